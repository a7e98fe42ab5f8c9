import { NotFound } from "../../../kernel/errors.ts";
import { done, type Outcome, refuse } from "../../../kernel/outcome.ts";
import { recordEvent } from "../../../platform/audit/record.ts";
import { queueMessage } from "../../../platform/mail/kinds.ts";
import type { Tx } from "../../../platform/tenancy/tx.ts";
import { listHolders } from "../../accounts/index.ts";
import { listGroupsSeen } from "../../groups/index.ts";
import { roleAwaited } from "../emails.ts";
import {
  acceptRole,
  type HeldRole,
  type PendingRole,
  type Proposal,
  proposeRole,
  rolesOffered,
} from "../rules/roles.ts";
import * as grants from "../store/grants.ts";
import { findEmployer } from "../store/people.ts";
import * as roles from "../store/roles.ts";

/**
 * Asks for a role to be given to somebody. They hold nothing before a second person accepts, and those who may are told by
 * e-mail. Answers what was asked for.
 */
export async function askForRole(tx: Tx, person: string, proposal: Proposal): Promise<Outcome<string>> {
  const decision = proposeRole(proposal, {
    offered: rolesOffered(await roles.listRoles(tx), tx.identity.partnership?.kind === "installation"),
    groups: (await listGroupsSeen(tx)).filter(({ host }) => host === null),
    held: await roles.listHeldRoles(tx, person),
    pending: await grants.listPending(tx, { person }),
    employer: (await findEmployer(tx, person)) ?? null,
  });
  if (!decision.ok) return decision;

  const id = await grants.insertGrant(tx, person, decision.value);
  const { roleKey, groupId = null, organisationId = null } = decision.value;
  recordEvent(tx, "role.asked-for", id, { person, role: roleKey, group: groupId, organisation: organisationId });
  const acceptors = (await listHolders(tx, "memberships:accept")).filter(
    (acceptor) => acceptor !== tx.identity.person && acceptor !== person,
  );
  for (const acceptor of acceptors)
    await queueMessage(tx, roleAwaited, { recipient: { person: acceptor }, key: `${id} ${acceptor}`, params: {} });
  return done(id);
}

/**
 * Gives what somebody else asked for, at once or from its first day on. Refuses whoever asked for it and whoever would hold
 * it; the database refuses them too. Throws NotFound when it has been decided already.
 */
export async function acceptGrant(tx: Tx, id: string): Promise<Outcome<PendingRole>> {
  const pending = await grants.lockPending(tx, id);
  const decision = acceptRole(pending, tx.identity.person ?? "");
  if (!decision.ok) return decision;

  if (!(await roles.insertHeldRole(tx, pending))) throw new NotFound("request");
  recordEvent(tx, "role.accepted", id, detailOf(pending));
  return done(pending);
}

/** Declines what somebody else asked for. */
export async function declineGrant(tx: Tx, id: string): Promise<Outcome<PendingRole>> {
  const pending = await grants.lockPending(tx, id);
  await grants.insertRefusal(tx, id);
  recordEvent(tx, "role.declined", id, detailOf(pending));
  return done(pending);
}

/** Takes back what one asked for oneself. */
export async function withdrawGrant(tx: Tx, id: string): Promise<Outcome<PendingRole>> {
  const pending = await grants.lockPending(tx, id);
  if (pending.proposedBy.id !== tx.identity.person) return refuse("Somebody else asked for this role");
  await grants.insertRefusal(tx, id);
  recordEvent(tx, "role.withdrawn", id, detailOf(pending));
  return done(pending);
}

/** Ends a role at once: it is gone with the next request. Throws NotFound for a role that is not there. */
export async function endRole(tx: Tx, person: string, id: string): Promise<Outcome<HeldRole>> {
  const held = (await roles.listHeldRoles(tx, person)).find((role) => role.id === id);
  if (!held) throw new NotFound("role");
  if (!(await roles.updateRoleEnd(tx, id))) return refuse("This role is over already");
  recordEvent(tx, "role.ended", id, { person, role: held.roleKey });
  return done(held);
}

function detailOf({ person, roleKey, group, organisation, proposedBy }: PendingRole) {
  return {
    person: person.id,
    role: roleKey,
    group: group?.id ?? null,
    organisation: organisation?.id ?? null,
    askedForBy: proposedBy.id,
  };
}
