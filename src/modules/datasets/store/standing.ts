import { sql } from "kysely";
import type { Month } from "../../../kernel/dates.ts";
import { keepUpTo } from "../../../kernel/kept.ts";
import type { Tx } from "../../../platform/tenancy/tx.ts";
import { coverageOf } from "../rules/coverage.ts";
import { type Standing, standingOf } from "../rules/standing.ts";
import type { ListedDataset } from "./register.ts";

/**
 * How the months of several datasets stand, by dataset; a dataset without a version has none. The months of a version are
 * read only when nobody has asked for them before.
 */
export async function listStandings(
  tx: Tx,
  datasets: readonly ListedDataset[],
): Promise<ReadonlyMap<string, Standing>> {
  const versions = datasets.flatMap(({ id, version, gaps, hadRejectedRows }) =>
    version === null ? [] : [{ id, version, gaps, hadRejectedRows }],
  );
  const left = await listOutstanding(
    tx,
    versions.filter(({ hadRejectedRows }) => hadRejectedRows),
  );
  const signs = versions.map(({ id, version, gaps }) => {
    const outstanding = left.get(id) ?? [];
    return { id, version, gaps, outstanding, key: JSON.stringify([id, version, gaps, outstanding]) };
  });
  const unknown = signs.filter(({ key }) => !known.find(key));
  const held = await listMonths(tx, unknown);
  for (const { key, id, gaps, outstanding } of unknown) {
    const waiting = (of: HeldRows) =>
      outstanding.reduce((sum, own) => sum + (own.force === of.force && own.month === of.month ? own.rows : 0), 0);
    const months = (held.get(id) ?? []).map((of) => ({ ...of, outstanding: waiting(of), types: {} }));
    known.keep(key, standingOf(coverageOf(months, gaps)));
  }
  return new Map(
    signs.flatMap(({ id, key }) => {
      const standing = known.find(key);
      return standing ? [[id, standing] as const] : [];
    }),
  );
}

/** A version's months never change, and what else its standing rests on is in the key. */
const known = keepUpTo<Standing>(2_000);

type HeldRows = { readonly force: string; readonly month: Month; readonly rows: number };
type AskedVersion = { readonly id: string; readonly version: number };

/** Rows that were rejected and have not been corrected since, by dataset. */
async function listOutstanding(
  tx: Tx,
  versions: readonly AskedVersion[],
): Promise<ReadonlyMap<string, readonly HeldRows[]>> {
  if (versions.length === 0) return new Map();
  const { rows } = await sql<{ id: string; outstanding: readonly HeldRows[] }>`
    select w.id, (select coalesce(jsonb_agg(jsonb_build_object('force', p.force, 'month', p.month, 'rows', left_over.rows) order by p.force, p.month), '[]')
              from import_files f
              cross join lateral (select count(*) as rows from rejected_rows r
                                   where r.partnership_id = f.partnership_id and r.import_file_id = f.id
                                     and not exists (select from row_corrections c where c.partnership_id = r.partnership_id
                                                       and c.import_file_id = r.import_file_id and c.row_number = r.row_number)) left_over
              join dataset_parts p on p.partnership_id = f.partnership_id and p.import_file_id = f.id
              join version_parts vp on vp.partnership_id = p.partnership_id and vp.dataset_id = w.id
                                   and vp.number = w.version and vp.part_id = p.id
             where f.dataset_id = w.id and f.rejected > 0) as outstanding
      from jsonb_to_recordset(${asJson(versions)}::jsonb) as w (id uuid, version integer)`.execute(tx);
  return new Map(rows.map(({ id, outstanding }) => [id, outstanding]));
}

async function listMonths(
  tx: Tx,
  versions: readonly AskedVersion[],
): Promise<ReadonlyMap<string, readonly HeldRows[]>> {
  if (versions.length === 0) return new Map();
  const { rows } = await sql<{ id: string; months: readonly HeldRows[] }>`
    select v.dataset_id as id, v.months from jsonb_to_recordset(${asJson(versions)}::jsonb) as w (id uuid, version integer)
      join dataset_versions v on v.dataset_id = w.id and v.number = w.version`.execute(tx);
  return new Map(rows.map(({ id, months }) => [id, months]));
}

function asJson(versions: readonly AskedVersion[]): string {
  return JSON.stringify(versions.map(({ id, version }) => ({ id, version })));
}
