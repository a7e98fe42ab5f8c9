import { sql } from "kysely";
import { NotFound } from "../../../kernel/errors.ts";
import type { Tx } from "../../../platform/tenancy/tx.ts";
import type { Asked, PendingRole } from "../rules/roles.ts";

const PENDING = sql`
  select g.id, jsonb_build_object('id', p.id, 'name', p.name, 'employer', o.name) as person, g.role_key as "roleKey", r.title as role,
         case when gr.id is not null then jsonb_build_object('id', gr.id, 'name', gr.name) end as "group",
         case when over.id is not null then jsonb_build_object('id', over.id, 'name', over.name) end as organisation,
         g.from_on as "fromOn", g.to_on as "toOn",
         jsonb_build_object('id', g.proposed_by, 'name', asked.name) as "proposedBy", g.proposed_at as "proposedAt"
    from role_grants g
    join people p on p.id = g.person_id
    left join organisations o on o.id = p.organisation_id
    join roles r on r.key = g.role_key
    left join groups gr on gr.partnership_id = g.partnership_id and gr.id = g.group_id
    left join organisations over on over.id = g.organisation_id
    left join people asked on asked.id = g.proposed_by
   where not exists (select from role_grant_refusals x where x.partnership_id = g.partnership_id and x.grant_id = g.id)
     and not exists (select from memberships m where m.partnership_id = g.partnership_id and m.grant_id = g.id)
     and not exists (select from group_memberships gm where gm.partnership_id = g.partnership_id and gm.grant_id = g.id)`;

/** What was asked for and not decided yet, the oldest first; for one person, or for everybody. */
export async function listPending(
  tx: Tx,
  only: { readonly person?: string; readonly limit?: number; readonly offset?: number } = {},
): Promise<PendingRole[]> {
  const { person, limit = 1000, offset = 0 } = only;
  const { rows } = await sql<PendingRole>`
    ${PENDING}${person === undefined ? sql`` : sql` and g.person_id = ${person}`}
     order by g.proposed_at, g.id limit ${limit} offset ${offset}`.execute(tx);
  return rows;
}

/** How many wait, and how many of them this person may decide. */
export async function countPending(tx: Tx): Promise<{ all: number; mine: number }> {
  const { rows } = await sql<{ all: number; mine: number }>`
    select count(*)::int as all, (count(*) filter (where (w."proposedBy"->>'id')::uuid <> ctx.person_id()
           and (w.person->>'id')::uuid <> ctx.person_id()))::int as mine
      from (${PENDING}) as w`.execute(tx);
  return rows[0] ?? { all: 0, mine: 0 };
}

/**
 * Something asked for and not decided yet, held for the rest of the transaction, so that two people cannot both decide it.
 * Throws NotFound when it has been decided, or never was.
 */
export async function lockPending(tx: Tx, id: string): Promise<PendingRole> {
  await sql`select pg_advisory_xact_lock(hashtextextended(ctx.partnership_id() || ${id}::text, 0))`.execute(tx);
  const { rows } = await sql<PendingRole>`${PENDING} and g.id = ${id}`.execute(tx);
  const [pending] = rows;
  if (!pending) throw new NotFound("request");
  return pending;
}

export async function insertGrant(tx: Tx, person: string, proposal: Asked): Promise<string> {
  const { id } = await tx
    .insertInto("role_grants")
    .values({
      person_id: person,
      role_key: proposal.roleKey,
      group_id: proposal.groupId ?? null,
      organisation_id: proposal.organisationId ?? null,
      from_on: proposal.fromOn,
      to_on: proposal.toOn ?? null,
      proposed_by: tx.identity.person ?? "",
    })
    .returning("id")
    .executeTakeFirstOrThrow();
  return id;
}

export async function insertRefusal(tx: Tx, grant: string): Promise<void> {
  await tx
    .insertInto("role_grant_refusals")
    .values({ grant_id: grant, refused_by: tx.identity.person ?? "" })
    .execute();
}
