export { acceptGrant, askForRole } from "./commands/grants.ts";
export { roleAwaited } from "./emails.ts";
export { countPending } from "./store/grants.ts";
export { listPeopleWith } from "./store/people.ts";
export { approvalsSection } from "./views/approvals.ts";
