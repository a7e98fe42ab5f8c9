import { messageKind } from "../../platform/mail/kinds.ts";

/** The one-use link by which somebody whom their organisation has invited sets up an account. */
export const invitation = messageKind<{ days: string }>("staff.invitation", {
  title: "Invitation",
  subject: "You are invited to set up an account",
  needs: "invitation",
  usefulHours: 60 * 24,
  text: ({ days }, at) =>
    `Your organisation asks you to set up an account, so that you can work here with others.\n\nThis link works once, within ${days} days:\n\n${at.url(`/account/invitation/${at.linkToken}`)}\n\nYou choose a passphrase there, and then a second way of showing that it is you.\n\nIf you do not know what this is about, do nothing: no account is made.`,
});
