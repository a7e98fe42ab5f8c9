import { messageKind } from "../../platform/mail/kinds.ts";
import type { Tx } from "../../platform/tenancy/tx.ts";
import { listAcceptors } from "./store/proposals.ts";

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

const AWAITED =
  "Somebody has proposed how the people of an organisation sign in here. It changes nothing before a second person accepts, and you are one of those who may.";

/** To those who run the installation, when a provider waits to be accepted. */
export const providerAwaited = messageKind<{ proposal: string }>("accounts.provider-awaited", {
  title: "An organisation's sign-in waits to be accepted",
  subject: "Something is waiting for your decision",
  needs: "sign-in:configure",
  usefulHours: 14 * 24,
  isStillDue: (tx, message) => isAwaited(tx, message),
  text: ({ proposal }, { partnership, url }) =>
    `${AWAITED}\n\nRead what it would change, and accept or decline it here:\n\n${url(`/${partnership.slug}/desk/sign-in-providers/proposals/${proposal}`)}`,
});

/** The same to the administrators of that organisation's people, who have no desk in the installation. */
export const ownProviderAwaited = messageKind<{ organisation: string; proposal: string }>(
  "accounts.own-provider-awaited",
  {
    title: "The sign-in of one's own organisation waits to be accepted",
    subject: "Something is waiting for your decision",
    needs: "account",
    usefulHours: 14 * 24,
    isStillDue: (tx, message) => isAwaited(tx, message),
    text: ({ organisation, proposal }, { url }) =>
      `${AWAITED}\n\nRead what it would change, and accept or decline it here:\n\n${url(`/organisations/${organisation}/sign-in-proposals/${proposal}`)}`,
  },
);

/** To whoever proposed it, when somebody else has decided it or put a newer one in its place. */
export const providerDecided = messageKind<{ proposal: string }>("accounts.provider-decided", {
  title: "A proposed sign-in of an organisation is decided",
  subject: "What you proposed has been decided",
  needs: "sign-in:configure",
  usefulHours: 14 * 24,
  text: ({ proposal }, { partnership, url }) =>
    `What you proposed about how the people of an organisation sign in has been decided.\n\nSee here what became of it:\n\n${url(`/${partnership.slug}/desk/sign-in-providers/proposals/${proposal}`)}`,
});

/** Whether somebody may still accept what they are told of. */
async function isAwaited(
  tx: Tx,
  { person, params }: { readonly person: string; readonly params: { readonly proposal: string } },
): Promise<boolean> {
  return (await listAcceptors(tx, params.proposal)).includes(person);
}
