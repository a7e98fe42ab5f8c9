import { sql } from "kysely";
import type { Day } from "../../../kernel/dates.ts";
import { NotFound } from "../../../kernel/errors.ts";
import type { Tx } from "../../../platform/tenancy/tx.ts";
import type { GroupFacts, GroupMember, GroupSeen } from "../rules/groups.ts";

const SEEN = sql`
  select g.id, g.name, g.kind, g.purpose, g.also_called as "alsoCalled", g.parent_id as "parentId", up.name as parent,
         g.started_on as "startedOn", g.due_to_end_on as "dueToEndOn", g.ended_on as "endedOn", g.revision,
         case when g.partnership_id <> ctx.partnership_id() then jsonb_build_object('slug', h.slug, 'name', h.name) end as host,
         (select coalesce(jsonb_agg(jsonb_build_object('id', s.id, 'name', s.name) order by s.name), '[]') from group_partnerships gp join partnerships s on s.id = gp.served_id
                where gp.partnership_id = g.partnership_id and gp.group_id = g.id and gp.from_on <= current_date
                  and (gp.to_on is null or gp.to_on >= current_date)) as serves,
         (select count(distinct gm.person_id)::int from group_memberships gm where gm.partnership_id = g.partnership_id
             and gm.group_id = g.id and gm.from_on <= current_date and (gm.to_on is null or gm.to_on >= current_date)) as members
    from groups g join partnerships h on h.id = g.partnership_id
    left join groups up on up.partnership_id = g.partnership_id and up.id = g.parent_id
   where ((select ctx.can('people:read')) or g.id = any ((select ctx.my_groups('groups:read'))::uuid[]))`;

/** The groups that whoever asks sees: all, for those who see who works here; the others, those they are in. */
export async function listGroupsSeen(tx: Tx): Promise<GroupSeen[]> {
  const { rows } =
    await sql<GroupSeen>`${SEEN} order by g.ended_on is not null, g.partnership_id <> ctx.partnership_id(), g.position, g.name`.execute(
      tx,
    );
  return rows;
}

export async function getGroupSeen(tx: Tx, id: string): Promise<GroupSeen> {
  const { rows } = await sql<GroupSeen>`${SEEN} and g.id = ${id}`.execute(tx);
  const [group] = rows;
  if (!group) throw new NotFound("group");
  return group;
}

/** Who is in the group today. */
export async function listGroupMembers(tx: Tx, group: string): Promise<GroupMember[]> {
  const { rows } = await sql<GroupMember>`
    select p.id as "personId", p.name, o.name as employer, r.title as role, gm.from_on as "fromOn"
      from group_memberships gm
      join people p on p.id = gm.person_id
      left join organisations o on o.id = p.organisation_id
      join roles r on r.key = gm.role_key
     where gm.group_id = ${group} and gm.from_on <= current_date and (gm.to_on is null or gm.to_on >= current_date)
     order by r.title, p.name`.execute(tx);
  return rows;
}

export async function insertGroup(tx: Tx, facts: GroupFacts): Promise<string> {
  const { id } = await tx
    .insertInto("groups")
    .values({
      ...columnsOf(facts),
      position: sql<number>`(select coalesce(max(position), 0) + 1 from groups where partnership_id = ctx.partnership_id())`,
    })
    .returning("id")
    .executeTakeFirstOrThrow();
  return id;
}

/** Answers false when somebody else has changed the group since `revision`. */
export async function updateGroup(tx: Tx, id: string, revision: number, facts: GroupFacts): Promise<boolean> {
  const updated = await tx
    .updateTable("groups")
    .set({ ...columnsOf(facts), revision: revision + 1 })
    .where("id", "=", id)
    .where("revision", "=", revision)
    .executeTakeFirst();
  return updated.numUpdatedRows === 1n;
}

export async function updateGroupEnd(tx: Tx, id: string, on: Day): Promise<void> {
  await tx.updateTable("groups").set({ ended_on: on }).where("id", "=", id).execute();
}

/** Holds the structure for the rest of the transaction, so that no two changes make a circle of it. */
export async function lockGroups(tx: Tx): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended('groups ' || ctx.partnership_id(), 0))`.execute(tx);
}

function columnsOf(facts: GroupFacts) {
  return {
    name: facts.name,
    kind: facts.kind,
    parent_id: facts.parentId,
    purpose: facts.purpose,
    also_called: [...facts.alsoCalled],
    started_on: facts.startedOn,
    due_to_end_on: facts.dueToEndOn,
  };
}
