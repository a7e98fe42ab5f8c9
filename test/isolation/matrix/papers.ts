import { itemId, looked, meetingId, UNRESTRICTED } from "../fixture/meetings.ts";
import { paperId } from "../fixture/papers.ts";
import type { Place } from "../fixture/places.ts";
import { type Capacity, GROUP_READERS, MEETING_KEEPERS } from "./capacities.ts";
import type { Line } from "./line.ts";

const MEETING = { meetingId: (place: Place) => meetingId(place, looked(place)) };
const ITEM = { ...MEETING, itemId: (place: Place) => itemId(place, UNRESTRICTED) };
const PAPER = { ...MEETING, paperId: (place: Place) => paperId(place, UNRESTRICTED) };
/** They see groups, and are not in the one whose meeting it is. */
const OUTSIDE: readonly Capacity[] = ["analyst", "vice-chair", "member", "auditor", "county lead"];
const readers = { for: GROUP_READERS, hiddenFrom: OUTSIDE } as const;
const keepers = { for: MEETING_KEEPERS } as const;
const AT = "/:partnership/desk/meetings/:meetingId";

/** Papers of the items of an agenda. */
export const paperLines: readonly Line[] = [
  { route: `GET ${AT}/papers`, ...readers, params: MEETING },
  { route: `POST ${AT}/papers/supplements`, ...keepers, params: MEETING },
  { route: `GET ${AT}/items/:itemId/papers/new`, ...keepers, params: ITEM },
  { route: `POST ${AT}/items/:itemId/papers`, ...keepers, params: ITEM, multipart: true },
  { route: `GET ${AT}/papers/:paperId`, ...readers, params: PAPER },
  { route: `POST ${AT}/papers/:paperId/removal`, ...keepers, params: PAPER },
  { route: `GET ${AT}/papers/:paperId/versions/new`, ...keepers, params: PAPER },
  { route: `POST ${AT}/papers/:paperId/versions`, ...keepers, params: PAPER, multipart: true },
  { route: `GET ${AT}/papers/:paperId/versions/:number`, ...readers, params: { ...PAPER, number: () => "2" } },
];
