import { sql } from "kysely";
import type { Tx } from "../../../platform/tenancy/tx.ts";
import type { Header } from "../formats/header.ts";

/** A rejected row as it is kept. `row` is its number in the file, the heading being 1. */
export type KeptRow = {
  readonly row: number;
  readonly field: string;
  readonly reason: string;
  readonly cells: readonly string[];
  readonly reference: string | null;
};

/** A kept row with the file it came from. */
export type KeptRowOfFile = KeptRow & { readonly fileId: string; readonly fileName: string; readonly sha256: string };

export async function insertRejectedRows(tx: Tx, importFileId: string, rows: readonly KeptRow[]): Promise<void> {
  const asJson = JSON.stringify(rows.map((row) => ({ ...row, row_number: row.row })));
  await sql`insert into rejected_rows (partnership_id, import_file_id, row_number, field, reason, cells, reference)
    select (select ctx.partnership_id()), ${importFileId}, r.row_number, r.field, r.reason,
           array(select jsonb_array_elements_text(r.cells)), r.reference
      from jsonb_to_recordset(${asJson}::jsonb) as r (row_number bigint, field text, reason text, cells jsonb, reference text)`.execute(
    tx,
  );
}

/**
 * Marks rejected rows as having come again in a corrections file. A reference is the first 12 digits of the SHA-256 of the
 * file that was rejected from, and the row's number in it. Answers how many were found among this dataset's.
 */
export async function insertCorrections(
  tx: Tx,
  datasetId: string,
  correctedIn: string,
  references: readonly string[],
): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    with named as (
      select split_part(r, ':', 1) as file, split_part(r, ':', 2)::bigint as row_number from unnest(${[...references]}::text[]) r),
    marked as (
      insert into row_corrections (partnership_id, import_file_id, row_number, corrected_in)
      select distinct r.partnership_id, r.import_file_id, r.row_number, ${correctedIn}::uuid
        from named n
        join import_files f on f.dataset_id = ${datasetId} and left(encode(f.sha256, 'hex'), 12) = n.file
        join rejected_rows r on r.partnership_id = f.partnership_id and r.import_file_id = f.id and r.row_number = n.row_number
      on conflict do nothing returning import_file_id, row_number)
    select count(*) as count from (select distinct import_file_id, row_number from marked) m`.execute(tx);
  return rows[0]?.count ?? 0;
}

/** Rows of the version's files that were rejected and have not come again since, in the order of files and rows. */
export async function listOutstandingRows(
  tx: Tx,
  datasetId: string,
  version: number,
  page: { readonly limit: number; readonly offset: number },
): Promise<KeptRowOfFile[]> {
  const { rows } = await sql<KeptRowOfFile>`
    select r.row_number as row, r.field, r.reason, r.cells, r.reference, f.id as "fileId", f.name as "fileName",
           encode(f.sha256, 'hex') as sha256
      ${outstanding(datasetId, version)}
     order by f.name, f.id, r.row_number limit ${page.limit} offset ${page.offset}`.execute(tx);
  return rows;
}

/** The same rows from behind one of them, so that a long list can be read in pieces while it is being shortened. */
export async function listOutstandingRowsAfter(
  tx: Tx,
  datasetId: string,
  version: number,
  after: Pick<KeptRowOfFile, "fileName" | "fileId" | "row"> | undefined,
  limit: number,
): Promise<KeptRowOfFile[]> {
  const behind = after
    ? sql`and (f.name, f.id, r.row_number) > (${after.fileName}, ${after.fileId}::uuid, ${after.row}::bigint)`
    : sql``;
  const { rows } = await sql<KeptRowOfFile>`
    select r.row_number as row, r.field, r.reason, r.cells, r.reference, f.id as "fileId", f.name as "fileName",
           encode(f.sha256, 'hex') as sha256
      ${outstanding(datasetId, version)} ${behind}
     order by f.name, f.id, r.row_number limit ${limit}`.execute(tx);
  return rows;
}

export async function countOutstandingRows(tx: Tx, datasetId: string, version: number): Promise<number> {
  const { rows } = await sql<{ count: number }>`select count(*) as count ${outstanding(datasetId, version)}`.execute(
    tx,
  );
  return rows[0]?.count ?? 0;
}

/** The headings of the files that outstanding rows come from, by file. */
export async function listHeadersOfOutstanding(
  tx: Tx,
  datasetId: string,
  version: number,
): Promise<Map<string, Header>> {
  const { rows } = await sql<{ id: string; header: Header }>`
    select f.id, f.header from import_files f where f.id in (select r.import_file_id ${outstanding(datasetId, version)})
     order by f.name, f.id`.execute(tx);
  return new Map(rows.map((row) => [row.id, row.header]));
}

/** How often each reason was given, most often first. */
export async function listReasons(
  tx: Tx,
  datasetId: string,
  version: number,
): Promise<{ readonly field: string; readonly reason: string; readonly rows: number }[]> {
  const { rows } = await sql<{ field: string; reason: string; rows: number }>`
    select r.field, r.reason, count(*) as rows ${outstanding(datasetId, version)}
     group by r.field, r.reason order by count(*) desc, r.field, r.reason limit 100`.execute(tx);
  return rows;
}

/**
 * A file's rejected rows count while the file, or the file that its corrections are for, has a part in the version; and a
 * file of which every row was rejected counts until another takes its place, because it has no part.
 */
function outstanding(datasetId: string, version: number) {
  return sql`from import_files f
      join rejected_rows r on r.partnership_id = f.partnership_id and r.import_file_id = f.id
     where f.dataset_id = ${datasetId} and f.outcome = 'accepted'
       and (exists (select from dataset_parts p join version_parts vp on vp.partnership_id = p.partnership_id and vp.part_id = p.id
                     where p.partnership_id = f.partnership_id and p.import_file_id = f.id
                       and vp.dataset_id = ${datasetId} and vp.number = ${version})
            or not exists (select from dataset_parts p where p.partnership_id = f.partnership_id and p.import_file_id = f.id))
       and not exists (select from row_corrections c where c.partnership_id = r.partnership_id
                         and c.import_file_id = r.import_file_id and c.row_number = r.row_number)`;
}
