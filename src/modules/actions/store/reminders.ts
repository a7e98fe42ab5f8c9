import { sql } from "kysely";
import type { Tx } from "../../../platform/tenancy/tx.ts";

/**
 * Whether a reminder that was queued is to be sent still: its action is neither done nor cancelled, is theirs, and is due on
 * the day that the reminder names.
 */
export async function isReminderDue(
  tx: Tx,
  { person, params }: { readonly person: string; readonly params: { readonly action: string; readonly due: string } },
): Promise<boolean> {
  const { rows } = await sql`
    select from actions a where a.id = ${params.action} and a.person_id = ${person}
       and ${params.due}::date = coalesce((select u.day from action_updates u where u.partnership_id = a.partnership_id
             and u.action_id = a.id and u.kind = 'new-date' order by u.position desc limit 1), a.due_on)
       and coalesce((select u.kind from action_updates u where u.partnership_id = a.partnership_id and u.action_id = a.id
             and u.kind in ('open', 'blocked', 'done', 'cancelled') order by u.position desc limit 1), 'open')
           in ('open', 'blocked')`.execute(tx);
  return rows.length === 1;
}
