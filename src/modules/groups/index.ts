export { addLine, addSeat, approveTerms, draftTerms, saveTerms } from "./commands/terms.ts";
export type { GroupSeen } from "./rules/groups.ts";
export { quorumOf } from "./rules/quorum.ts";
export { NOTHING_STATED, quorumRuleOf, type Settings } from "./rules/settings.ts";
export {
  type AccountabilityLine,
  type Approval,
  type NewSeat,
  seatsOn,
  type TermsTexts,
} from "./rules/terms.ts";
export { listGroupsSeen } from "./store/groups.ts";
export { listDueReviews } from "./store/reviews.ts";
export { reviewsSection } from "./views/due.ts";
