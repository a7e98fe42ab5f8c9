import { sql } from "kysely";
import type { Month } from "../../../kernel/dates.ts";
import type { Tx } from "../../../platform/tenancy/tx.ts";
import type { DataGap, HeldMonth } from "../rules/coverage.ts";
import type { ImportStep } from "../rules/imports.ts";

type Of = { readonly datasetId: string };

/** The months that versions of several datasets hold, without their types: enough for one line about each. */
export async function listHeldMonthsOf(
  tx: Tx,
  versions: readonly { readonly datasetId: string; readonly version: number }[],
): Promise<(HeldMonth & Of)[]> {
  const { rows } = await sql<Omit<HeldMonth, "types"> & Of>`
    with wanted as (select * from jsonb_to_recordset(${JSON.stringify(versions)}::jsonb) as w ("datasetId" uuid, version integer)),
    parts as (
      select p.dataset_id, p.force, p.month, p.row_count, p.import_file_id
        from wanted w
        join version_parts vp on vp.dataset_id = w."datasetId" and vp.number = w.version
        join dataset_parts p on p.partnership_id = vp.partnership_id and p.id = vp.part_id),
    outstanding as (
      select r.import_file_id, count(*) as rows
        from rejected_rows r
       where r.import_file_id in (select import_file_id from parts)
         and not exists (select from row_corrections c where c.partnership_id = r.partnership_id
                           and c.import_file_id = r.import_file_id and c.row_number = r.row_number)
       group by r.import_file_id)
    select p.dataset_id as "datasetId", p.force, p.month, sum(p.row_count)::bigint as rows,
           coalesce(sum(o.rows), 0)::bigint as outstanding
      from parts p left join outstanding o on o.import_file_id = p.import_file_id
     group by p.dataset_id, p.force, p.month order by p.dataset_id, p.force, p.month`.execute(tx);
  return rows.map((row) => ({ ...row, types: {} }));
}

export async function listGapsOf(tx: Tx, datasetIds: readonly string[]): Promise<(DataGap & Of)[]> {
  if (datasetIds.length === 0) return [];
  const rows = await tx
    .selectFrom("data_gaps")
    .select(["dataset_id as datasetId", "id", "force", "from_month", "to_month", "kind", "reason"])
    .where("dataset_id", "in", datasetIds)
    .orderBy("force")
    .orderBy("from_month")
    .execute();
  return rows.map(({ from_month, to_month, ...row }) => ({
    ...row,
    fromMonth: from_month as Month,
    toMonth: to_month as Month,
  }));
}

export type LatestImport = Of & { readonly id: string; readonly step: ImportStep };

/** The import asked for last, of each dataset that has one. */
export async function listLatestImports(tx: Tx, datasetIds: readonly string[]): Promise<LatestImport[]> {
  const { rows } = await sql<LatestImport>`
    select w.id as "datasetId", i.id, i.step
      from unnest(${[...datasetIds]}::uuid[]) w (id)
      cross join lateral (select i.id, i.step from imports i where i.dataset_id = w.id order by i.requested_at desc limit 1) i`.execute(
    tx,
  );
  return rows;
}
