import { made } from "../fixture/made.ts";
import { itemId, looked, meetingId } from "../fixture/meetings.ts";
import { RELEASED, releaseId, WAITING } from "../fixture/minutes.ts";
import type { Place } from "../fixture/places.ts";
import {
  type Capacity,
  CHAIR,
  GROUP_READERS,
  MEETING_KEEPERS,
  MINUTES_RELEASERS,
  MINUTES_WITHDRAWERS,
} from "./capacities.ts";
import type { Line } from "./line.ts";

const MEETING = { meetingId: (place: Place) => meetingId(place, looked(place)) };
const PART = { ...MEETING, part: (place: Place) => itemId(place, looked(place)) };
const VIEW = { ...MEETING, view: () => "public" };
const release = (n: number) => ({ releaseId: (place: Place) => releaseId(place, n) });
/** They see groups, and are not in the one whose meeting it is. */
const OUTSIDE: readonly Capacity[] = ["analyst", "vice-chair", "member", "auditor", "county lead"];

/** Minutes of meetings, and what of them is released. */
export const minutesLines: readonly Line[] = [
  { route: "GET /:partnership/minutes", for: "everybody", cache: "public" },
  {
    route: "GET /:partnership/minutes/groups/:groupId",
    for: "everybody",
    params: { groupId: made.group },
    gone: [{ groupId: (place: Place) => made.group(place, 2) }],
    cache: "public",
  },
  {
    route: "GET /:partnership/minutes/:releaseId",
    for: "everybody",
    params: release(RELEASED.public),
    // For partners alone, waiting for the vice-chair, and withdrawn.
    gone: [release(RELEASED.partners), release(WAITING), release(4)],
    cache: "public",
  },
  {
    route: "GET /:partnership/minutes/:releaseId/document.docx",
    for: "everybody",
    params: release(RELEASED.public),
    gone: [release(RELEASED.partners), release(WAITING), release(4)],
  },

  {
    route: "GET /:partnership/desk/meetings/:meetingId/minutes/document.docx",
    for: GROUP_READERS,
    hiddenFrom: OUTSIDE,
    params: MEETING,
  },
  {
    route: "GET /:partnership/desk/minutes/:releaseId/document.docx",
    for: GROUP_READERS,
    params: release(RELEASED.partners),
  },
  {
    route: "GET /:partnership/desk/meetings/:meetingId/minutes",
    for: GROUP_READERS,
    hiddenFrom: OUTSIDE,
    params: MEETING,
  },
  { route: "POST /:partnership/desk/meetings/:meetingId/minutes/clearance", for: CHAIR, params: MEETING },
  { route: "POST /:partnership/desk/meetings/:meetingId/minutes/confirmation", for: MEETING_KEEPERS, params: MEETING },
  { route: "GET /:partnership/desk/meetings/:meetingId/minutes/:part", for: MEETING_KEEPERS, params: PART },
  { route: "POST /:partnership/desk/meetings/:meetingId/minutes/:part", for: MEETING_KEEPERS, params: PART },
  { route: "POST /:partnership/desk/meetings/:meetingId/minutes/:part/actions", for: MEETING_KEEPERS, params: PART },
  { route: "GET /:partnership/desk/meetings/:meetingId/minutes/:part/amendment", for: MEETING_KEEPERS, params: PART },
  { route: "POST /:partnership/desk/meetings/:meetingId/minutes/:part/amendment", for: MEETING_KEEPERS, params: PART },

  {
    route: "GET /:partnership/desk/meetings/:meetingId/minutes/views/:view",
    for: GROUP_READERS,
    hiddenFrom: OUTSIDE,
    params: VIEW,
  },
  { route: "POST /:partnership/desk/meetings/:meetingId/minutes/views/:view", for: MEETING_KEEPERS, params: VIEW },
  { route: "GET /:partnership/desk/groups/:id/minutes", for: GROUP_READERS, params: { id: made.group } },
  { route: "GET /:partnership/desk/minutes/:releaseId", for: GROUP_READERS, params: release(RELEASED.partners) },
  {
    route: "POST /:partnership/desk/minutes/:releaseId/agreement",
    for: MINUTES_RELEASERS,
    params: release(RELEASED.public),
    stepUp: true,
  },
  {
    route: "POST /:partnership/desk/minutes/:releaseId/withdrawal",
    for: MINUTES_WITHDRAWERS,
    params: release(RELEASED.public),
    stepUp: true,
  },
];
