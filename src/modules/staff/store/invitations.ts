import { sql } from "kysely";
import { NotFound } from "../../../kernel/errors.ts";
import { findMessageKind, type MessageParams } from "../../../platform/mail/kinds.ts";
import { textOf } from "../../../platform/mail/text.ts";
import type { Tx } from "../../../platform/tenancy/tx.ts";
import type { Choices, Invitation, InvitationState, NewInvitation } from "../rules/invitations.ts";

const INVITATIONS = sql`
  select i.id, i.name, i.email,
         case when i.used_at is not null then 'used' when i.cancelled_at is not null then 'cancelled'
           when i.expires_at <= clock_timestamp() then 'expired' when m.outcome = 'sent' then 'sent'
           when m.outcome is null then 'waiting' else 'failed' end as state,
         case when s.id is not null then jsonb_build_object('partnership', s.name, 'role', r.title) end as sought,
         p.name as "invitedBy", i.invited_at as "invitedAt", i.sent_at as "sentAt", i.times_sent as "timesSent",
         i.expires_at as "expiresAt", nullif(m.problem, '') as problem, ctx.still_invites(i.invited_by) as "isBacked",
         i.message_id as "messageId", m.kind, m.params
    from invitations i
    left join partnerships s on s.id = i.sought_partnership_id
    left join roles r on r.key = i.sought_role_key
    left join people p on p.id = i.invited_by
    left join outgoing_messages m on m.id = i.message_id
   where i.organisation_id = ctx.organisation_id()`;

export type InvitationFilter = { readonly words: string | undefined; readonly state: InvitationState | undefined };

/** The organisation's invitations, the latest first. */
export async function listInvitations(
  tx: Tx,
  filter: InvitationFilter,
  window: { readonly limit: number; readonly offset: number },
): Promise<Invitation[]> {
  const { rows } = await sql<Invitation>`
    select * from (${INVITATIONS}) i where ${matching(filter)}
     order by i."invitedAt" desc, i.name, i.id limit ${window.limit} offset ${window.offset}`.execute(tx);
  return rows;
}

export async function countInvitations(tx: Tx, filter: InvitationFilter): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from (${INVITATIONS}) i where ${matching(filter)}`.execute(tx);
  return rows[0]?.count ?? 0;
}

/** One invitation; with the words of its letter where the database gives the secret of its link: while nothing is live. */
export async function getInvitation(
  tx: Tx,
  id: string,
  baseUrl: string,
): Promise<Invitation & { readonly letter: string | undefined }> {
  const { rows } = await sql<Invitation & { kind: string | null; params: MessageParams; linkToken: string | null }>`
    select i.*, ctx.message_token(i."messageId") as "linkToken" from (${INVITATIONS} and i.id = ${id}) i`.execute(tx);
  const [invitation] = rows;
  if (!invitation) throw new NotFound("invitation");
  const { params, linkToken } = invitation;
  const kind = findMessageKind(invitation.kind ?? "");
  const letter =
    kind && linkToken !== null ? textOf(kind, { params, linkToken }, { baseUrl, partnership: undefined }) : undefined;
  return { ...invitation, letter };
}

/** The same without its letter. */
export async function getBareInvitation(tx: Tx, id: string): Promise<Invitation> {
  const { rows } = await sql<Invitation>`${INVITATIONS} and i.id = ${id}`.execute(tx);
  const [invitation] = rows;
  if (!invitation) throw new NotFound("invitation");
  return invitation;
}

/** Those of these addresses that an invitation of the organisation is open for. */
export async function listInvitedEmails(tx: Tx, emails: readonly string[]): Promise<string[]> {
  const { rows } = await sql<{ email: string }>`
    select email from invitations where organisation_id = ctx.organisation_id() and email = any(${[...emails]})
       and cancelled_at is null and used_at is null`.execute(tx);
  return rows.map(({ email }) => email);
}

/** Answers the ids of those that were written: where an invitation to the same address is open, none is. */
export async function insertInvitations(tx: Tx, invitations: readonly NewInvitation[]): Promise<string[]> {
  const rows = invitations.map(({ name, email, sought }) => ({
    name,
    email,
    partnership: sought?.partnershipId ?? null,
    role: sought?.roleKey ?? null,
  }));
  const { rows: written } = await sql<{ id: string }>`
    insert into invitations (organisation_id, name, email, sought_partnership_id, sought_role_key, invited_by)
      select ctx.organisation_id(), n.name, n.email, n.partnership, n.role, ctx.person_id()
        from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as n (name text, email text, partnership uuid, role text)
      on conflict (organisation_id, email) where cancelled_at is null and used_at is null do nothing returning id`.execute(
    tx,
  );
  return written.map(({ id }) => id);
}

/** False when it was used or cancelled already. */
export async function updateCancelled(tx: Tx, id: string): Promise<boolean> {
  const { rows } = await sql<{ done: boolean }>`select ctx.cancel_invitation(${id}) as done`.execute(tx);
  return rows[0]?.done ?? false;
}

/** Where people of this organisation may be asked for, and as what. */
export async function listChoices(tx: Tx): Promise<Choices> {
  const partnerships = await sql<{ id: string; name: string; slug: string }>`
    select id, name, slug from partnerships where id = any ((select ctx.partnerships_taken_part_in())::uuid[]) order by name`.execute(
    tx,
  );
  const roles = await sql<{ key: string; title: string }>`
    select key, title from roles where scope = 'partnership' order by title`.execute(tx);
  return { partnerships: partnerships.rows, roles: roles.rows };
}

function matching({ words, state }: InvitationFilter) {
  const named = words === undefined ? sql`true` : sql`(i.name ilike ${words} or i.email ilike ${words})`;
  return state === undefined ? named : sql`${named} and i.state = ${state}`;
}
