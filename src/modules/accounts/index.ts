export { makePassphraseLink } from "./commands/links.ts";
export { refuseWeak } from "./commands/passphrases.ts";
export { addPerson, grantRole, suspendAccount } from "./commands/people.ts";
export { openSession } from "./commands/sign-in.ts";
export { passphraseForm } from "./forms/sign-in.ts";
export { listHolders } from "./store/people.ts";
export { recordSignIn } from "./store/sign-in.ts";
export { HOW, newPassphrase } from "./views/passphrase.ts";
