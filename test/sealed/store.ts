import { type RawBuilder, sql } from "kysely";
import { NotFound } from "../../src/kernel/errors.ts";
import type { Tx } from "../../src/platform/tenancy/tx.ts";
import { likeText } from "../../src/web/list-query.ts";

export type SealedRecord = {
  readonly id: string;
  readonly title: string;
  readonly ward: string;
  readonly heardOn: string;
  /** Absent, with its heading, for whoever may not read that class of field. */
  readonly offence?: string;
};

/** What the asker holds in any group of this partnership, by class of field. */
export type Rights = { readonly reads: boolean; readonly writes: boolean; readonly offence: boolean };

export async function rightsOf(tx: Tx): Promise<Rights> {
  const held = (capability: string) => sql<boolean>`cardinality(ctx.my_groups(${capability})) > 0`;
  const { rows } = await sql<Rights>`select ${held("sealed:read")} as reads, ${held("sealed:write")} as writes,
    ${held("sealed:offence")} as offence`.execute(tx);
  return rows[0] ?? { reads: false, writes: false, offence: false };
}

export async function listRecords(
  tx: Tx,
  {
    text = "",
    offence = "",
    sort = "title",
    limit = 50,
  }: { text?: string; offence?: string; sort?: string; limit?: number },
): Promise<SealedRecord[]> {
  const found = sql`(${text} = '' or r.title ilike ${likeText(text)} or o.offence ilike ${likeText(text)})
    and (${offence} = '' or o.offence = ${offence})`;
  const order = sql.raw({ title: "r.title", offence: "o.offence", updated: "r.updated_at desc" }[sort] ?? "r.title");
  return records(tx, sql`where ${found} order by ${order}, r.id limit ${limit}`);
}

export async function getRecord(tx: Tx, id: string): Promise<SealedRecord> {
  const [record] = await records(tx, sql`where r.id = ${id}`);
  if (!record) throw new NotFound("record");
  return record;
}

async function records(tx: Tx, which: RawBuilder<unknown>): Promise<SealedRecord[]> {
  const { rows } = await sql<Omit<SealedRecord, "offence"> & { offence: string | null }>`
    select r.id, r.title, r.ward, r.heard_on::text as "heardOn", o.offence from sealed_records r
      left join sealed_offences o on o.partnership_id = r.partnership_id and o.record_id = r.id ${which}`.execute(tx);
  return rows.map(({ offence, ...record }) => ({ ...record, ...(offence !== null && { offence }) }));
}

export async function listPapers(tx: Tx, id: string): Promise<{ fieldClass: string; body: string }[]> {
  await getRecord(tx, id);
  const { rows } = await sql<{ fieldClass: string; body: string }>`
    select field_class as "fieldClass", body from sealed_papers where record_id = ${id} order by 1`.execute(tx);
  return rows;
}

export async function listChanges(tx: Tx, id: string): Promise<{ before: string; after: string }[]> {
  await getRecord(tx, id);
  const { rows } = await sql<{ before: string; after: string }>`
    select before, after from sealed_changes where record_id = ${id} order by seq`.execute(tx);
  return rows;
}

/** Throws NotFound for a record that is not visible. Answers false for one that is, and may not be changed. */
export async function updateTitle(tx: Tx, id: string, title: string): Promise<boolean> {
  await getRecord(tx, id);
  const { numAffectedRows } = await sql`
    update sealed_records set title = ${title}, updated_at = clock_timestamp() where id = ${id}`.execute(tx);
  return (numAffectedRows ?? 0n) > 0n;
}

export async function listTotals(tx: Tx): Promise<{ ward: string; count: number | null }[]> {
  const { rows } = await sql<{ ward: string; count: number | null }>`
    select ward, count from sealed_totals order by ward`.execute(tx);
  return rows;
}
