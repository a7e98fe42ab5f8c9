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

/** Keeps one file that was read. Answers how many rows it had. */
export async function keepReadFile(
  work: ImportWork,
  at: ImportAt,
  { member, position, read }: Due & { readonly read: ReadMember },
): Promise<number> {
  const file = {
    importId: at.id,
    datasetId: at.datasetId,
    position,
    original: member.upload,
    name: member.name,
    sha256: member.shape.sha256,
  };
  const tooMany = read.rejected > MOST_REJECTED_ROWS;
  const nothing = read.accepted === 0 && read.rejected > 0;
  if (tooMany) {
    const worst = read.problems[0]?.message ?? "";
    const problem = `${read.rejected.toLocaleString("en-GB")} of its ${read.rows.toLocaleString("en-GB")} rows were rejected, most often because ${worst}. Mend the file and import it again.`;
    await work.inPartnership((tx) => noteFile(tx, { ...file, outcome: "refused", problem }));
    return 0;
  }
  const paths = pathsOf(at, position);
  const stored = nothing || read.accepted === 0 ? undefined : await storeParquet(work, paths.parquet);
  const rejectedRows: KeptRow[] = [];
  for await (const row of readRejectedRows(paths.rejectedRows)) {
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
        duplicateIds: read.duplicateIds.ids,
        isCorrections,
        header: member.header,
        parquetSha256: stored ?? null,
      },
      parts: partsOf(read),
      rejectedRows,
      corrected: isCorrections ? [...(read.corrections ?? []).map(({ reference }) => reference), ...again] : [],
    }),
  );
  return read.rows;
}

async function storeParquet(work: ImportWork, path: string): Promise<string> {
  const { sha256 } = await storeFile(work.inPartnership, path, {
    reader: DATASET_READER,
    mediaType: "application/vnd.apache.parquet",
    compress: false,
  });
  await keepLocalCopy(work.dataFolder, sha256, path);
  return sha256;
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
