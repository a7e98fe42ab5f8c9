import { sql } from "kysely";
import { NotFound } from "../../../kernel/errors.ts";
import type { Tx } from "../../../platform/tenancy/tx.ts";
import type { DataGap } from "../rules/coverage.ts";
import type { ImportStep } from "../rules/imports.ts";
import type { Dataset } from "../rules/register.ts";
import { GAPS, type JsonGaps, readGaps } from "./gaps.ts";

/** A line of the register, with what its latest version holds and what its standing rests on besides the months of that. */
export type ListedDataset = Dataset & {
  readonly version: number | null;
  readonly versionMadeAt: Date | null;
  readonly rows: number;
  readonly firstMonth: string | null;
  readonly lastMonth: string | null;
  /** The import that was asked for last, unless it is done: it goes on, or it failed. */
  readonly openImport: { readonly id: string; readonly step: ImportStep } | null;
  readonly gaps: readonly DataGap[];
  /** Rows of some file of it were rejected; whether all have been corrected since is not looked at. */
  readonly hadRejectedRows: boolean;
};

const DATASET = ["id", "format", "title", "origin", "provider", "licence", "attribution"] as const;

export async function getDataset(tx: Tx, id: string): Promise<Dataset> {
  const dataset = await tx.selectFrom("datasets").select(DATASET).where("id", "=", id).executeTakeFirst();
  if (!dataset) throw new NotFound("dataset");
  return dataset;
}

export function findDatasetByTitle(tx: Tx, title: string): Promise<Dataset | undefined> {
  return tx.selectFrom("datasets").select(DATASET).where("title", "=", title).executeTakeFirst();
}

export async function insertDataset(tx: Tx, dataset: Omit<Dataset, "id">): Promise<string> {
  const { id } = await tx
    .insertInto("datasets")
    .values({ ...dataset, created_by: tx.identity.person ?? null })
    .returning("id")
    .executeTakeFirstOrThrow();
  return id;
}

export type DatasetSort = "title" | "updated" | "rows";

/** The title or the provider is like `words`, and the origin; what is left out does not filter. */
export type DatasetFilter = { readonly words?: string | undefined; readonly origin?: string | undefined };

/** A page of the register, and how many there are on all pages. In one statement, because each asks anew who may see what. */
export async function listDatasets(
  tx: Tx,
  filter: DatasetFilter,
  sort: { readonly by: DatasetSort; readonly direction: "ascending" | "descending" },
  page: { readonly limit: number; readonly offset: number },
): Promise<{ readonly total: number; readonly datasets: readonly ListedDataset[] }> {
  const order = sql.raw(ORDERS[sort.by][sort.direction]);
  const { rows } = await sql<Omit<ListedDataset, "gaps"> & { total: number; gaps: JsonGaps }>`
    select d.id, d.format, d.title, d.origin, d.provider, d.licence, d.attribution, d.version, d.version_made_at as "versionMadeAt",
           coalesce(d.row_count, 0) as rows, d.first_month as "firstMonth", d.last_month as "lastMonth",
           (select count(*) from datasets d where ${matches(filter)}) as total,
           (select case when i.step <> 'done' then jsonb_build_object('id', i.id, 'step', i.step) end from imports i
             where i.partnership_id = d.partnership_id and i.dataset_id = d.id order by i.requested_at desc limit 1) as "openImport",
           ${GAPS} as gaps,
           exists (select from import_files f where f.partnership_id = d.partnership_id and f.dataset_id = d.id and f.rejected > 0) as "hadRejectedRows"
      from (select d.* from datasets d
             where ${matches(filter)} order by ${order} limit ${page.limit} offset ${page.offset}) d
     order by ${order}`.execute(tx);
  const datasets = rows.map(({ total, gaps, ...dataset }) => ({ ...dataset, gaps: readGaps(gaps) }));
  // A page beyond the last has no line that says how many there are.
  const total = rows[0]?.total ?? (page.offset === 0 ? 0 : await countDatasets(tx, filter));
  return { total, datasets };
}

async function countDatasets(tx: Tx, filter: DatasetFilter): Promise<number> {
  const { rows } = await sql<{
    count: number;
  }>`select count(*) as count from datasets d where ${matches(filter)}`.execute(tx);
  return rows[0]?.count ?? 0;
}

/** Every dataset by name, for choosing one. */
export function listTitles(tx: Tx): Promise<{ readonly id: string; readonly title: string }[]> {
  return tx.selectFrom("datasets").select(["id", "title"]).orderBy("title").limit(500).execute();
}

/** To have no version is less than any. */
const ORDERS: Readonly<Record<DatasetSort, Readonly<Record<"ascending" | "descending", string>>>> = {
  title: { ascending: "title", descending: "title desc" },
  updated: {
    ascending: "version_made_at nulls first, title",
    descending: "version_made_at desc nulls last, title",
  },
  rows: { ascending: "row_count nulls first, title", descending: "row_count desc nulls last, title" },
};

function matches({ words, origin }: DatasetFilter) {
  const conditions = [
    words !== undefined && sql`(d.title ilike ${words} or d.provider ilike ${words})`,
    origin !== undefined && sql`d.origin = ${origin}`,
  ].filter((condition) => condition !== false);
  return conditions.length > 0 ? sql.join(conditions, sql` and `) : sql`true`;
}

export async function listDatasetIds(tx: Tx): Promise<string[]> {
  const rows = await tx.selectFrom("datasets").select("id").orderBy("created_at").orderBy("id").execute();
  return rows.map((row) => row.id);
}
