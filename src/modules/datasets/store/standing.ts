import { sql } from "kysely";
import type { Month } from "../../../kernel/dates.ts";
import type { Tx } from "../../../platform/tenancy/tx.ts";
import type { DataGap, HeldMonth } from "../rules/coverage.ts";
import type { ImportStep } from "../rules/imports.ts";

/** The months that versions of several datasets hold, without their types: enough for one line about each dataset. */
export async function listHeldMonthsOf(
  tx: Tx,
  versions: readonly { readonly datasetId: string; readonly version: number }[],
): Promise<ReadonlyMap<string, readonly HeldMonth[]>> {
  const { rows } = await sql<{ datasetId: string; held: readonly HeldRows[]; outstanding: readonly HeldRows[] }>`
    select v.dataset_id as "datasetId", v.months as held, (
             select coalesce(jsonb_agg(jsonb_build_object('force', p.force, 'month', p.month, 'rows', left_over.rows)), '[]')
               from import_files f
               cross join lateral (select count(*) as rows from rejected_rows r
                                    where r.partnership_id = f.partnership_id and r.import_file_id = f.id
                                      and not exists (select from row_corrections c where c.partnership_id = r.partnership_id
                                                        and c.import_file_id = r.import_file_id and c.row_number = r.row_number)) left_over
               join dataset_parts p on p.partnership_id = f.partnership_id and p.import_file_id = f.id
               join version_parts vp on vp.partnership_id = p.partnership_id and vp.dataset_id = v.dataset_id
                                    and vp.number = v.number and vp.part_id = p.id
              where f.partnership_id = v.partnership_id and f.dataset_id = v.dataset_id and f.rejected > 0) as outstanding
      from jsonb_to_recordset(${JSON.stringify(versions)}::jsonb) as w ("datasetId" uuid, version integer)
      join dataset_versions v on v.dataset_id = w."datasetId" and v.number = w.version`.execute(tx);
  return new Map(
    rows.map(({ datasetId, held, outstanding }) => {
      const waiting = (of: HeldRows) =>
        outstanding.reduce((sum, own) => sum + (own.force === of.force && own.month === of.month ? own.rows : 0), 0);
      return [datasetId, held.map((of) => ({ ...of, outstanding: waiting(of), types: {} }))];
    }),
  );
}

type HeldRows = { readonly force: string; readonly month: Month; readonly rows: number };

/** What has been recorded about several datasets, by dataset; none for those that nothing is recorded about. */
export async function listGapsOf(
  tx: Tx,
  datasetIds: readonly string[],
): Promise<ReadonlyMap<string, readonly DataGap[]>> {
  const { rows } = await sql<{ datasetId: string; gaps: readonly DataGap[] }>`
    select dataset_id as "datasetId", jsonb_agg(jsonb_build_object('id', id, 'force', force, 'fromMonth', from_month,
             'toMonth', to_month, 'kind', kind, 'reason', reason) order by force, from_month) as gaps
      from data_gaps where dataset_id = any(${[...datasetIds]}::uuid[]) group by dataset_id`.execute(tx);
  return new Map(rows.map(({ datasetId, gaps }) => [datasetId, gaps]));
}

export type LatestImport = { readonly id: string; readonly step: ImportStep };

/** The import asked for last, of each dataset that has one. */
export async function listLatestImports(
  tx: Tx,
  datasetIds: readonly string[],
): Promise<ReadonlyMap<string, LatestImport>> {
  const { rows } = await sql<LatestImport & { datasetId: string }>`
    select w.id as "datasetId", i.id, i.step
      from unnest(${[...datasetIds]}::uuid[]) w (id)
      cross join lateral (select i.id, i.step from imports i where i.dataset_id = w.id order by i.requested_at desc limit 1) i`.execute(
    tx,
  );
  return new Map(rows.map(({ datasetId, id, step }) => [datasetId, { id, step }]));
}
