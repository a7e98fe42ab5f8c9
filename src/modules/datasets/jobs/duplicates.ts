import { join } from "node:path";
import { newId } from "../../../kernel/ids.ts";
import { runDatasetTask } from "../reading/client.ts";
import { type Duplicates, NO_DUPLICATES } from "../rules/imports.ts";
import * as places from "../store/places.ts";
import type { ImportWork } from "./import-work.ts";
import { filesOfParts } from "./sources.ts";

/** Crime IDs that more than one accepted row of an import holds, in one file or across several. */
export async function findImportDuplicates(work: ImportWork, importId: string): Promise<Duplicates> {
  const parts = await work.inPartnership((tx) => places.listPartSourcesOfImport(tx, importId));
  if (parts.length === 0) return NO_DUPLICATES;
  const found = await runDatasetTask(
    work.engine,
    "datasets.find-shared-ids",
    { files: await filesOfParts(work, parts), tempFolder: join(work.dataFolder, "work", `shared-${newId()}`) },
    { signal: work.signal },
  );
  if (!found.ok) throw new Error(found.problems.map(({ message }) => message).join(" "));
  const { ids, rows, differentPlace, differentOutcome } = found.value;
  return { ids, rows, differentPlace, differentOutcome };
}
