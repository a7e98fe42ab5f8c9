import { done, type Outcome, refuse } from "../../../kernel/outcome.ts";
import { recordEvent } from "../../../platform/audit/record.ts";
import { type InPartnership, storeFile } from "../../../platform/files/files.ts";
import { enqueue, jobKind } from "../../../platform/jobs/kinds.ts";
import type { Tx } from "../../../platform/tenancy/tx.ts";
import { type Dataset, OPEN_STREET_CRIME } from "../rules/register.ts";
import * as imports from "../store/imports.ts";
import * as register from "../store/register.ts";

/** The capability that files of datasets are read by. */
export const DATASET_READER = "datasets:read";

export const readImport = jobKind<{ id: string }>("datasets.read-import", {
  capabilities: ["datasets:read", "datasets:import"],
});

/** A file that was sent, as it lies on this server for now. */
export type Upload = {
  readonly path: string;
  readonly name: string;
  readonly sha256: string;
  readonly sizeBytes: number;
};

/** While one file is compressed another is on its way to the database. */
export const STORED_AT_ONCE = 3;

/** Stores a file as it was sent. Done before the import is asked for, so that what is acknowledged is kept. */
export async function storeOriginal(inPartnership: InPartnership, upload: Upload): Promise<void> {
  await storeFile(inPartnership, upload.path, {
    reader: DATASET_READER,
    mediaType: isPacked(upload.name) ? "application/octet-stream" : "text/csv",
    compress: !isPacked(upload.name),
    sha256: upload.sha256,
  });
}

export type ImportRequest = {
  /** The dataset to import into; a new one of published street-level crime is made when there is none of that title. */
  readonly dataset: Omit<Dataset, "id"> | { readonly id: string };
  readonly submissionKey: string;
};

/**
 * Asks for an import of files that have been stored. The same submission again answers the same import. Refuses when no
 * file was sent.
 */
export async function requestImport(
  tx: Tx,
  request: ImportRequest,
  uploads: readonly Upload[],
): Promise<Outcome<string>> {
  const earlier = await imports.findImportBySubmission(tx, request.submissionKey);
  if (earlier !== undefined) return done(earlier);
  if (uploads.length === 0) return refuse("Choose at least one file", "files");

  const datasetId = await findOrAddDataset(tx, request.dataset);
  const id = await imports.insertImport(tx, { datasetId, submissionKey: request.submissionKey }, uploads);
  recordEvent(tx, "dataset.import-requested", datasetId, { import: id, files: uploads.length });
  await enqueue(tx, readImport, { id });
  return done(id);
}

/** The dataset that imports go to unless another is named. */
export const USUAL_DATASET: Omit<Dataset, "id"> = OPEN_STREET_CRIME;

async function findOrAddDataset(tx: Tx, dataset: ImportRequest["dataset"]): Promise<string> {
  if ("id" in dataset) return (await register.getDataset(tx, dataset.id)).id;
  const found = await register.findDatasetByTitle(tx, dataset.title);
  if (found) return found.id;
  const id = await register.insertDataset(tx, dataset);
  recordEvent(tx, "dataset.registered", id, { format: dataset.format, origin: dataset.origin });
  return id;
}

function isPacked(name: string): boolean {
  return /\.(gz|zip)$/i.test(name);
}
