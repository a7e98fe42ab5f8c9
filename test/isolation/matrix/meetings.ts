import { made } from "../fixture/made.ts";
import { extraItem, interestRows, itemId, looked, meetingId, SPARE } from "../fixture/meetings.ts";
import type { Place, Row } from "../fixture/places.ts";
import { seatId } from "../fixture/terms.ts";
import type { Ask } from "../fixture.ts";
import { type Capacity, CHAIR, GROUP_READERS, MEETING_KEEPERS } from "./capacities.ts";
import type { Line } from "./line.ts";

const GROUP = { id: made.group };
const MEETING = { meetingId: (place: Place) => meetingId(place, looked(place)) };
const ITEM = { ...MEETING, itemId: (place: Place) => itemId(place, looked(place)) };
const EXTRA = { ...MEETING, itemId: (place: Place) => itemId(place, SPARE) };
const INTEREST = { ...ITEM, seatId: (place: Place) => seatId(place, 1) };
/** They see groups, and are not in the one whose meeting it is. */
const OUTSIDE: readonly Capacity[] = ["analyst", "vice-chair", "member", "auditor", "county lead"];

const places: readonly Place[] = ["A", "B", "I"];

/** Meetings and their agendas. */
export const meetingLines: readonly Line[] = [
  { route: "GET /:partnership/desk/meetings", for: GROUP_READERS },
  { route: "GET /:partnership/desk/groups/:id/meetings", for: GROUP_READERS, params: GROUP },
  { route: "GET /:partnership/desk/groups/:id/meetings/new", for: MEETING_KEEPERS, params: GROUP },
  { route: "POST /:partnership/desk/groups/:id/meetings", for: MEETING_KEEPERS, params: GROUP },
  { route: "GET /:partnership/desk/meetings/:meetingId", for: GROUP_READERS, hiddenFrom: OUTSIDE, params: MEETING },
  { route: "GET /:partnership/desk/meetings/:meetingId/move", for: MEETING_KEEPERS, params: MEETING },
  { route: "POST /:partnership/desk/meetings/:meetingId/move", for: MEETING_KEEPERS, params: MEETING },
  { route: "GET /:partnership/desk/meetings/:meetingId/cancellation", for: MEETING_KEEPERS, params: MEETING },
  { route: "POST /:partnership/desk/meetings/:meetingId/cancellation", for: MEETING_KEEPERS, params: MEETING },
  {
    route: "GET /:partnership/desk/meetings/:meetingId/notice",
    for: GROUP_READERS,
    hiddenFrom: OUTSIDE,
    params: MEETING,
  },
  { route: "POST /:partnership/desk/meetings/:meetingId/dispatch", for: MEETING_KEEPERS, params: MEETING },
  { route: "POST /:partnership/desk/meetings/:meetingId/waiver", for: CHAIR, params: MEETING },

  { route: "GET /:partnership/desk/meetings/:meetingId/items/new", for: MEETING_KEEPERS, params: MEETING },
  { route: "POST /:partnership/desk/meetings/:meetingId/items", for: MEETING_KEEPERS, params: MEETING },
  {
    route: "GET /:partnership/desk/meetings/:meetingId/items/:itemId",
    for: GROUP_READERS,
    hiddenFrom: OUTSIDE,
    params: ITEM,
  },
  { route: "GET /:partnership/desk/meetings/:meetingId/items/:itemId/edit", for: MEETING_KEEPERS, params: ITEM },
  { route: "POST /:partnership/desk/meetings/:meetingId/items/:itemId/edit", for: MEETING_KEEPERS, params: ITEM },
  { route: "POST /:partnership/desk/meetings/:meetingId/items/:itemId/place", for: MEETING_KEEPERS, params: ITEM },
  {
    route: "POST /:partnership/desk/meetings/:meetingId/items/:itemId/removal",
    for: MEETING_KEEPERS,
    params: EXTRA,
    ok: [303],
    undo: addAgain,
  },
  {
    route: "GET /:partnership/desk/meetings/:meetingId/items/:itemId/restriction",
    for: MEETING_KEEPERS,
    params: ITEM,
  },
  {
    route: "POST /:partnership/desk/meetings/:meetingId/items/:itemId/restriction",
    for: MEETING_KEEPERS,
    params: ITEM,
  },
  { route: "POST /:partnership/desk/meetings/:meetingId/items/:itemId/interests", for: MEETING_KEEPERS, params: ITEM },
  {
    route: "POST /:partnership/desk/meetings/:meetingId/items/:itemId/interests/:seatId/removal",
    for: MEETING_KEEPERS,
    params: INTEREST,
    // Nobody takes back an interest of their own, and in B's third group nobody has one.
    ok: [303, 422, 404],
    undo: declareAgain,
  },
];

async function addAgain(ask: Ask): Promise<void> {
  for (const place of places) await putBack(ask, "agenda_items", extraItem(place));
}

async function declareAgain(ask: Ask): Promise<void> {
  for (const row of places.flatMap(interestRows)) await putBack(ask, "meeting_interests", row);
}

async function putBack(ask: Ask, table: string, row: Row): Promise<void> {
  const columns = Object.keys(row).join(", ");
  await ask(
    `insert into ${table} (${columns}) select ${columns} from jsonb_populate_record(null::${table}, $1)
      where not exists (select from ${table} where id = $2)`,
    [JSON.stringify(row), row["id"]],
  );
}
