import { mkdir, rm } from "node:fs/promises";
import { join } from "node:path";
import type { Outcome } from "../../../kernel/outcome.ts";
import { localCopies } from "../../../platform/files/local-copies.ts";
import { noteDuplicates } from "../commands/keep.ts";
import { DATASET_READER } from "../commands/request.ts";
import { failImport, publishImport } from "../commands/versions.ts";
import { runDatasetTask } from "../reading/client.ts";
import type { Unpacked } from "../reading/members.ts";
import { isUnderWay } from "../rules/imports.ts";
import * as imports from "../store/imports.ts";
import { findImportDuplicates } from "./duplicates.ts";
import { enter, type ImportWork } from "./import-work.ts";
import { placeParts } from "./place-parts.ts";
import { readFiles } from "./read-files.ts";

/**
 * Carries an import through, from where it stands. Each file is kept in a transaction of its own and belongs to no version
 * until the last step, which makes the version and ends the import in one piece: whole or absent, and safe to run again.
 */
export async function carryThrough(work: ImportWork, importId: string): Promise<void> {
  const { inPartnership } = work;
  const found = await inPartnership((tx) => imports.getImport(tx, importId));
  work.log.info({ import: importId, step: found.step }, "import taken up");
  const folder = join(work.dataFolder, "work", `import-${importId}`);
  // First of all, because a program that was killed after the last step left it behind.
  await rm(folder, { recursive: true, force: true });
  if (!isUnderWay(found.step)) return;
  await mkdir(folder, { recursive: true, mode: 0o700 });
  try {
    const unpacked = await unpack(work, importId, folder);
    if (!unpacked.ok) return await fail(work, importId, unpacked);
    const read = await readFiles(work, { id: importId, datasetId: found.datasetId, folder }, unpacked.value);
    if (!read.ok) return await fail(work, importId, read);

    await enter(work, importId, "placing");
    const duplicates = await findImportDuplicates(work, importId);
    await inPartnership((tx) => noteDuplicates(tx, importId, duplicates));
    await placeParts(work, found.datasetId);

    await enter(work, importId, "publishing");
    await inPartnership((tx) => publishImport(tx, importId, work.now()));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function fail(
  work: ImportWork,
  importId: string,
  refusal: Outcome<never> & { readonly ok: false },
): Promise<void> {
  const problem = refusal.problems.map(({ message }) => message).join(" ");
  work.log.warn({ import: importId }, "import refused");
  await work.inPartnership((tx) => failImport(tx, importId, problem, work.now()));
}

async function unpack(work: ImportWork, importId: string, folder: string): Promise<Outcome<Unpacked>> {
  await enter(work, importId, "unpacking");
  const originals = await work.inPartnership((tx) => imports.listOriginals(tx, importId));
  const contents = originals.map(({ sha256 }) => sha256);
  const paths = await localCopies(work.inPartnership, work.dataFolder, DATASET_READER, contents);
  const uploads = originals.map(({ name, sha256 }, i) => ({ name, sha256, path: paths[i] ?? "" }));
  return runDatasetTask(work.engine, "datasets.unpack", { uploads, folder }, { signal: work.signal });
}
