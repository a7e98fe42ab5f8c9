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
    select a.id, coalesce(later.before->>'text', a.text) as text, coalesce(later.before->>'organisation', o.name) as organisation,
           case when later.before is null then p.name else later.before->>'person' end as person,
           case when a.group_id <> ${meeting.groupId} then g.name end as "from",
           s.due_on as "dueOn", s.state, e.action_id is not null as "isEscalated",
           (select jsonb_build_object('kind', u.kind, 'words', u.words, 'on', (u.recorded_at at time zone 'Europe/London')::date)
              from action_updates u where u.partnership_id = a.partnership_id and u.action_id = a.id and u.kind <> 'edited'
               and u.recorded_at <= ${until} order by u.position desc limit 1) as last,
           count(*) over ()::int as total
      from actions a
      join organisations o on o.id = a.organisation_id
      join groups g on g.partnership_id = a.partnership_id and g.id = a.group_id
      left join people p on p.id = a.person_id
      left join action_escalations e on e.partnership_id = a.partnership_id and e.action_id = a.id
       and e.escalated_on <= (${until} at time zone 'Europe/London')::date
      left join lateral (
        select u.before from action_updates u where u.partnership_id = a.partnership_id and u.action_id = a.id
           and u.kind = 'edited' and u.recorded_at > ${until} order by u.position limit 1) as later on true
      cross join lateral (
        select coalesce((select u.day from action_updates u where u.partnership_id = a.partnership_id and u.action_id = a.id
                            and u.kind = 'new-date' and u.recorded_at <= ${until} order by u.position desc limit 1), a.due_on) as due_on,
               coalesce((select u.kind from action_updates u where u.partnership_id = a.partnership_id and u.action_id = a.id
                            and u.kind in ('open', 'blocked', 'done', 'cancelled') and u.recorded_at <= ${until}
                          order by u.position desc limit 1), 'open') as state) as s
     where (a.group_id = ${meeting.groupId} or e.to_group_id = ${meeting.groupId})
       and a.agreed_on < ${meeting.heldOn}::date and a.made_at <= ${until} and s.state in ('open', 'blocked')
     order by s.due_on, text, a.id limit ${limit}`.execute(tx);
  return { total: rows[0]?.total ?? 0, actions: rows.map(({ total: _total, ...action }) => action) };
}
