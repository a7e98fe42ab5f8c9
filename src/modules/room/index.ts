export { recordAttendance } from "./commands/attendance.ts";
export { listOwnVotes } from "./commands/cast-votes.ts";
export { recordConsensus, recordVote } from "./commands/decisions.ts";
export { tableMotion } from "./commands/proposals.ts";
export { type AttendanceRead, type DecisionRead, readRecord } from "./commands/record.ts";
export { closeMeeting, takeItem } from "./commands/sittings.ts";
export { nowOf } from "./commands/surroundings.ts";
export { MOTION_KIND_LABELS } from "./rules/motions.ts";
export { votesSection } from "./views/own-votes.ts";
