export { addPerson, grantRole, makePassphraseLink, openSession, suspendAccount } from "./commands.ts";
