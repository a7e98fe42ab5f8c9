export { addAction, findChoices } from "./commands/actions.ts";
export { recordUpdate } from "./commands/updates.ts";
export type { Action } from "./rules/actions.ts";
export type { Choices } from "./rules/updates.ts";
export { listActionsFrom, listOpenActions } from "./store/actions.ts";
export { overdueSection, ownActionsSection } from "./views/own.ts";
