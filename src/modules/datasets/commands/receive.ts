import { inLanes } from "../../../kernel/in-lanes.ts";
import { done, type Outcome, refuse } from "../../../kernel/outcome.ts";
import type { InPartnership } from "../../../platform/files/files.ts";
import { keepLocalCopy } from "../../../platform/files/local-copies.ts";
import type { Tx } from "../../../platform/tenancy/tx.ts";
import { findImportBySubmission } from "../store/imports.ts";
import { findDatasetByTitle, getDataset } from "../store/register.ts";
import { lockSubmission } from "../store/submissions.ts";
import { type ImportRequest, requestImport, STORED_AT_ONCE, storeOriginal, type Upload } from "./request.ts";

/**
 * Takes files that a person sent, as they lie in a temporary folder: stores them as they are, keeps them as local copies,
 * and asks for their import. The same form sent again, even at the same time, answers the same import. Refuses when there
 * is no file, or when a new dataset would have the title of another. Stores nothing when it refuses.
 */
export async function receiveImport(
  inPartnership: InPartnership,
  dataFolder: string,
  request: ImportRequest,
  uploads: readonly Upload[],
): Promise<Outcome<string>> {
  const early = await inPartnership((tx) => answerAtOnce(tx, request, uploads));
  if (early) return early;
  await inLanes(uploads, STORED_AT_ONCE, async (upload) => {
    await storeOriginal(inPartnership, upload);
    await keepLocalCopy(dataFolder, upload.sha256, upload.path);
  });
  return inPartnership(async (tx) => {
    await lockSubmission(tx, request.submissionKey);
    return (await answerAtOnce(tx, request, uploads)) ?? requestImport(tx, request, uploads);
  });
}

/** The answer that needs no further work: the import there is already, or why there will be none. */
async function answerAtOnce(
  tx: Tx,
  { dataset, submissionKey }: ImportRequest,
  uploads: readonly Upload[],
): Promise<Outcome<string> | undefined> {
  // The title first: one that the same form has taken meanwhile is seen together with its import.
  const taken = "id" in dataset ? undefined : await findDatasetByTitle(tx, dataset.title);
  const earlier = await findImportBySubmission(tx, submissionKey);
  if (earlier !== undefined) return done(earlier);
  if (uploads.length === 0) return refuse("Choose at least one file", "files");
  if ("id" in dataset) await getDataset(tx, dataset.id);
  else if (taken) {
    return refuse(`There is a dataset called ${dataset.title} already. Choose it, or give another title`, "title");
  }
  return undefined;
}
