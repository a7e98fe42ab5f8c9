import { sql } from "kysely";
import type { Capability } from "../../../kernel/capabilities.ts";
import { NotFound } from "../../../kernel/errors.ts";
import type { Tx } from "../../../platform/tenancy/tx.ts";
import type { ListedPerson, Person } from "../rules/people.ts";

/** `words` is a pattern for LIKE, of a name or an employer. */
export type PeopleFilter = { readonly words: string | undefined; readonly role: string; readonly when: string };
export type PeopleOrder = { readonly by: "name" | "employer"; readonly descending: boolean };

/** Held today, in SQL. */
const HELD_M = sql`m.from_on <= current_date and (m.to_on is null or m.to_on >= current_date)`;
const HELD_G = sql`gm.from_on <= current_date and (gm.to_on is null or gm.to_on >= current_date)`;

/** Those who hold a role here; `when` "past" are those who do no more, or not yet. */
export async function listPeople(
  tx: Tx,
  filter: PeopleFilter,
  order: PeopleOrder,
  window: { readonly limit: number; readonly offset: number },
): Promise<ListedPerson[]> {
  const direction = order.descending ? sql`desc` : sql`asc`;
  const column = order.by === "name" ? sql`p.name` : sql`o.name`;
  const { rows } = await sql<ListedPerson>`
    select p.id, p.name, o.name as employer,
      array(select distinct r.title from memberships m join roles r on r.key = m.role_key
             where m.person_id = p.id and ${HELD_M} order by 1) as roles,
      array(select distinct g.name from group_memberships gm
              join groups g on g.partnership_id = gm.partnership_id and g.id = gm.group_id
             where gm.person_id = p.id and gm.partnership_id = ctx.partnership_id() and ${HELD_G} order by 1) as groups
      from people p left join organisations o on o.id = p.organisation_id
     where ${conditions(filter)}
     order by ${column} ${direction} nulls last, p.name, p.id
     limit ${window.limit} offset ${window.offset}`.execute(tx);
  return rows;
}

export async function countPeople(tx: Tx, filter: PeopleFilter): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from people p left join organisations o on o.id = p.organisation_id
     where ${conditions(filter)}`.execute(tx);
  return rows[0]?.count ?? 0;
}

/** Somebody who holds, held or is to hold a role here. Throws NotFound for everybody else. */
export async function getPerson(tx: Tx, id: string): Promise<Person> {
  const { rows } = await sql<Person>`
    select p.id, p.name, o.name as employer from people p left join organisations o on o.id = p.organisation_id
     where p.id = ${id} and (exists (select from memberships m where m.person_id = p.id)
        or exists (select from group_memberships gm where gm.person_id = p.id and gm.partnership_id = ctx.partnership_id())
        or exists (select from role_grants g where g.person_id = p.id))`.execute(tx);
  const [person] = rows;
  if (!person) throw new NotFound("person");
  return person;
}

/** Whom somebody works for, and whether that takes part in the partnership today: in the installation every one does. */
export async function findEmployer(
  tx: Tx,
  person: string,
): Promise<{ id: string; name: string; takesPart: boolean } | undefined> {
  const { rows } = await sql<{ id: string; name: string; takesPart: boolean }>`
    select o.id, o.name, ${tx.identity.partnership?.kind === "installation"} or exists (
             select from partnership_organisations po where po.organisation_id = o.id
                and (po.from_on is null or po.from_on <= current_date) and (po.to_on is null or po.to_on >= current_date)) as "takesPart"
      from people p join organisations o on o.id = p.organisation_id where p.id = ${person}`.execute(tx);
  return rows[0];
}

/** Those who hold a capability in the partnership today: by a role there, or by a place in one of its groups. */
export async function listPeopleWith(
  tx: Tx,
  capability: Capability,
): Promise<{ id: string; name: string; employerId: string | null; employer: string | null }[]> {
  const { rows } = await sql<{ id: string; name: string; employerId: string | null; employer: string | null }>`
    select p.id, p.name, o.id as "employerId", o.name as employer from people p left join organisations o on o.id = p.organisation_id
     where exists (select from memberships m join role_capabilities c on c.role_key = m.role_key and c.capability = ${capability}
                    where m.person_id = p.id and ${HELD_M})
        or (${capability} = any (ctx.held_through_groups())
            and exists (select from group_memberships gm
                          join role_capabilities c on c.role_key = gm.role_key and c.capability = 'groups:read'
                          join roles r on r.key = gm.role_key and r.scope = 'group'
                         where gm.person_id = p.id and gm.partnership_id = ctx.partnership_id() and ${HELD_G}))
     order by p.name, p.id`.execute(tx);
  return rows;
}

function conditions(filter: PeopleFilter) {
  const { words } = filter;
  const held = sql`(exists (select from memberships m where m.person_id = p.id and ${HELD_M}${roleCondition("m", filter)})
    or exists (select from group_memberships gm where gm.person_id = p.id and gm.partnership_id = ctx.partnership_id() and ${HELD_G}${roleCondition("gm", filter)}))`;
  const ever = sql`(exists (select from memberships m where m.person_id = p.id${roleCondition("m", filter)})
    or exists (select from group_memberships gm where gm.person_id = p.id and gm.partnership_id = ctx.partnership_id()${roleCondition("gm", filter)}))`;
  const when = filter.when === "past" ? sql`${ever} and not ${held}` : held;
  return words === undefined ? when : sql`${when} and (p.name ilike ${words} or o.name ilike ${words})`;
}

function roleCondition(alias: "m" | "gm", { role }: PeopleFilter) {
  if (role === "") return sql``;
  return alias === "m" ? sql` and m.role_key = ${role}` : sql` and gm.role_key = ${role}`;
}
