export { countPending } from "./store/grants.ts";
export { approvalsSection } from "./views/approvals.ts";
