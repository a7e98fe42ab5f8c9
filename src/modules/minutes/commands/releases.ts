import { done, type Outcome, refuse } from "../../../kernel/outcome.ts";
import { recordEvent } from "../../../platform/audit/record.ts";
import { queueMessage } from "../../../platform/mail/kinds.ts";
import { heldIn, holdsAnywhere } from "../../../platform/tenancy/held.ts";
import type { Identity, Tx } from "../../../platform/tenancy/tx.ts";
import { listHolders } from "../../accounts/index.ts";
import { listActing } from "../../groups/index.ts";
import { releaseAwaited } from "../emails.ts";
import { leavesOut, viewOf } from "../rules/documents.ts";
import { readsAll } from "../rules/minutes.ts";
import { type AwaitedRelease, agree, isAwaited, type Office, type Proposal, withdraw } from "../rules/releases.ts";
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
  await tellThoseWhoAgree(tx, id, minutes.groupId, leavesOut(document));
  return done(id);
}

/** The chair hears that minutes wait; the vice-chair where something is left out: the group's own, or else the partnership's. */
async function tellThoseWhoAgree(tx: Tx, proposal: string, group: string, isLess: boolean): Promise<void> {
  const chairs = await listHolders(tx, "meetings:chair");
  const deputies = isLess ? (await listHolders(tx, "minutes:release")).filter((one) => !chairs.includes(one)) : [];
  const [chair, deputy] = [
    await listActing(tx, group, "chair"),
    isLess ? await listActing(tx, group, "vice-chair") : [],
  ];
  for (const person of new Set([...(chair.length > 0 ? chair : chairs), ...(deputy.length > 0 ? deputy : deputies)]))
    await queueMessage(tx, releaseAwaited, {
      recipient: { person },
      key: `${proposal} ${person}`,
      params: { proposal },
    });
}

/** Minutes that wait for the agreement of whoever asks. */
export async function listReleasesToAgree(tx: Tx): Promise<AwaitedRelease[]> {
  const { identity } = tx;
  if (!holdsAnywhere(identity, "minutes:release")) return [];
  const waiting = (await store.listWaiting(tx)).filter(({ groupId }) =>
    heldIn(identity, groupId).includes("minutes:release"),
  );
  return waiting.filter((one) => isAwaited(one, officeIn(identity, one.groupId)));
}

/** Agrees to a release, as chair or as vice-chair. It is released when those have agreed who must. */
export async function agreeToRelease(tx: Tx, id: string): Promise<Outcome<Proposal>> {
  const { meetingId } = await store.getProposal(tx, id);
  await store.lockProposals(tx, meetingId);
  const proposal = await store.getProposal(tx, id);
  const office = officeIn(tx.identity, proposal.groupId);
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

/** Whether somebody has a say on what is released of a group's minutes. */
export function decidesOn(identity: Identity, group: string): boolean {
  const held = heldIn(identity, group);
  return held.includes("minutes:release") || held.includes("minutes:withdraw");
}

/** In which office somebody acts in a group: in the one they hold there, or else in that of the partnership. */
export function officeIn(
  { capabilities, inGroups = {} }: Pick<Identity, "capabilities" | "inGroups">,
  group: string,
): Office {
  const held = inGroups[group] ?? capabilities;
  return held.includes("meetings:chair") ? "chair" : "vice-chair";
}
