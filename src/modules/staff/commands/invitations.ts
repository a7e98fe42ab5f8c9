import { done, type Outcome, refuse } from "../../../kernel/outcome.ts";
import { recordEvent } from "../../../platform/audit/record.ts";
import { queueInvitations } from "../../../platform/mail/kinds.ts";
import type { Tx } from "../../../platform/tenancy/tx.ts";
import { invitation as letter } from "../emails.ts";
import { cancel, type Invitation, type NewInvitation, sendAgain } from "../rules/invitations.ts";
import * as store from "../store/invitations.ts";
import { listColleaguesByEmail } from "../store/people.ts";

/**
 * Invites somebody to the organisation of the transaction by a link that works once, for so many days. Refuses an address
 * of its own people, and one that an invitation is open for. Of other organisations' people it says nothing: whoever has the
 * address is told so when they open the link.
 */
export async function invite(tx: Tx, invitation: NewInvitation, days: number): Promise<Outcome<string>> {
  const [colleague] = await listColleaguesByEmail(tx, [invitation.email]);
  if (colleague)
    return refuse(
      colleague.state === "active"
        ? `${colleague.name} of your organisation has this address already`
        : `${colleague.name} of your organisation has this address already, and is ${colleague.state === "left" ? "noted as having left" : "suspended"}. Restore them instead`,
      "email",
    );
  const [id] = await store.insertInvitations(tx, [invitation]);
  if (id === undefined)
    return refuse(
      "Somebody has been invited at this address already. Look among the invitations, and send it again there",
      "email",
    );
  await queueInvitations(tx, letter, [id], days);
  recordEvent(tx, "person.invited", id, detailOf(tx, invitation));
  return done(id);
}

/** Sends an invitation once more: the link of the message before works no more. */
export async function inviteAgain(tx: Tx, id: string, days: number, now: Date): Promise<Outcome<Invitation>> {
  const decision = sendAgain(await store.getBareInvitation(tx, id), now);
  if (!decision.ok) return decision;

  if ((await queueInvitations(tx, letter, [id], days)) === 0)
    return refuse("This invitation was used or cancelled just now. Nothing was sent");
  recordEvent(tx, "person.invited-again", id, { organisation: tx.identity.organisation?.id ?? null });
  return decision;
}

/** Takes an invitation back: its link works no more, and a message that was not sent yet will not be. */
export async function cancelInvitation(tx: Tx, id: string): Promise<Outcome<Invitation>> {
  const decision = cancel(await store.getBareInvitation(tx, id));
  if (!decision.ok) return decision;

  if (!(await store.updateCancelled(tx, id))) return refuse("This invitation was used or cancelled just now");
  recordEvent(tx, "person.invitation-cancelled", id, { organisation: tx.identity.organisation?.id ?? null });
  return decision;
}

function detailOf(tx: Tx, { sought }: NewInvitation) {
  const organisation = tx.identity.organisation?.id ?? null;
  return { organisation, soughtIn: sought?.partnershipId ?? null, role: sought?.roleKey ?? null };
}
