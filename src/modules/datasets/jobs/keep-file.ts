import { join } from "node:path";
import type { Month } from "../../../kernel/dates.ts";
import { storeFile } from "../../../platform/files/files.ts";
import { keepLocalCopy } from "../../../platform/files/local-copies.ts";
import { keepFile, noteFile } from "../commands/keep.ts";
import { DATASET_READER } from "../commands/request.ts";
import type { ReadMember } from "../reading/read-members.ts";
import { readRejectedRows } from "../reading/rejected-rows-file.ts";
import { MOST_REJECTED_ROWS } from "../rules/imports.ts";
import type { KeptRow } from "../store/rejected-rows.ts";
import type { NewPart } from "../store/versions.ts";
import type { Due, ImportAt, ImportWork } from "./import-work.ts";

/** Where the child process puts what it reads of a file. */
export function pathsOf(at: ImportAt, position: number): { parquet: string; rejectedRows: string } {
  return {
    parquet: join(at.folder, `${position}.parquet`),
    rejectedRows: join(at.folder, `${position}.rejected.jsonl`),
  };
}

/** Stores the accepted rows of a file that was read; undefined when it has none, or is going to be refused. */
export async function storeReadFile(
  work: ImportWork,
  { parquet }: { readonly parquet: string },
  { accepted, rejected }: ReadMember,
): Promise<string | undefined> {
  if (accepted === 0 || rejected > MOST_REJECTED_ROWS) return undefined;
  const { sha256 } = await storeFile(work.inPartnership, parquet, {
    reader: DATASET_READER,
    mediaType: "application/vnd.apache.parquet",
    compress: false,
  });
  await keepLocalCopy(work.dataFolder, sha256, parquet);
  return sha256;
}

type ToKeep = Due & {
  readonly read: ReadMember;
  /** What `storeReadFile` answered. */
  readonly parquet: string | undefined;
};

/** Keeps one file that was read. */
export async function keepReadFile(
  work: ImportWork,
  at: ImportAt,
  { member, position, read, parquet }: ToKeep,
): Promise<void> {
  const file = {
    importId: at.id,
    datasetId: at.datasetId,
    position,
    original: member.upload,
    name: member.name,
    sha256: member.shape.sha256,
  };
  if (read.rejected > MOST_REJECTED_ROWS) {
    const worst = read.problems[0]?.message ?? "";
    const problem = `${read.rejected.toLocaleString("en-GB")} of its ${read.rows.toLocaleString("en-GB")} rows were rejected, most often because ${worst}. Mend the file and import it again.`;
    await work.inPartnership((tx) => noteFile(tx, { ...file, outcome: "refused", problem }));
    return;
  }
  const rejectedRows: KeptRow[] = [];
  for await (const row of readRejectedRows(pathsOf(at, position).rejectedRows)) {
    rejectedRows.push({
      row: row.row,
      field: row.problems[0]?.field ?? "",
      reason: row.problems.map(({ message }) => message).join("; "),
      cells: row.cells,
      reference: row.reference ?? null,
    });
  }
  const isCorrections = member.header.referencePosition !== undefined;
  const again = rejectedRows.flatMap((row) => (row.reference === null ? [] : [row.reference]));
  await work.inPartnership((tx) =>
    keepFile(tx, {
      file: {
        ...file,
        notes: read.notes,
        rowCount: read.rows,
        accepted: read.accepted,
        rejected: read.rejected,
        noLocation: read.noLocation,
        duplicateIds: read.duplicateIds,
        isCorrections,
        header: member.header,
        parquetSha256: parquet ?? null,
      },
      parts: partsOf(read),
      rejectedRows,
      corrected: isCorrections ? [...(read.corrections ?? []).map(({ reference }) => reference), ...again] : [],
    }),
  );
}

function partsOf(read: ReadMember): NewPart[] {
  const parts = new Map<
    string,
    { force: string; month: Month; rows: number; noLocation: number; types: Record<string, number> }
  >();
  for (const { month, force, type, incidents, noLocation } of read.counts) {
    const key = `${force}\n${month}`;
    const part = parts.get(key) ?? { force, month, rows: 0, noLocation: 0, types: {} };
    parts.set(key, part);
    part.rows += incidents;
    part.noLocation += noLocation;
    part.types[type] = (part.types[type] ?? 0) + incidents;
  }
  return [...parts.values()];
}
