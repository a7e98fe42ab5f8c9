import { sql } from "kysely";
import type { Month } from "../../../kernel/dates.ts";
import { NotFound } from "../../../kernel/errors.ts";
import type { Tx } from "../../../platform/tenancy/tx.ts";
import type { HeldMonth, RecordedGap } from "../rules/coverage.ts";
import type { Part } from "../rules/parts.ts";
import { GAPS, type JsonGaps, readGaps } from "./gaps.ts";

export type Version = {
  readonly number: number;
  readonly madeAt: Date;
  readonly madeBy: string | null;
  readonly importId: string | null;
  readonly reason: string;
};

/** A part with what is in it, as it was read. */
export type NewPart = {
  readonly force: string;
  readonly month: Month;
  readonly rows: number;
  readonly noLocation: number;
  readonly types: Readonly<Record<string, number>>;
};

/** Holds the dataset's versions for the rest of the transaction, so that two imports do not make the same number. */
export async function lockVersions(tx: Tx, datasetId: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended((select ctx.partnership_id())::text || ${datasetId}, 0))`.execute(
    tx,
  );
}

/** The latest version, or undefined for a dataset that holds nothing yet. */
export async function findLatestVersion(tx: Tx, datasetId: string): Promise<Version | undefined> {
  return versionRows(tx).where("v.dataset_id", "=", datasetId).orderBy("v.number", "desc").limit(1).executeTakeFirst();
}

/** The number of the latest version alone: 0 for a dataset that holds nothing yet. */
export async function findLatestNumber(tx: Tx, datasetId: string): Promise<number> {
  const row = await tx.selectFrom("datasets").select("version").where("id", "=", datasetId).executeTakeFirst();
  return row?.version ?? 0;
}

/** The latest version of each of these datasets with what the register of gaps says of it, without those that may not be seen. */
export async function listLatest(
  tx: Tx,
  datasetIds: readonly string[],
): Promise<ReadonlyMap<string, { readonly latest: number; readonly gaps: readonly RecordedGap[] }>> {
  const { rows } = await sql<{ id: string; latest: number; gaps: JsonGaps }>`
    select d.id, coalesce(d.version, 0) as latest, ${GAPS} as gaps from datasets d where d.id = any(${[...datasetIds]}::uuid[])`.execute(
    tx,
  );
  return new Map(rows.map(({ id, latest, gaps }) => [id, { latest, gaps: readGaps(gaps) }]));
}

export async function getVersion(tx: Tx, datasetId: string, number: number): Promise<Version> {
  const version = await versionRows(tx)
    .where("v.dataset_id", "=", datasetId)
    .where("v.number", "=", number)
    .executeTakeFirst();
  if (!version) throw new NotFound("version");
  return version;
}

export async function listVersions(tx: Tx, datasetId: string, limit: number): Promise<Version[]> {
  return versionRows(tx).where("v.dataset_id", "=", datasetId).orderBy("v.number", "desc").limit(limit).execute();
}

function versionRows(tx: Tx) {
  return tx
    .selectFrom("dataset_versions as v")
    .leftJoin("people as p", "p.id", "v.made_by")
    .select(["v.number", "v.made_at as madeAt", "p.name as madeBy", "v.import_id as importId", "v.reason"]);
}

/** Adds a version, which the register then holds for the latest. */
export async function insertVersion(
  tx: Tx,
  version: {
    readonly datasetId: string;
    readonly number: number;
    readonly importId: string | null;
    readonly reason: string;
  },
  partIds: readonly string[],
): Promise<void> {
  await sql`
    with made as (
      insert into dataset_versions (dataset_id, number, import_id, reason, made_by, row_count, months)
      select ${version.datasetId}, ${version.number}, ${version.importId}, ${version.reason}, ${tx.identity.person ?? null}::uuid,
             coalesce(sum(m.rows), 0), coalesce(jsonb_agg(to_jsonb(m) order by m.month, m.force), '[]')
        from (select p.month, p.force, sum(p.row_count)::bigint as rows from dataset_parts p
               where p.id = any(${[...partIds]}::uuid[]) group by p.month, p.force) m
      returning dataset_id, number, made_at, row_count, months)
    update datasets d set version = m.number, version_made_at = m.made_at, row_count = m.row_count,
                          first_month = m.months->0->>'month', last_month = m.months->-1->>'month'
      from made m where d.id = m.dataset_id`.execute(tx);
  await sql`insert into version_parts (partnership_id, dataset_id, number, part_id)
    select (select ctx.partnership_id()), ${version.datasetId}, ${version.number}, unnest(${[...partIds]}::uuid[])`.execute(
    tx,
  );
}

export async function listParts(tx: Tx, datasetId: string, version: number): Promise<Part[]> {
  const { rows } = await sql<Part>`
    select p.id, p.import_file_id as "importFileId", p.force, p.month, f.is_corrections as "isCorrections"
      from version_parts vp
      join dataset_parts p on p.partnership_id = vp.partnership_id and p.id = vp.part_id
      join import_files f on f.partnership_id = p.partnership_id and f.id = p.import_file_id
     where vp.dataset_id = ${datasetId} and vp.number = ${version} order by p.force, p.month, p.id`.execute(tx);
  return rows;
}

/** The parts that an import has read so far. */
export async function listPartsOfImport(tx: Tx, importId: string): Promise<(Part & { readonly fileName: string })[]> {
  const { rows } = await sql<Part & { fileName: string }>`
    select p.id, p.import_file_id as "importFileId", p.force, p.month, f.is_corrections as "isCorrections", f.name as "fileName"
      from import_files f join dataset_parts p on p.partnership_id = f.partnership_id and p.import_file_id = f.id
     where f.import_id = ${importId} order by p.force, p.month, p.id`.execute(tx);
  return rows;
}

export async function insertParts(
  tx: Tx,
  datasetId: string,
  importFileId: string,
  parts: readonly NewPart[],
): Promise<void> {
  const insertPart = async (part: NewPart) => {
    const { id } = await tx
      .insertInto("dataset_parts")
      .values({
        dataset_id: datasetId,
        import_file_id: importFileId,
        force: part.force,
        month: part.month,
        row_count: part.rows,
        no_location: part.noLocation,
      })
      .returning("id")
      .executeTakeFirstOrThrow();
    await tx
      .insertInto("part_types")
      .values(Object.entries(part.types).map(([crime_type, row_count]) => ({ part_id: id, crime_type, row_count })))
      .execute();
  };
  await Promise.all(parts.map(insertPart));
}

/** A version's months with their counts by type, and how many of their rejected rows are still to be corrected. */
export async function listHeldMonths(tx: Tx, datasetId: string, version: number): Promise<HeldMonth[]> {
  const { rows } = await sql<HeldMonth>`
    with parts as (
      select p.force, p.month, p.row_count, p.import_file_id, t.types
        from version_parts vp
        join dataset_parts p on p.partnership_id = vp.partnership_id and p.id = vp.part_id
        -- One look for each part: the planner cannot know how few they are, and would read the types of all.
        cross join lateral (select jsonb_object_agg(x.crime_type, x.row_count) as types from part_types x
                             where x.partnership_id = p.partnership_id and x.part_id = p.id) t
       where vp.dataset_id = ${datasetId} and vp.number = ${version}),
    outstanding as (
      select r.import_file_id, count(*) as rows
        from rejected_rows r
       where r.import_file_id in (select import_file_id from parts)
         and not exists (select from row_corrections c where c.partnership_id = r.partnership_id
                           and c.import_file_id = r.import_file_id and c.row_number = r.row_number)
       group by r.import_file_id)
    -- A rejected row names no month that can be relied on: it stands against every month of its file.
    select p.force, p.month, p.row_count as rows, coalesce(o.rows, 0) as outstanding, p.types
      from parts p left join outstanding o on o.import_file_id = p.import_file_id
     where p.types is not null order by p.force, p.month`.execute(tx);
  const months: HeldMonth[] = [];
  for (const part of rows) {
    const last = months.at(-1);
    if (last?.force === part.force && last.month === part.month) months[months.length - 1] = together(last, part);
    else months.push(part);
  }
  return months;
}

/** Two parts of the same force and month as one: a file, and the rows of it that were corrected. */
function together(one: HeldMonth, other: HeldMonth): HeldMonth {
  const types: Record<string, number> = { ...one.types };
  for (const [type, rows] of Object.entries(other.types)) types[type] = (types[type] ?? 0) + rows;
  return { ...one, rows: one.rows + other.rows, outstanding: one.outstanding + other.outstanding, types };
}
