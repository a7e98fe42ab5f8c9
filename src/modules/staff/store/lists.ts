import { sql } from "kysely";
import { NotFound } from "../../../kernel/errors.ts";
import type { Tx } from "../../../platform/tenancy/tx.ts";
import type { PeopleList } from "../rules/lists.ts";

const LIST = sql`
  select id, file_name as "fileName", content, sent_at as "sentAt", taken_at as "takenAt", finished_at as "finishedAt",
         position, invited
    from people_lists where organisation_id = ctx.organisation_id()`;

export async function getList(tx: Tx, id: string): Promise<PeopleList> {
  const { rows } = await sql<PeopleList>`${LIST} and id = ${id}`.execute(tx);
  const [list] = rows;
  if (!list) throw new NotFound("list");
  return list;
}

/** Held until the end of the transaction, so that two people, or two runs, do not take the same rows. */
export async function lockList(tx: Tx, id: string): Promise<PeopleList> {
  const { rows } = await sql<PeopleList>`${LIST} and id = ${id} for update`.execute(tx);
  const [list] = rows;
  if (!list) throw new NotFound("list");
  return list;
}

export async function insertList(tx: Tx, fileName: string, content: string): Promise<string> {
  const { rows } = await sql<{ id: string }>`
    insert into people_lists (organisation_id, sent_by, file_name, content)
      values (ctx.organisation_id(), ctx.person_id(), ${fileName}, ${content}) returning id`.execute(tx);
  return rows[0]?.id ?? "";
}

export async function updateTaken(tx: Tx, id: string): Promise<void> {
  await sql`update people_lists set taken_at = clock_timestamp() where id = ${id}`.execute(tx);
}

export async function updateDiscarded(tx: Tx, id: string): Promise<void> {
  await sql`update people_lists set content = '', finished_at = clock_timestamp() where id = ${id}`.execute(tx);
}

export async function updateProgress(tx: Tx, id: string, position: number, invited: number): Promise<void> {
  await sql`update people_lists set position = ${position}, invited = invited + ${invited} where id = ${id}`.execute(
    tx,
  );
}

/** With what it held emptied. */
export async function updateFinished(tx: Tx, id: string): Promise<void> {
  await sql`update people_lists set content = '', finished_at = clock_timestamp() where id = ${id}`.execute(tx);
}

/** The organisation's name, and those it had. */
export async function listOwnNames(tx: Tx): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`
    select name from organisations where id = ctx.organisation_id()
    union all select name from organisation_names where organisation_id = ctx.organisation_id()`.execute(tx);
  return rows.map(({ name }) => name);
}
