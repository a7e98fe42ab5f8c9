import { made } from "../fixture/made.ts";
import { looked, meetingId } from "../fixture/meetings.ts";
import type { Place } from "../fixture/places.ts";
import { extraProgrammeItem, programmeItemId, UNTAKEN } from "../fixture/programmes.ts";
import type { Ask } from "../fixture.ts";
import { type Capacity, GROUP_READERS, MEETING_KEEPERS } from "./capacities.ts";
import type { Line } from "./line.ts";

const GROUP = { id: (place: Place) => made.group(place, looked(place)) };
const ITEM = { ...GROUP, programmeItemId: (place: Place) => programmeItemId(place, UNTAKEN) };
const MEETING = { meetingId: (place: Place) => meetingId(place, looked(place)) };
/** They see groups, and are not in the one whose programme it is. */
const OUTSIDE: readonly Capacity[] = ["analyst", "vice-chair", "member", "auditor", "county lead"];

/** Work programmes of groups. */
export const programmeLines: readonly Line[] = [
  { route: "GET /:partnership/desk/groups/:id/programme", for: GROUP_READERS, hiddenFrom: OUTSIDE, params: GROUP },
  { route: "POST /:partnership/desk/groups/:id/programme/proposals", for: MEETING_KEEPERS, params: GROUP },
  { route: "GET /:partnership/desk/groups/:id/programme/items/new", for: MEETING_KEEPERS, params: GROUP },
  { route: "POST /:partnership/desk/groups/:id/programme/items", for: MEETING_KEEPERS, params: GROUP },
  {
    route: "GET /:partnership/desk/groups/:id/programme/items/:programmeItemId/edit",
    for: MEETING_KEEPERS,
    params: ITEM,
  },
  {
    route: "POST /:partnership/desk/groups/:id/programme/items/:programmeItemId/edit",
    for: MEETING_KEEPERS,
    params: ITEM,
  },
  {
    route: "POST /:partnership/desk/groups/:id/programme/items/:programmeItemId/removal",
    for: MEETING_KEEPERS,
    params: ITEM,
    ok: [303],
    undo: addAgain,
  },
  { route: "GET /:partnership/desk/meetings/:meetingId/programme", for: MEETING_KEEPERS, params: MEETING },
  // What is due is on the agenda already, or of another month: the routes' own tests say what is taken.
  { route: "POST /:partnership/desk/meetings/:meetingId/programme", for: MEETING_KEEPERS, params: MEETING, ok: [303] },
];

async function addAgain(ask: Ask): Promise<void> {
  for (const place of ["A", "B", "I"] as const) {
    const row = extraProgrammeItem(place);
    const columns = Object.keys(row).join(", ");
    await ask(
      `insert into programme_items (${columns}) select ${columns} from jsonb_populate_record(null::programme_items, $1)
        where not exists (select from programme_items where id = $2)`,
      [JSON.stringify(row), row["id"]],
    );
  }
}
