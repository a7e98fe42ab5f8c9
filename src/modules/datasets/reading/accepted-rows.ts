import { dirname } from "node:path";
import type { Month } from "../../../kernel/dates.ts";
import { type Duck, openDuckDb, sqlPath, sqlText } from "../../../platform/engine/duckdb.ts";
import type { TaskContext } from "../../../platform/engine/tasks.ts";

/** A Parquet file that `readMembers` wrote, and which of its rows count. */
export type IncidentFile = {
  readonly path: string;
  /** The months of forces to take from it, when a later version holds the others. */
  readonly include: "all" | readonly MonthOfForce[];
};

export type MonthOfForce = { readonly month: Month; readonly force: string };

/**
 * Areas as a file, CSV or Parquet, with the columns `lsoa`, `district` and `ward` in this order: one row for each small area of any
 * census edition. `ward` is blank when it is not known, and `split` when the area lies in several of today's wards; an area
 * that has several rows is taken for split.
 */
export type AreaLookup = { readonly path: string; readonly kind: "csv" | "parquet" };

/** Which part of a file's rows to work on, and where to put what does not fit into memory. */
export type IncidentFiles = { readonly files: readonly IncidentFile[]; readonly tempFolder: string };

/** Opens DuckDB for files of incidents and the lookups named, and ends it after `work`. */
export async function withIncidents<Answer>(
  { files, tempFolder }: IncidentFiles,
  lookups: readonly string[],
  context: TaskContext,
  work: (duck: Duck) => Promise<Answer>,
): Promise<Answer> {
  const paths = [...files.map(({ path }) => path), ...lookups];
  const duck = await openDuckDb({
    folders: [...new Set([tempFolder, ...paths.map((path) => dirname(path))])],
    tempFolder,
    memoryMb: context.duckdbMemoryMb,
    onBeat: (share) => context.progress({ done: share, total: 1, note: "Counting incidents" }),
  });
  try {
    await duck.run("create temp table included (file integer, month text, force text)");
    await insertAll(duck, "included", files.flatMap(pairsOf));
    return await work(duck);
  } finally {
    duck.close();
  }
}

/**
 * What to select the accepted rows of `files` from: the columns of their format, `id_key`, `corrects`, `row` (the row's
 * number in the file that was sent) and `file` (which of `files` it is in, counted from 0). For use in `withIncidents`.
 */
export function acceptedRows(files: readonly IncidentFile[]): string {
  if (files.length === 0) return `(select ${NO_ROWS} where false)`;
  const paths = files.map(({ path }) => sqlPath(path)).join(", ");
  const rows = `select * replace (coalesce(row, file_row_number + 2)::integer as row), file_index::integer as file
    from read_parquet([${paths}], union_by_name = true, file_row_number = true)`;
  if (files.every(({ include }) => include === "all")) return `(${rows})`;
  const whole = files.flatMap(({ include }, file) => (include === "all" ? [file] : []));
  return `(select * from (${rows}) where file in (${[-1, ...whole].join(", ")}) or (file, month, force) in (from included))`;
}

const NO_ROWS = `null::varchar as month, null::varchar as force, null::varchar as type, null::varchar as location,
  null::varchar as lsoa, null::varchar as outcome, null::double as longitude, null::double as latitude,
  null::ubigint as id_key, null::varchar as corrects, null::integer as row, null::integer as file`;

/** What to select areas from. */
export function areaRows({ path, kind }: AreaLookup): string {
  const csv = "header = true, auto_detect = false, columns = {lsoa: 'varchar', district: 'varchar', ward: 'varchar'}";
  const file = kind === "parquet" ? `read_parquet(${sqlPath(path)})` : `read_csv(${sqlPath(path)}, ${csv})`;
  return `(select lsoa, min(district) as district, case when count(distinct ward) > 1 then 'split' else min(ward) end as ward
    from ${file} group by lsoa)`;
}

function pairsOf({ include }: IncidentFile, file: number): string[] {
  if (include === "all") return [];
  return include.map(({ month, force }) => `(${file}, ${sqlText(month)}, ${sqlText(force)})`);
}

export async function insertAll(duck: Duck, table: string, rows: readonly string[]): Promise<void> {
  if (rows.length > 0) await duck.run(`insert into ${table} values ${rows.join(", ")}`);
}
