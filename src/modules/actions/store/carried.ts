import { sql } from "kysely";
import type { Day } from "../../../kernel/dates.ts";
import type { Tx } from "../../../platform/tenancy/tx.ts";
import type { Carried, CarriedActions } from "../rules/carried.ts";

/**
 * What comes before a meeting of earlier ones: the open actions of its group, and of those that have been escalated to it,
 * the earliest due first. `at` is when the meeting began: what was recorded later is not counted; null for one that lies
 * ahead. One statement over rows that are never rewritten, so that an old agenda stays as it was.
 */
export async function listCarried(
  tx: Tx,
  meeting: { readonly groupId: string; readonly heldOn: Day },
  at: Date | null,
  limit: number | null,
): Promise<CarriedActions> {
  const until = sql`coalesce(${at}::timestamptz, 'infinity')`;
  const { rows } = await sql<Carried & { readonly total: number }>`
    with carried as (
      select a.id, a.text, a.organisation_id, a.person_id, a.group_id, a.partnership_id, a.agreed_on, s.due_on, s.state,
             e.action_id is not null as is_escalated, count(*) over ()::int as total
        from actions a
        left join action_escalations e on e.partnership_id = a.partnership_id and e.action_id = a.id
         and e.escalated_on <= (${until} at time zone 'Europe/London')::date
        cross join lateral (
          select coalesce((array_agg(u.day order by u.position desc) filter (where u.kind = 'new-date'))[1], a.due_on) as due_on,
                 coalesce((array_agg(u.kind order by u.position desc)
                   filter (where u.kind in ('open', 'blocked', 'done', 'cancelled')))[1], 'open') as state
            from action_updates u
           where u.partnership_id = a.partnership_id and u.action_id = a.id and u.recorded_at <= ${until}) as s
       where (a.group_id = ${meeting.groupId} or e.to_group_id = ${meeting.groupId})
         and a.agreed_on < ${meeting.heldOn}::date and a.made_at <= ${until} and s.state in ('open', 'blocked')
       order by s.due_on, a.agreed_on, a.id limit ${limit})
    select c.id, coalesce(later.before->>'text', c.text) as text, coalesce(later.before->>'organisation', o.name) as organisation,
           case when later.before is null then p.name else later.before->>'person' end as person,
           case when c.group_id <> ${meeting.groupId} then g.name end as "from",
           c.due_on as "dueOn", c.state, c.is_escalated as "isEscalated", c.total,
           (select jsonb_build_object('kind', u.kind, 'words', u.words, 'on', (u.recorded_at at time zone 'Europe/London')::date)
              from action_updates u where u.partnership_id = c.partnership_id and u.action_id = c.id and u.kind <> 'edited'
               and u.recorded_at <= ${until} order by u.position desc limit 1) as last
      from carried c
      join organisations o on o.id = c.organisation_id
      join groups g on g.partnership_id = c.partnership_id and g.id = c.group_id
      left join people p on p.id = c.person_id
      left join lateral (
        select u.before from action_updates u where u.partnership_id = c.partnership_id and u.action_id = c.id
           and u.kind = 'edited' and u.recorded_at > ${until} order by u.position limit 1) as later on true
     order by c.due_on, c.agreed_on, c.id`.execute(tx);
  return { total: rows[0]?.total ?? 0, actions: rows.map(({ total: _total, ...action }) => action) };
}
