import { sql } from "kysely";
import { NotFound } from "../../../kernel/errors.ts";
import type { Tx } from "../../../platform/tenancy/tx.ts";
import type { Dataset } from "../rules/register.ts";

/** A line of the register, with what its latest version holds. */
export type ListedDataset = Dataset & {
  readonly version: number | null;
  readonly versionMadeAt: Date | null;
  readonly rows: number;
  readonly firstMonth: string | null;
  readonly lastMonth: string | null;
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

/** Part of the title or the provider, and the origin; what is empty does not filter. */
export type DatasetFilter = { readonly text: string; readonly origin: string };

export async function listDatasets(
  tx: Tx,
  filter: DatasetFilter,
  sort: { readonly by: DatasetSort; readonly direction: "ascending" | "descending" },
  page: { readonly limit: number; readonly offset: number },
): Promise<ListedDataset[]> {
  const direction = sql.raw(sort.direction === "descending" ? "desc nulls last" : "asc nulls first");
  const order = sql`${sql.raw({ title: "title", updated: "made_at", rows: "row_count" }[sort.by])} ${direction}, title`;
  // The order by title needs no version, so that only those of the page are looked for.
  const sorted = sort.by === "title" ? sql`` : LATEST;
  const { rows } = await sql<ListedDataset>`
    select d.id, d.format, d.title, d.origin, d.provider, d.licence, d.attribution, v.number as version, v.made_at as "versionMadeAt",
           coalesce(v.row_count, 0) as rows, v.months->0->>'month' as "firstMonth", v.months->-1->>'month' as "lastMonth"
      from (select d.* from datasets d ${sorted}
             where ${matches(filter)} order by ${order} limit ${page.limit} offset ${page.offset}) d ${LATEST}
     order by ${order}`.execute(tx);
  return rows;
}

export async function countDatasets(tx: Tx, filter: DatasetFilter): Promise<number> {
  const { rows } = await sql<{
    count: number;
  }>`select count(*) as count from datasets d where ${matches(filter)}`.execute(tx);
  return rows[0]?.count ?? 0;
}

/** Every dataset by name, for choosing one. */
export function listTitles(tx: Tx): Promise<{ readonly id: string; readonly title: string }[]> {
  return tx.selectFrom("datasets").select(["id", "title"]).orderBy("title").limit(500).execute();
}

/** The latest version of dataset `d`, when it has one. */
const LATEST = sql`
  left join lateral (select number, made_at, row_count, months from dataset_versions x
                      where x.partnership_id = d.partnership_id and x.dataset_id = d.id order by number desc limit 1) v on true`;

function matches({ text, origin }: DatasetFilter) {
  const words = `%${text.replace(/[\\%_]/g, (wildcard) => `\\${wildcard}`)}%`;
  return sql`(${text} = '' or d.title ilike ${words} or d.provider ilike ${words}) and (${origin} = '' or d.origin = ${origin})`;
}

export async function listDatasetIds(tx: Tx): Promise<string[]> {
  const rows = await tx.selectFrom("datasets").select("id").orderBy("created_at").orderBy("id").execute();
  return rows.map((row) => row.id);
}
