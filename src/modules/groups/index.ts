export { recordChair } from "./commands/chairs.ts";
export { placeRepresentative } from "./commands/representatives.ts";
export { addLine, addSeat, approveTerms, draftTerms, saveTerms } from "./commands/terms.ts";
export { type Tally, tally } from "./rules/ballots.ts";
export { type ProposedDay, proposeDays } from "./rules/cadence.ts";
export { postsOn } from "./rules/chairs.ts";
export type { GroupSeen } from "./rules/groups.ts";
export { noticeFor } from "./rules/notice.ts";
export {
  feedbackOwed,
  type Procedure,
  STATE_WORDS,
  type State,
  type Step,
  stateOf,
  take,
} from "./rules/proposals.ts";
export { quorumOf } from "./rules/quorum.ts";
export { NOTHING_STATED, quorumRuleOf, type Settings } from "./rules/settings.ts";
export {
  type AccountabilityLine,
  type Approval,
  inForceOn,
  type ListedSeat,
  type NewSeat,
  reviewDueOn,
  seatsOn,
  type Terms,
  type TermsTexts,
} from "./rules/terms.ts";
export { listActing, listChairs, listDuePosts, listTermsOfOffice } from "./store/chairs.ts";
export { getGroupSeen, listGroupsSeen } from "./store/groups.ts";
export { listCandidates } from "./store/representatives.ts";
export { listDueReviews } from "./store/reviews.ts";
export { listAccountability, listTerms } from "./store/terms.ts";
export { groupCrumbs, groupHref } from "./views/desk.ts";
export { postsSection, reviewsSection } from "./views/due.ts";
