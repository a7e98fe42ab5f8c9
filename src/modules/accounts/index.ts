export { addPerson, grantRole, makePassphraseLink, type NewPerson, openSession, suspendAccount } from "./commands.ts";
