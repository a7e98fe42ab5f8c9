import { messageKind } from "../../platform/mail/kinds.ts";

/** The one-use link by which somebody who has forgotten their passphrase chooses another. */
export const newPassphraseLink = messageKind<Record<string, never>>("accounts.new-passphrase", {
  title: "Link to choose a new passphrase",
  subject: "The link you asked for",
  needs: "account",
  usefulHours: 1,
  text: (_, at) =>
    `Somebody, probably you, asked to choose a new passphrase.\n\nThis link works once, within an hour:\n\n${at.url(`/account/link/${at.linkToken}`)}\n\nIf you did not ask for it, do nothing: your passphrase stays as it is.`,
});

/** Tells somebody that their passphrase is another now, in case it was not they who changed it. */
export const passphraseChanged = messageKind<Record<string, never>>("accounts.passphrase-changed", {
  title: "Notice that a passphrase was changed",
  subject: "Your passphrase was changed",
  needs: "account",
  usefulHours: 72,
  text: (_, at) =>
    `Your passphrase was changed, and your other sessions have ended.\n\nIf it was not you, choose a new one at once, and tell your partnership manager:\n\n${at.url("/account/new-passphrase")}`,
});
