import type { Day } from "../../../kernel/dates.ts";
import { done, type Outcome, refuse } from "../../../kernel/outcome.ts";

/** Where a role is held: in a partnership, in one of its groups, over an organisation's people, or in the installation. */
export type RoleScope = "partnership" | "group" | "organisation" | "installation";

export type Role = {
  readonly key: string;
  readonly title: string;
  readonly scope: RoleScope;
  readonly capabilities: readonly string[];
};

/** A role that somebody holds, held or will hold here: in the partnership, or in one of its groups. */
export type HeldRole = {
  readonly id: string;
  readonly roleKey: string;
  readonly role: string;
  /** The group it is held in; null for a role in the partnership. */
  readonly group: { readonly id: string; readonly name: string } | null;
  /** The organisation over whose people it is held; null for every other role. */
  readonly organisation: { readonly id: string; readonly name: string } | null;
  readonly fromOn: Day;
  readonly toOn: Day | null;
  readonly endedAt: Date | null;
  /** Names, while they can be seen here. Nobody asked for what the operator gave at the console. */
  readonly grantedBy: string | null;
  readonly acceptedBy: string | null;
  readonly endedBy: string | null;
  readonly isFromConsole: boolean;
};

/** A role that was asked for and not decided yet. */
export type PendingRole = {
  readonly id: string;
  readonly person: { readonly id: string; readonly name: string; readonly employer: string | null };
  readonly roleKey: string;
  readonly role: string;
  readonly group: { readonly id: string; readonly name: string } | null;
  readonly organisation: { readonly id: string; readonly name: string } | null;
  readonly fromOn: Day;
  readonly toOn: Day | null;
  readonly proposedBy: { readonly id: string; readonly name: string | null };
  readonly proposedAt: Date;
};

export type Proposal = {
  readonly roleKey: string;
  readonly groupId: string | undefined;
  readonly fromOn: Day;
  readonly toOn: Day | undefined;
};

export type RoleState = "held" | "to-come" | "over";

/** Days count whole: a role is held from its first day to its last, both included. */
export function roleState(role: Pick<HeldRole, "fromOn" | "toOn" | "endedAt">, today: Day): RoleState {
  if (role.endedAt !== null || (role.toOn !== null && role.toOn < today)) return "over";
  return role.fromOn > today ? "to-come" : "held";
}

/**
 * The roles that can be asked for where one is: those of partnerships and groups, or in the installation its own; and those
 * of organisations.
 */
export function rolesOffered(roles: readonly Role[], isInstallation: boolean): Role[] {
  const scopes: readonly RoleScope[] = isInstallation
    ? ["installation", "organisation"]
    : ["partnership", "group", "organisation"];
  return roles.filter(({ scope }) => scopes.includes(scope));
}

/** A role as it is asked for, with the organisation it is held over. */
export type Asked = Proposal & { readonly organisationId: string | undefined };

/**
 * Decides whether a role may be asked for: one that is offered, in a group when it is a group's, once at a time. A role of an
 * organisation is held over the people of the person's own employer, and of no other.
 */
export function proposeRole(
  proposal: Proposal,
  here: {
    readonly offered: readonly Role[];
    readonly groups: readonly { readonly id: string }[];
    readonly held: readonly HeldRole[];
    readonly pending: readonly PendingRole[];
    /** Whom the person works for, and whether that takes part here. */
    readonly employer: { readonly id: string; readonly name: string; readonly takesPart: boolean } | null;
  },
): Outcome<Asked> {
  const role = here.offered.find(({ key }) => key === proposal.roleKey);
  if (!role) return refuse("Choose a role", "role");
  if (role.scope === "group" && proposal.groupId === undefined)
    return refuse(`${role.title} is a role in a group: choose the group`, "group");
  if (role.scope !== "group" && proposal.groupId !== undefined)
    return refuse(`${role.title} is not a role in a group: leave the group empty`, "group");
  if (proposal.groupId !== undefined && !here.groups.some(({ id }) => id === proposal.groupId))
    return refuse("Choose one of the partnership's groups", "group");
  const { employer } = here;
  if (role.scope === "organisation" && employer === null)
    return refuse(
      `${role.title} is a role over the people of one's own employer, and none is recorded for this person`,
      "role",
    );
  if (role.scope === "organisation" && !employer?.takesPart)
    return refuse(
      `${employer?.name} does not take part here, so nobody here can make an administrator of its people`,
      "role",
    );
  if (proposal.toOn !== undefined && proposal.toOn < proposal.fromOn)
    return refuse("Last day must be the same as or after the first day", "to");

  const isSame = (other: { readonly roleKey: string; readonly group: { readonly id: string } | null }) =>
    other.roleKey === proposal.roleKey && (other.group?.id ?? undefined) === proposal.groupId;
  if (here.held.some((held) => isSame(held) && held.endedAt === null && overlaps(held, proposal)))
    return refuse("This person holds that role already in some of these days", "role");
  if (here.pending.some(isSame))
    return refuse("This role has been asked for already, and waits to be accepted", "role");
  return done({ ...proposal, organisationId: role.scope === "organisation" ? employer?.id : undefined });
}

/** Decides whether `me` may accept: nobody takes part twice, and nobody accepts what they would hold themselves. */
export function acceptRole(pending: PendingRole, me: string): Outcome<PendingRole> {
  if (pending.proposedBy.id === me) return refuse("You asked for this role yourself. Somebody else has to accept it");
  if (pending.person.id === me) return refuse("You would hold this role yourself. Somebody else has to accept it");
  return done(pending);
}

function overlaps(held: { readonly fromOn: Day; readonly toOn: Day | null }, asked: Proposal): boolean {
  return (held.toOn === null || held.toOn >= asked.fromOn) && (asked.toOn === undefined || asked.toOn >= held.fromOn);
}
