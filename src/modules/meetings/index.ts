export { addItem, declareInterest, restrictItem } from "./commands/agenda.ts";
export { boundBy, proposedDays, scheduleMeeting } from "./commands/meetings.ts";
export { type AgendaItem, ITEM_KIND_LABELS, type ItemFacts, restrictionInWords } from "./rules/agenda.ts";
export { type Meeting, stateOfMeeting, whenInWords } from "./rules/meetings.ts";
export { getItem, listItems, lockAgenda } from "./store/agenda.ts";
export { getMeeting, listGroupMeetings } from "./store/meetings.ts";
export { listPapersToRead } from "./store/papers.ts";
export { itemHref, meetingCrumbs, meetingHref, RESTRICTED_TAG, titleOf } from "./views/desk.ts";
export { papersToReadSection } from "./views/papers.ts";
