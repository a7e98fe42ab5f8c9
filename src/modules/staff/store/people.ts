import { sql } from "kysely";
import { NotFound } from "../../../kernel/errors.ts";
import type { Tx } from "../../../platform/tenancy/tx.ts";
import type { Colleague, ColleagueState, EndKind } from "../rules/people.ts";

const COLLEAGUES = sql`
  select p.id, p.name, a.email,
         case when bool_or(x.kind = 'left') then 'left' when count(x.account_id) > 0 then 'suspended' else 'active' end as state,
         max(x.suspended_at) as since, (array_agg(x.reason order by x.suspended_at desc))[1] as reason,
         coalesce(bool_or(x.account_id is not null and x.suspended_by is null), false) as "byOperator"
    from people p
    join accounts a on a.person_id = p.id
    left join account_suspensions x on x.account_id = a.id and x.lifted_at is null
   where p.organisation_id = ctx.organisation_id()`;

/** `words` is a pattern for LIKE, of a name or an address. */
export type ColleagueFilter = { readonly words: string | undefined; readonly state: ColleagueState | undefined };

/** The people of the organisation of this transaction. */
export async function listColleagues(
  tx: Tx,
  filter: ColleagueFilter,
  window: { readonly descending: boolean; readonly limit: number; readonly offset: number },
): Promise<Colleague[]> {
  const { rows } = await sql<Colleague>`
    select * from (${COLLEAGUES} group by p.id, p.name, a.email) c where ${matching(filter)}
     order by c.name ${window.descending ? sql`desc` : sql`asc`}, c.id limit ${window.limit} offset ${window.offset}`.execute(
    tx,
  );
  return rows;
}

export async function countColleagues(tx: Tx, filter: ColleagueFilter): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from (${COLLEAGUES} group by p.id, p.name, a.email) c where ${matching(filter)}`.execute(
    tx,
  );
  return rows[0]?.count ?? 0;
}

/** Throws NotFound for the people of other organisations. */
export async function getColleague(tx: Tx, id: string): Promise<Colleague> {
  const { rows } = await sql<Colleague>`${COLLEAGUES} and p.id = ${id} group by p.id, p.name, a.email`.execute(tx);
  const [colleague] = rows;
  if (!colleague) throw new NotFound("person");
  return colleague;
}

/** Those of these addresses that people of the organisation have. */
export async function listColleaguesByEmail(tx: Tx, emails: readonly string[]): Promise<Colleague[]> {
  const { rows } = await sql<Colleague>`
    ${COLLEAGUES} and a.email = any(${[...emails]}) group by p.id, p.name, a.email`.execute(tx);
  return rows;
}

/** Answers how many roles ended; undefined when they were suspended, or had left, already. */
export async function insertEnd(tx: Tx, person: string, kind: EndKind, reason: string): Promise<number | undefined> {
  const { rows } = await sql<{ ended: number | null }>`
    select ctx.suspend_colleague(${person}, ${kind}, ${reason}) as ended`.execute(tx);
  return rows[0]?.ended ?? undefined;
}

/** False when there was nothing to lift. */
export async function updateEndLifted(tx: Tx, person: string): Promise<boolean> {
  const { rows } = await sql<{ lifted: boolean }>`select ctx.restore_colleague(${person}) as lifted`.execute(tx);
  return rows[0]?.lifted ?? false;
}

function matching({ words, state }: ColleagueFilter) {
  const named = words === undefined ? sql`true` : sql`(c.name ilike ${words} or c.email ilike ${words})`;
  return state === undefined ? named : sql`${named} and c.state = ${state}`;
}
