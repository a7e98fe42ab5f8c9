import { done, type Outcome, refuse } from "../../../kernel/outcome.ts";
import type { Tx } from "../../../platform/tenancy/tx.ts";
import type { Duplicates } from "../rules/imports.ts";
import { sliceOf } from "../rules/parts.ts";
import * as imports from "../store/imports.ts";
import * as rejected from "../store/rejected-rows.ts";
import * as versions from "../store/versions.ts";

/** A file that has been read, to be kept. */
export type ReadFile = {
  readonly file: Omit<imports.NewImportFile, "outcome" | "problem">;
  readonly parts: readonly versions.NewPart[];
  readonly rejectedRows: readonly rejected.KeptRow[];
  /** For a corrections file: the references of all its rows, accepted or rejected anew. */
  readonly corrected: readonly string[];
};

/**
 * Keeps a file that was read: its counts, its parts and its rejected rows, whole or not at all. A file for a force's month
 * that another file of the same import holds with other content is refused, and so are corrections of rows that are not
 * this dataset's.
 */
export async function keepFile(tx: Tx, read: ReadFile): Promise<Outcome<string>> {
  const { file } = read;
  const clash = await findClash(tx, read);
  if (clash !== undefined) {
    await imports.insertImportFile(tx, {
      ...file,
      outcome: "refused",
      problem: clash,
      parquetSha256: null,
      ...NO_ROWS,
    });
    return refuse(clash);
  }
  const id = await imports.insertImportFile(tx, { ...file, outcome: "accepted", problem: "" });
  await Promise.all([
    versions.insertParts(tx, file.datasetId, id, read.parts),
    read.rejectedRows.length > 0 && rejected.insertRejectedRows(tx, id, read.rejectedRows),
    read.corrected.length > 0 && rejected.insertCorrections(tx, file.datasetId, id, read.corrected),
  ]);
  return done(id);
}

const NO_ROWS = { rowCount: 0, accepted: 0, rejected: 0, noLocation: 0, duplicateIds: 0 } as const;

async function findClash(tx: Tx, { file, parts }: ReadFile): Promise<string | undefined> {
  if (file.isCorrections) return undefined;
  const slices = new Set(parts.map(sliceOf));
  const others = await versions.listPartsOfImport(tx, file.importId);
  const clash = others.find((part) => !part.isCorrections && slices.has(sliceOf(part)));
  if (!clash) return undefined;
  return `It holds ${clash.force}, ${clash.month}, which ${clash.fileName} in the same import holds too, with other content. Import the one that is right.`;
}

/** Notes a file that is not kept: held already, refused, or not of a format that is read. */
export async function noteFile(
  tx: Tx,
  file: Pick<
    imports.NewImportFile,
    "importId" | "datasetId" | "position" | "original" | "name" | "sha256" | "outcome" | "problem"
  >,
): Promise<void> {
  await imports.insertImportFile(tx, {
    ...file,
    ...NO_ROWS,
    notes: [],
    isCorrections: false,
    header: {},
    parquetSha256: null,
  });
}

/** Says how far the import is, for its page and its log. */
export async function noteProgress(tx: Tx, importId: string, at: imports.ImportProgress): Promise<void> {
  await imports.updateImportProgress(tx, importId, at);
}

export async function noteDuplicates(tx: Tx, importId: string, duplicates: Duplicates): Promise<void> {
  await imports.updateImportDuplicates(tx, importId, duplicates);
}
