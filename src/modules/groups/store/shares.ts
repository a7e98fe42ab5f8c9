import { sql } from "kysely";
import type { Tx } from "../../../platform/tenancy/tx.ts";
import type { OtherPartnership } from "../rules/groups.ts";

/** The other partnerships of the installation: their directory is public. */
export async function listOtherPartnerships(tx: Tx): Promise<OtherPartnership[]> {
  const { rows } = await sql<OtherPartnership>`
    select id, name from partnerships where kind <> 'installation' and id <> ctx.partnership_id() order by name`.execute(
    tx,
  );
  return rows;
}

export async function hasOwnGroup(tx: Tx, group: string): Promise<boolean> {
  const { rows } = await sql`
    select from groups where partnership_id = ctx.partnership_id() and id = ${group}`.execute(tx);
  return rows.length === 1;
}

export async function upsertShare(tx: Tx, group: string, served: string): Promise<void> {
  await sql`
    insert into group_partnerships (group_id, served_id, from_on) values (${group}, ${served}, current_date)
      on conflict (partnership_id, group_id, served_id) do update set to_on = null`.execute(tx);
}

/** Answers false when there is no rule in force. */
export async function updateShareEnd(tx: Tx, group: string, served: string): Promise<boolean> {
  const { rows } = await sql`
    update group_partnerships set to_on = current_date - 1
     where partnership_id = ctx.partnership_id() and group_id = ${group} and served_id = ${served}
       and (to_on is null or to_on >= current_date)
     returning group_id`.execute(tx);
  return rows.length === 1;
}
