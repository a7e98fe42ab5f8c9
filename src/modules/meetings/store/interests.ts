import { sql } from "kysely";
import type { Day } from "../../../kernel/dates.ts";
import type { Tx } from "../../../platform/tenancy/tx.ts";
import type { AgendaItem } from "../rules/agenda.ts";

/** Declares an interest for a seat and for everybody who sits there on the day, so that none of them reads what is restricted. */
export async function insertInterest(
  tx: Tx,
  item: Pick<AgendaItem, "id" | "meetingId" | "groupId">,
  seat: string,
  nature: string,
  on: Day,
): Promise<void> {
  await sql`
    insert into meeting_interests (item_id, meeting_id, group_id, seat_id, person_id, nature, recorded_by)
    select ${item.id}, ${item.meetingId}, ${item.groupId}, s.id, r.person_id, ${nature}, ${tx.identity.person ?? null}::uuid
      from seats s left join (
        select distinct seat_id, person_id from seat_representatives
         where from_on <= ${on}::date and (to_on is null or to_on >= ${on}::date)) r on r.seat_id = s.id
     where s.id = ${seat}
    on conflict on constraint meeting_interests_once do nothing`.execute(tx);
}

/** Whether whoever acts is one of those whom the interest of a seat binds. */
export async function hasOwnInterest(tx: Tx, item: string, seat: string): Promise<boolean> {
  const { rows } = await sql`
    select from meeting_interests where item_id = ${item} and seat_id = ${seat} and person_id = ctx.person_id()`.execute(
    tx,
  );
  return rows.length > 0;
}

export async function deleteInterests(tx: Tx, item: string, seat: string): Promise<void> {
  await tx.deleteFrom("meeting_interests").where("item_id", "=", item).where("seat_id", "=", seat).execute();
}
