import type { InPartnership } from "../../../platform/files/files.ts";
import { localCopy } from "../../../platform/files/local-copies.ts";
import { DATASET_READER } from "../commands/request.ts";
import type { IncidentFile, MonthOfForce } from "../reading/accepted-rows.ts";
import type { PartSource } from "../store/places.ts";

/** Parts as files on this computer, each with the months of forces to take from it, in an order that is always the same. */
export async function filesOfParts(
  { inPartnership, dataFolder }: { readonly inPartnership: InPartnership; readonly dataFolder: string },
  parts: readonly PartSource[],
): Promise<IncidentFile[]> {
  const byFile = new Map<string, MonthOfForce[]>();
  for (const { parquet, month, force } of parts) {
    byFile.set(parquet, [...(byFile.get(parquet) ?? []), { month, force }]);
  }
  const files: IncidentFile[] = [];
  for (const [sha256, include] of [...byFile].sort(([a], [b]) => (a < b ? -1 : 1))) {
    files.push({ path: await localCopy(inPartnership, dataFolder, { reader: DATASET_READER, sha256 }), include });
  }
  return files;
}
