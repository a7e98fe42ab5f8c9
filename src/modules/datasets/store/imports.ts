import { sql } from "kysely";
import { NotFound } from "../../../kernel/errors.ts";
import type { Tx } from "../../../platform/tenancy/tx.ts";
import type { Duplicates, Import, ImportFile, ImportStep } from "../rules/imports.ts";

/** A file as it was sent: its SHA-256 in hexadecimal names what is stored. */
export type Original = { readonly name: string; readonly sha256: string; readonly sizeBytes: number };

export type NewImport = { readonly datasetId: string; readonly submissionKey: string };

/** The import that a form sent twice has made already. */
export async function findImportBySubmission(tx: Tx, submissionKey: string): Promise<string | undefined> {
  const row = await tx
    .selectFrom("imports")
    .select("id")
    .where("submission_key", "=", submissionKey)
    .executeTakeFirst();
  return row?.id;
}

export async function insertImport(
  tx: Tx,
  { datasetId, submissionKey }: NewImport,
  originals: readonly Original[],
): Promise<string> {
  const { id } = await tx
    .insertInto("imports")
    .values({ dataset_id: datasetId, submission_key: submissionKey, requested_by: tx.identity.person ?? null })
    .returning("id")
    .executeTakeFirstOrThrow();
  await tx
    .insertInto("import_originals")
    .values(
      originals.map((original, position) => ({
        import_id: id,
        position,
        name: original.name,
        sha256: Buffer.from(original.sha256, "hex"),
        size_bytes: original.sizeBytes,
      })),
    )
    .execute();
  return id;
}

export async function getImport(tx: Tx, id: string): Promise<Import> {
  const row = await importRows(tx).where("i.id", "=", id).executeTakeFirst();
  if (!row) throw new NotFound("import");
  return { ...row, duplicates: row.duplicates as Duplicates };
}

/** The imports of a dataset, newest first. */
export async function listImports(tx: Tx, datasetId: string, limit: number): Promise<Import[]> {
  const rows = await importRows(tx)
    .where("i.dataset_id", "=", datasetId)
    .orderBy("i.requested_at", "desc")
    .limit(limit)
    .execute();
  return rows.map((row) => ({ ...row, duplicates: row.duplicates as Duplicates }));
}

function importRows(tx: Tx) {
  return tx
    .selectFrom("imports as i")
    .innerJoin("datasets as d", (join) =>
      join.onRef("d.partnership_id", "=", "i.partnership_id").onRef("d.id", "=", "i.dataset_id"),
    )
    .select([
      "i.id",
      "i.dataset_id as datasetId",
      "d.title as datasetTitle",
      "i.step",
      "i.requested_at as requestedAt",
      "i.files_found as filesFound",
      "i.files_read as filesRead",
      "i.rows_so_far as rowsSoFar",
      "i.duplicates",
      "i.problem",
      "i.finished_at as finishedAt",
    ]);
}

export async function listOriginals(tx: Tx, importId: string): Promise<Original[]> {
  const rows = await tx
    .selectFrom("import_originals")
    .select(["name", "sha256", "size_bytes as sizeBytes"])
    .where("import_id", "=", importId)
    .orderBy("position")
    .execute();
  return rows.map((row) => ({ ...row, sha256: row.sha256.toString("hex") }));
}

export type ImportProgress = {
  readonly step: ImportStep;
  readonly filesFound?: number;
  readonly filesRead?: number;
  readonly rowsSoFar?: number;
};

export async function updateImportProgress(tx: Tx, id: string, at: ImportProgress): Promise<void> {
  await tx
    .updateTable("imports")
    .set({
      step: at.step,
      ...(at.filesFound !== undefined && { files_found: at.filesFound }),
      ...(at.filesRead !== undefined && { files_read: at.filesRead }),
      ...(at.rowsSoFar !== undefined && { rows_so_far: at.rowsSoFar }),
    })
    .where("id", "=", id)
    .where("finished_at", "is", null)
    .execute();
}

export async function updateImportDuplicates(tx: Tx, id: string, duplicates: Duplicates): Promise<void> {
  await tx
    .updateTable("imports")
    .set({ duplicates: JSON.stringify(duplicates) })
    .where("id", "=", id)
    .execute();
}

/** Ends an import. Answers false when it had ended already. */
export async function finishImport(tx: Tx, id: string, problem: string | null, now: Date): Promise<boolean> {
  const result = await tx
    .updateTable("imports")
    .set({ step: problem === null ? "done" : "failed", problem, finished_at: now })
    .where("id", "=", id)
    .where("finished_at", "is", null)
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}

export type NewImportFile = Omit<ImportFile, "id"> & {
  readonly datasetId: string;
  readonly original: number;
  readonly header: unknown;
  readonly parquetSha256: string | null;
};

export async function insertImportFile(tx: Tx, file: NewImportFile): Promise<string> {
  const { id } = await tx
    .insertInto("import_files")
    .values({
      import_id: file.importId,
      dataset_id: file.datasetId,
      position: file.position,
      original: file.original,
      name: file.name,
      sha256: Buffer.from(file.sha256, "hex"),
      outcome: file.outcome,
      problem: file.problem,
      notes: [...file.notes],
      row_count: file.rowCount,
      accepted: file.accepted,
      rejected: file.rejected,
      no_location: file.noLocation,
      duplicate_ids: file.duplicateIds,
      is_corrections: file.isCorrections,
      header: JSON.stringify(file.header),
      parquet_sha256: file.parquetSha256 === null ? null : Buffer.from(file.parquetSha256, "hex"),
    })
    .returning("id")
    .executeTakeFirstOrThrow();
  return id;
}

export async function listImportFiles(tx: Tx, importId: string): Promise<ImportFile[]> {
  const rows = await fileRows(tx).where("import_id", "=", importId).orderBy("position").execute();
  return rows.map((row) => ({ ...row, sha256: row.sha256.toString("hex") }));
}

/** Of these contents, those that the dataset's latest version holds already, by the name under which it does. */
export async function findHeldFiles(
  tx: Tx,
  datasetId: string,
  contents: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const { rows } = await sql<{ sha256: string; name: string }>`
    select distinct on (f.sha256) encode(f.sha256, 'hex') as sha256, f.name from import_files f
     where f.dataset_id = ${datasetId} and f.sha256 in (select decode(one, 'hex') from unnest(${[...contents]}::text[]) one)
       and f.outcome = 'accepted' and f.row_count > 0
       and exists (select from dataset_parts p
                     join version_parts vp on vp.partnership_id = p.partnership_id and vp.part_id = p.id and vp.dataset_id = f.dataset_id
                    where p.partnership_id = f.partnership_id and p.import_file_id = f.id
                      and vp.number = (select d.version from datasets d where d.partnership_id = f.partnership_id and d.id = f.dataset_id))
     order by f.sha256, f.id`.execute(tx);
  return new Map(rows.map(({ sha256, name }) => [sha256, name]));
}

function fileRows(tx: Tx) {
  return tx
    .selectFrom("import_files")
    .select([
      "id",
      "import_id as importId",
      "position",
      "name",
      "sha256",
      "outcome",
      "problem",
      "notes",
      "row_count as rowCount",
      "accepted",
      "rejected",
      "no_location as noLocation",
      "duplicate_ids as duplicateIds",
      "is_corrections as isCorrections",
    ]);
}
