import { sql } from "kysely";
import type { Tx } from "../../../platform/tenancy/tx.ts";
import type { Duplicates } from "../rules/imports.ts";

/** What a version holds in all. `noLocation` of its `rows` have neither map point nor area. */
export type Contents = {
  readonly rows: number;
  readonly noLocation: number;
  readonly files: number;
  readonly firstMonth: string | null;
  readonly lastMonth: string | null;
};

export async function getContents(tx: Tx, datasetId: string, version: number): Promise<Contents> {
  const { rows } = await sql<Contents>`
    select coalesce(sum(p.row_count), 0)::bigint as rows, coalesce(sum(p.no_location), 0)::bigint as "noLocation",
           count(distinct p.import_file_id) as files, min(p.month) as "firstMonth", max(p.month) as "lastMonth"
      from version_parts vp join dataset_parts p on p.partnership_id = vp.partnership_id and p.id = vp.part_id
     where vp.dataset_id = ${datasetId} and vp.number = ${version}`.execute(tx);
  return rows[0] ?? { rows: 0, noLocation: 0, files: 0, firstMonth: null, lastMonth: null };
}

/** What was unusual about the version's files and did not stop them from being read: each sentence with its files. */
export type FileNote = { readonly note: string; readonly files: number; readonly example: string };

export async function listFileNotes(tx: Tx, datasetId: string, version: number): Promise<FileNote[]> {
  const { rows } = await sql<FileNote>`
    select n.note, count(*) as files, min(f.name) as example
      from import_files f cross join lateral unnest(f.notes) n (note)
     where f.id in (${filesOf(datasetId, version)})
     group by n.note order by count(*) desc, n.note limit 50`.execute(tx);
  return rows;
}

/** The Crime IDs that rows share, of each import that the version has rows of. */
export type SharedIds = { readonly importId: string; readonly requestedAt: Date; readonly duplicates: Duplicates };

export async function listSharedIds(tx: Tx, datasetId: string, version: number): Promise<SharedIds[]> {
  const { rows } = await sql<SharedIds>`
    select i.id as "importId", i.requested_at as "requestedAt", i.duplicates
      from imports i
     where i.dataset_id = ${datasetId} and coalesce((i.duplicates->>'ids')::bigint, 0) > 0
       and exists (select from import_files f where f.partnership_id = i.partnership_id and f.import_id = i.id
                      and f.id in (${filesOf(datasetId, version)}))
     order by i.requested_at desc limit 50`.execute(tx);
  return rows;
}

/** The version that an import made, if it has made one. */
export async function findVersionOfImport(
  tx: Tx,
  datasetId: string,
  importId: string,
): Promise<{ readonly number: number; readonly reason: string } | undefined> {
  return tx
    .selectFrom("dataset_versions")
    .select(["number", "reason"])
    .where("dataset_id", "=", datasetId)
    .where("import_id", "=", importId)
    .executeTakeFirst();
}

/** A file as it was sent to the dataset, by the SHA-256 of its bytes in hexadecimal; under the name it first came with. */
export async function findOriginal(
  tx: Tx,
  datasetId: string,
  sha256: string,
): Promise<{ readonly name: string; readonly sizeBytes: number } | undefined> {
  return tx
    .selectFrom("import_originals as o")
    .innerJoin("imports as i", (join) =>
      join.onRef("i.partnership_id", "=", "o.partnership_id").onRef("i.id", "=", "o.import_id"),
    )
    .select(["o.name", "o.size_bytes as sizeBytes"])
    .where("i.dataset_id", "=", datasetId)
    .where("o.sha256", "=", Buffer.from(sha256, "hex"))
    .orderBy("i.requested_at")
    .orderBy("o.position")
    .limit(1)
    .executeTakeFirst();
}

function filesOf(datasetId: string, version: number) {
  return sql`select p.import_file_id from version_parts vp
    join dataset_parts p on p.partnership_id = vp.partnership_id and p.id = vp.part_id
   where vp.dataset_id = ${datasetId} and vp.number = ${version}`;
}
