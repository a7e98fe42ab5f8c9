import { sql } from "kysely";
import type { Tx } from "../../../platform/tenancy/tx.ts";
import type { HeldRole, Role } from "../rules/roles.ts";

/** Every role there is, with what it holds. */
export async function listRoles(tx: Tx): Promise<Role[]> {
  const { rows } = await sql<Role>`
    select r.key, r.title, r.scope,
           array(select c.capability from role_capabilities c where c.role_key = r.key order by 1) as capabilities
      from roles r order by r.title`.execute(tx);
  return rows;
}

/** All that somebody holds, held or will hold here, the latest first. */
export async function listHeldRoles(tx: Tx, person: string): Promise<HeldRole[]> {
  const { rows } = await sql<HeldRole>`
    select m.id, m.role_key as "roleKey", r.title as role, m.group as "group",
           case when over.id is not null then jsonb_build_object('id', over.id, 'name', over.name) end as organisation, m.from_on as "fromOn", m.to_on as "toOn",
           m.ended_at as "endedAt", gave.name as "grantedBy", took.name as "acceptedBy", ended.name as "endedBy",
           m.granted_by is null as "isFromConsole"
      from (
        select id, role_key, null::jsonb as "group", organisation_id, from_on, to_on, ended_at, granted_by, accepted_by, ended_by
          from memberships where person_id = ${person}
        union all
        select gm.id, gm.role_key, jsonb_build_object('id', g.id, 'name', g.name), null, gm.from_on, gm.to_on, gm.ended_at,
               gm.granted_by, gm.accepted_by, gm.ended_by
          from group_memberships gm join groups g on g.partnership_id = gm.partnership_id and g.id = gm.group_id
         where gm.person_id = ${person} and gm.partnership_id = ctx.partnership_id()
      ) as m
      join roles r on r.key = m.role_key
      left join organisations over on over.id = m.organisation_id
      left join people gave on gave.id = m.granted_by
      left join people took on took.id = m.accepted_by
      left join people ended on ended.id = m.ended_by
     order by m.from_on desc, r.title, m.id`.execute(tx);
  return rows;
}

/** Gives what was asked for. Answers false when it has been given already. */
export async function insertHeldRole(
  tx: Tx,
  grant: { readonly id: string; readonly group: { readonly id: string } | null },
): Promise<boolean> {
  const { rows } = grant.group
    ? await sql`
        insert into group_memberships (grant_id, group_id, person_id, role_key, from_on, to_on, granted_by, accepted_by)
          select id, group_id, person_id, role_key, from_on, to_on, proposed_by, ctx.person_id() from role_grants
           where id = ${grant.id} and group_id is not null
          on conflict on constraint group_memberships_granted_once do nothing returning id`.execute(tx)
    : await sql`
        insert into memberships (grant_id, organisation_id, person_id, role_key, from_on, to_on, granted_by, accepted_by)
          select id, organisation_id, person_id, role_key, from_on, to_on, proposed_by, ctx.person_id() from role_grants
           where id = ${grant.id} and group_id is null
          on conflict on constraint memberships_granted_once do nothing returning id`.execute(tx);
  return rows.length === 1;
}

/** Ends a role at once: yesterday was its last day. Answers false when it was over already. */
export async function updateRoleEnd(tx: Tx, id: string): Promise<boolean> {
  const { rows } = await sql<{ ended: boolean }>`select ctx.end_role(${id}) as ended`.execute(tx);
  return rows[0]?.ended ?? false;
}
