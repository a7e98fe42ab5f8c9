import { done, type Outcome, refuse } from "../../../kernel/outcome.ts";
import { recordEvent } from "../../../platform/audit/record.ts";
import { queueMessage } from "../../../platform/mail/kinds.ts";
import type { Tx } from "../../../platform/tenancy/tx.ts";
import { listHolders } from "../../accounts/index.ts";
import { releaseAwaited } from "../emails.ts";
import { leavesOut, viewOf } from "../rules/documents.ts";
import { readsAll } from "../rules/minutes.ts";
import { type AwaitedRelease, agree, type Office, type Proposal, withdraw } from "../rules/releases.ts";
import { getMinutes } from "../store/minutes.ts";
import * as store from "../store/proposals.ts";
import { lockMinutes } from "../store/texts.ts";

/**
 * Puts a view of cleared minutes forward for release: builds the document of what may be read, and keeps it as the next
 * version. The same document put forward again, while it waits or is released, is the same version.
 */
export async function putForward(tx: Tx, meeting: string, reach: Proposal["reach"]): Promise<Outcome<string>> {
  await lockMinutes(tx, meeting);
  const minutes = await getMinutes(tx, meeting);
  if (!minutes.cleared) return refuse("The chair has to clear the minutes before they can be released");
  const readable = readsAll(minutes.parts, "put the minutes forward");
  if (!readable.ok) return readable;
  const document = viewOf(minutes, minutes.parts, reach);
  const latest = (await store.listProposals(tx, meeting)).find((one) => one.reach === reach);
  if (latest && !latest.withdrawal && (await store.hasDocument(tx, latest.id, document))) return done(latest.id);
  const version = (latest?.version ?? 0) + 1;
  const id = await store.insertProposal(tx, minutes.meeting, {
    ...{ reach, version, document },
    leavesOut: leavesOut(document),
  });
  recordEvent(tx, "minutes.put-forward", meeting, { reach, version });
  await tellThoseWhoAgree(tx, id, leavesOut(document));
  return done(id);
}

/** The chair hears that minutes wait; the vice-chair where something is left out. */
async function tellThoseWhoAgree(tx: Tx, proposal: string, isLess: boolean): Promise<void> {
  const chairs = await listHolders(tx, "meetings:chair");
  const others = isLess ? await listHolders(tx, "minutes:release") : [];
  for (const person of new Set([...chairs, ...others]))
    await queueMessage(tx, releaseAwaited, {
      recipient: { person },
      key: `${proposal} ${person}`,
      params: { proposal },
    });
}

/** Minutes that wait for the agreement of whoever asks. */
export async function listReleasesToAgree(tx: Tx): Promise<AwaitedRelease[]> {
  const { capabilities } = tx.identity;
  return capabilities.includes("minutes:release") ? store.listAwaited(tx, officeOf(capabilities)) : [];
}

/** Agrees to a release, as chair or as vice-chair. It is released when those have agreed who must. */
export async function agreeToRelease(tx: Tx, id: string): Promise<Outcome<Proposal>> {
  const { meetingId } = await store.getProposal(tx, id);
  await store.lockProposals(tx, meetingId);
  const proposal = await store.getProposal(tx, id);
  const office = officeOf(tx.identity.capabilities);
  const decision = agree(proposal, office, tx.identity.person ?? "");
  if (!decision.ok) return decision;
  await store.insertAgreement(tx, proposal, office);
  recordEvent(tx, "minutes.release-agreed", meetingId, { proposal: id, office, version: proposal.version });
  return done(await store.getProposal(tx, id));
}

/** Takes a document back: nobody reads it by its release from the next request on. */
export async function withdrawRelease(tx: Tx, id: string, reason: string): Promise<Outcome<Proposal>> {
  const { meetingId } = await store.getProposal(tx, id);
  await store.lockProposals(tx, meetingId);
  const decision = withdraw(await store.getProposal(tx, id));
  if (!decision.ok) return decision;
  await store.insertWithdrawal(tx, decision.value, reason);
  recordEvent(tx, "minutes.withdrawn", meetingId, { proposal: id, version: decision.value.version });
  return decision;
}

/** Whoever has the chair's right acts as chair, and never as vice-chair. */
export function officeOf(capabilities: readonly string[]): Office {
  return capabilities.includes("meetings:chair") ? "chair" : "vice-chair";
}
