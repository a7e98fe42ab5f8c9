export { makePassphraseLink } from "./commands/links.ts";
export { addPerson, grantRole, suspendAccount } from "./commands/people.ts";
export { openSession } from "./commands/sign-in.ts";
export { listHolders } from "./store/people.ts";
