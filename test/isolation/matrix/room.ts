import { itemId, looked, meetingId } from "../fixture/meetings.ts";
import type { Place } from "../fixture/places.ts";
import { attendanceId, motionId } from "../fixture/room.ts";
import { type Capacity, CHAIR, GROUP_READERS, MEETING_KEEPERS } from "./capacities.ts";
import type { Line } from "./line.ts";

const MEETING = { meetingId: (place: Place) => meetingId(place, looked(place)) };
const ITEM = { ...MEETING, itemId: (place: Place) => itemId(place, looked(place)) };
const SOMEBODY = { ...MEETING, attendanceId: (place: Place) => attendanceId(place, looked(place)) };
const MOTION = { ...MEETING, motionId: (place: Place) => motionId(place, looked(place)) };
/** They see groups, and are not in the one whose meeting it is. */
const OUTSIDE: readonly Capacity[] = ["analyst", "vice-chair", "member", "auditor", "county lead"];

const read = { for: GROUP_READERS, hiddenFrom: OUTSIDE };
const run = { for: MEETING_KEEPERS };

/** The room of a meeting. */
export const roomLines: readonly Line[] = [
  { route: "GET /:partnership/desk/meetings/:meetingId/room", ...read, params: MEETING },
  { route: "GET /:partnership/desk/meetings/:meetingId/room/changes", ...read, params: MEETING },
  { route: "GET /:partnership/desk/meetings/:meetingId/room/adjournment", ...run, params: MEETING },
  { route: "POST /:partnership/desk/meetings/:meetingId/room/adjournment", ...run, params: MEETING },
  { route: "GET /:partnership/desk/meetings/:meetingId/room/closing", ...run, params: MEETING },
  { route: "POST /:partnership/desk/meetings/:meetingId/room/closing", ...run, params: MEETING },
  { route: "GET /:partnership/desk/meetings/:meetingId/room/reopening", ...run, params: MEETING },
  { route: "POST /:partnership/desk/meetings/:meetingId/room/reopening", ...run, params: MEETING },

  { route: "GET /:partnership/desk/meetings/:meetingId/room/attendance/new", ...run, params: MEETING },
  { route: "POST /:partnership/desk/meetings/:meetingId/room/attendance", ...run, params: MEETING },
  { route: "GET /:partnership/desk/meetings/:meetingId/room/attendance/:attendanceId/edit", ...run, params: SOMEBODY },
  { route: "POST /:partnership/desk/meetings/:meetingId/room/attendance/:attendanceId/edit", ...run, params: SOMEBODY },
  {
    route: "POST /:partnership/desk/meetings/:meetingId/room/attendance/:attendanceId/leaving",
    ...run,
    params: SOMEBODY,
  },
  // The meeting is still to come: nobody was there who could be taken out.
  {
    route: "POST /:partnership/desk/meetings/:meetingId/room/attendance/:attendanceId/removal",
    ...run,
    params: SOMEBODY,
  },

  { route: "GET /:partnership/desk/meetings/:meetingId/room/items/:itemId", ...read, params: ITEM },
  { route: "POST /:partnership/desk/meetings/:meetingId/room/items/:itemId/taking", ...run, params: ITEM },
  { route: "POST /:partnership/desk/meetings/:meetingId/room/items/:itemId/motions", ...run, params: ITEM },
  { route: "GET /:partnership/desk/meetings/:meetingId/room/motions/:motionId/edit", ...run, params: MOTION },
  { route: "POST /:partnership/desk/meetings/:meetingId/room/motions/:motionId/edit", ...run, params: MOTION },
  { route: "POST /:partnership/desk/meetings/:meetingId/room/motions/:motionId/consensus", ...run, params: MOTION },
  { route: "POST /:partnership/desk/meetings/:meetingId/room/motions/:motionId/vote", ...run, params: MOTION },
  { route: "POST /:partnership/desk/meetings/:meetingId/room/motions/:motionId/dissents", ...run, params: MOTION },
  // Nobody is in the room of a meeting that is still to come.
  { route: "POST /:partnership/desk/meetings/:meetingId/room/motions/:motionId/own-vote", ...read, params: MOTION },
  {
    route: "POST /:partnership/desk/meetings/:meetingId/room/motions/:motionId/determination",
    for: CHAIR,
    params: MOTION,
  },
];
