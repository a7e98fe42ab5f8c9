export { boundBy } from "./commands/meetings.ts";
export { type AgendaItem, restrictionInWords } from "./rules/agenda.ts";
export { type Meeting, stateOfMeeting, whenInWords } from "./rules/meetings.ts";
export { listItems } from "./store/agenda.ts";
export { getMeeting, listGroupMeetings } from "./store/meetings.ts";
export { meetingCrumbs, meetingHref, RESTRICTED_TAG, titleOf } from "./views/desk.ts";
