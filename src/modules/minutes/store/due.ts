import { sql } from "kysely";
import type { Day } from "../../../kernel/dates.ts";
import type { Tx } from "../../../platform/tenancy/tx.ts";

/** Minutes of a meeting that was held, begun and not cleared yet. */
export type Uncleared = {
  readonly meetingId: string;
  readonly groupId: string;
  readonly group: string;
  readonly heldOn: Day;
};

/** Those that whoever asks may read, the oldest first. */
export async function listUncleared(tx: Tx, today: Day): Promise<Uncleared[]> {
  const { rows } = await sql<Uncleared>`
    select m.id as "meetingId", m.group_id as "groupId", g.name as "group", m.held_on as "heldOn"
      from meetings m join groups g on g.partnership_id = m.partnership_id and g.id = m.group_id
     where m.held_on <= ${today}::date
       and exists (select from minutes_texts t where t.partnership_id = m.partnership_id and t.meeting_id = m.id and t.body <> '')
       and not exists (select from minutes_clearances c where c.partnership_id = m.partnership_id and c.meeting_id = m.id)
       and not exists (select from meeting_steps s where s.partnership_id = m.partnership_id and s.meeting_id = m.id and s.kind = 'cancelled')
     order by m.held_on, g.name`.execute(tx);
  return rows;
}
