export type { GroupSeen } from "./rules/groups.ts";
export { listGroupsSeen } from "./store/groups.ts";
