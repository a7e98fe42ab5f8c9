import { sql } from "kysely";
import type { Month } from "../../../kernel/dates.ts";
import { keepUpTo } from "../../../kernel/kept.ts";
import type { Tx } from "../../../platform/tenancy/tx.ts";
import { coverageOf, type DataGap } from "../rules/coverage.ts";
import type { ImportStep } from "../rules/imports.ts";
import { type Standing, standingOf } from "../rules/standing.ts";

export type LatestImport = { readonly id: string; readonly step: ImportStep };

/** A dataset's months, in short, and the import asked for last; a dataset without a version has no months. */
export type DatasetStanding = {
  readonly standing: Standing | undefined;
  readonly latestImport: LatestImport | undefined;
};

/** How several datasets stand in these versions, by dataset, whose months are read only when nobody has asked before. */
export async function listStandings(
  tx: Tx,
  versions: readonly { readonly id: string; readonly version: number | null }[],
): Promise<ReadonlyMap<string, DatasetStanding>> {
  const signs = (await listSigns(tx, versions)).map((sign) => ({
    ...sign,
    key: JSON.stringify([sign.id, sign.version, sign.gaps, sign.outstanding]),
  }));
  const unknown = signs.filter(({ key, version }) => version !== null && !known.find(key));
  if (unknown.length > 0) {
    const held = await listMonths(tx, unknown);
    for (const { key, id, gaps, outstanding } of unknown) {
      const waiting = (of: HeldRows) =>
        outstanding.reduce((sum, own) => sum + (own.force === of.force && own.month === of.month ? own.rows : 0), 0);
      const months = (held.get(id) ?? []).map((of) => ({ ...of, outstanding: waiting(of), types: {} }));
      known.keep(key, standingOf(coverageOf(months, gaps)));
    }
  }
  return new Map(
    signs.map(({ id, key, importId, step }) => [
      id,
      { standing: known.find(key), latestImport: importId && step ? { id: importId, step } : undefined },
    ]),
  );
}

/** A version's months never change, and what else its standing rests on is in the key. */
const known = keepUpTo<Standing>(2_000);

type HeldRows = { readonly force: string; readonly month: Month; readonly rows: number };

/** What a standing rests on besides the months of a version. */
type Signs = {
  readonly id: string;
  readonly version: number | null;
  readonly gaps: readonly DataGap[];
  /** Rows that were rejected and have not been corrected since. */
  readonly outstanding: readonly HeldRows[];
  readonly importId: string | null;
  readonly step: ImportStep | null;
};

async function listSigns(
  tx: Tx,
  versions: readonly { readonly id: string; readonly version: number | null }[],
): Promise<Signs[]> {
  const asked = versions.map(({ id, version }) => ({ id, version }));
  const { rows } = await sql<Signs>`
    select w.id, w.version, i.id as "importId", i.step,
           (select coalesce(jsonb_agg(jsonb_build_object('id', g.id, 'force', g.force, 'fromMonth', g.from_month, 'toMonth', g.to_month,
                                                         'kind', g.kind, 'reason', g.reason) order by g.force, g.from_month), '[]')
              from data_gaps g where g.dataset_id = w.id) as gaps,
           (select coalesce(jsonb_agg(jsonb_build_object('force', p.force, 'month', p.month, 'rows', left_over.rows) order by p.force, p.month), '[]')
              from import_files f
              cross join lateral (select count(*) as rows from rejected_rows r
                                   where r.partnership_id = f.partnership_id and r.import_file_id = f.id
                                     and not exists (select from row_corrections c where c.partnership_id = r.partnership_id
                                                       and c.import_file_id = r.import_file_id and c.row_number = r.row_number)) left_over
              join dataset_parts p on p.partnership_id = f.partnership_id and p.import_file_id = f.id
              join version_parts vp on vp.partnership_id = p.partnership_id and vp.dataset_id = w.id
                                   and vp.number = w.version and vp.part_id = p.id
             where f.dataset_id = w.id and f.rejected > 0) as outstanding
      from jsonb_to_recordset(${JSON.stringify(asked)}::jsonb) as w (id uuid, version integer)
      left join lateral (select x.id, x.step from imports x where x.dataset_id = w.id order by x.requested_at desc limit 1) i on true`.execute(
    tx,
  );
  return rows;
}

async function listMonths(
  tx: Tx,
  versions: readonly { readonly id: string; readonly version: number | null }[],
): Promise<ReadonlyMap<string, readonly HeldRows[]>> {
  const asked = versions.map(({ id, version }) => ({ id, version }));
  const { rows } = await sql<{ id: string; months: readonly HeldRows[] }>`
    select v.dataset_id as id, v.months from jsonb_to_recordset(${JSON.stringify(asked)}::jsonb) as w (id uuid, version integer)
      join dataset_versions v on v.dataset_id = w.id and v.number = w.version`.execute(tx);
  return new Map(rows.map(({ id, months }) => [id, months]));
}
