import { NotFound } from "../../../kernel/errors.ts";
import { newId } from "../../../kernel/ids.ts";
import { done, type Outcome, refuse } from "../../../kernel/outcome.ts";
import { recordEvent } from "../../../platform/audit/record.ts";
import { queueMessage } from "../../../platform/mail/kinds.ts";
import type { Tx } from "../../../platform/tenancy/tx.ts";
import { ownProviderAwaited, providerAwaited, providerDecided } from "../emails.ts";
import { type Decision, decideProposal, isOutdated, type ProviderProposal, refusalOf } from "../rules/proposals.ts";
import {
  type ConfiguredProvider,
  checkSettings,
  isUnchanged,
  needsNewSecret,
  type ProviderSettings,
} from "../rules/providers.ts";
import { listHolders } from "../store/people.ts";
import * as store from "../store/proposals.ts";
import * as providers from "../store/providers.ts";

/** `revision`: of the provider that was shown; undefined where there was none. No secret: the one that is kept stays. */
type Sent = { readonly sealedSecret: Buffer | undefined; readonly revision: number | undefined };

/** The proposal that waits now, and whether another made way for it. */
type Proposed = { readonly id: string; readonly replaced: boolean };

/**
 * Keeps a provider, or a change of one, for a second person to accept; it changes nothing before. It takes the place of what
 * waited for the organisation; the same once more is the same. Refuses what a provider cannot be, and when somebody has
 * changed it since `revision`.
 */
export async function proposeProvider(
  tx: Tx,
  organisation: string,
  settings: ProviderSettings,
  sent: Sent,
): Promise<Outcome<Proposed>> {
  await store.lockProposals(tx);
  const before = await providers.findProvider(tx, organisation);
  const checked = await checkProposal(tx, organisation, before, settings, sent);
  if (!checked.ok) return checked;

  const waiting = await store.findWaiting(tx, organisation);
  if (waiting && isSame(tx, waiting, settings, sent)) return done({ id: waiting.id, replaced: false });
  const id = newId();
  if (waiting) await close(tx, waiting, "replaced", id);
  const { revision = null, sealedSecret } = sent;
  await store.insertProposal(tx, organisation, settings, { id, ofRevision: revision, sealedSecret });
  recordEvent(tx, "identity-provider.proposed", organisation, {
    proposal: id,
    localSignIn: settings.localSignIn,
    newSecret: sealedSecret !== undefined,
    replaces: waiting?.id ?? null,
  });
  await tellAcceptors(tx, organisation, id);
  return done({ id, replaced: waiting !== undefined });
}

async function checkProposal(
  tx: Tx,
  organisation: string,
  before: ConfiguredProvider | undefined,
  settings: ProviderSettings,
  { revision, sealedSecret }: Sent,
): Promise<Outcome<unknown>> {
  if (revision === undefined) {
    const without = await providers.listOrganisationsWithout(tx);
    if (!without.some(({ id }) => id === organisation))
      return refuse("Choose an organisation that has no provider yet", "organisation");
  } else if (!before) throw new NotFound("identity provider");
  if (before?.revision !== revision)
    return refuse("Somebody else has changed this in between. Load the page again, then make your change");
  const checked = checkSettings(settings, await providers.listTakenDomains(tx, organisation, settings.emailDomains));
  if (!checked.ok || !before || sealedSecret !== undefined) return checked;
  if (needsNewSecret(before, settings))
    return refuse("Enter the client secret of the provider at the new address", "clientSecret");
  if (isUnchanged(before, settings)) return refuse("Everything is set like this already: change something first");
  return checked;
}

/** Sent twice, or once more by the same person. A new secret may be another each time. */
function isSame(
  tx: Tx,
  waiting: ProviderProposal,
  settings: ProviderSettings,
  { revision, sealedSecret }: Sent,
): boolean {
  return (
    waiting.proposedBy.id === tx.identity.person &&
    sealedSecret === undefined &&
    !waiting.newSecret &&
    !isOutdated(waiting, revision) &&
    isUnchanged(waiting.settings, settings)
  );
}

/**
 * Makes what somebody else proposed the organisation's provider: ends the sessions opened here where that is switched off,
 * and forgets who was linked where people are known by something else from now on. Refuses whoever proposed it, as the
 * database does too, and when the provider was changed since.
 */
export async function acceptProposal(tx: Tx, id: string): Promise<Outcome<ProviderProposal>> {
  await store.lockProposals(tx);
  const proposal = await store.getProposal(tx, id);
  const decision = decideProposal(proposal, "accepted", tx.identity.person);
  if (!decision.ok) return decision;
  if (decision.value === "before") return done(proposal);

  const accepted = await store.updateToAccepted(tx, id);
  if (accepted.refused !== undefined) return refuse(refusalOf(accepted.refused, accepted.domains));
  const { unlinked, endedSessions } = accepted;
  recordEvent(tx, "identity-provider.accepted", proposal.organisation.id, {
    ...detailOf(proposal),
    localSignIn: proposal.settings.localSignIn,
    newSecret: proposal.newSecret,
    unlinked,
    endedSessions,
  });
  await tellProposer(tx, proposal);
  return done(proposal);
}

/** Declines what somebody else proposed, and erases its secret. */
export function declineProposal(tx: Tx, id: string): Promise<Outcome<ProviderProposal>> {
  return closeAs(tx, id, "declined");
}

/** Takes back what one proposed oneself, and erases its secret. */
export function withdrawProposal(tx: Tx, id: string): Promise<Outcome<ProviderProposal>> {
  return closeAs(tx, id, "withdrawn");
}

async function closeAs(tx: Tx, id: string, as: "declined" | "withdrawn"): Promise<Outcome<ProviderProposal>> {
  await store.lockProposals(tx);
  const proposal = await store.getProposal(tx, id);
  const decision = decideProposal(proposal, as, tx.identity.person);
  if (!decision.ok) return decision;
  if (decision.value === "now") await close(tx, proposal, as);
  return done(proposal);
}

/** `by`: the proposal that takes its place. */
async function close(tx: Tx, proposal: ProviderProposal, as: Exclude<Decision, "accepted">, by?: string) {
  await store.updateToClosed(tx, proposal.id, as);
  const detail = { ...detailOf(proposal), ...(by !== undefined && { by }) };
  recordEvent(tx, `identity-provider.${as}`, proposal.organisation.id, detail);
  await tellProposer(tx, proposal);
}

function detailOf({ id, proposedBy }: ProviderProposal) {
  return { proposal: id, proposedBy: proposedBy.id };
}

/** One message each: whoever both runs the installation and administers the organisation is told where both are done. */
async function tellAcceptors(tx: Tx, organisation: string, proposal: string): Promise<void> {
  const operators = await listHolders(tx, "sign-in:configure");
  for (const person of await store.listAcceptors(tx, proposal)) {
    const to = { recipient: { person }, key: `${proposal} ${person}` };
    if (operators.includes(person)) await queueMessage(tx, providerAwaited, { ...to, params: { proposal } });
    else await queueMessage(tx, ownProviderAwaited, { ...to, params: { organisation, proposal } });
  }
}

async function tellProposer(tx: Tx, { id, proposedBy: { id: person } }: ProviderProposal): Promise<void> {
  if (person === tx.identity.person) return;
  await queueMessage(tx, providerDecided, { recipient: { person }, key: id, params: { proposal: id } });
}
