import type { InPartnership } from "../../../platform/files/files.ts";
import { localCopies } from "../../../platform/files/local-copies.ts";
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
  const sorted = [...byFile].sort(([a], [b]) => (a < b ? -1 : 1));
  const contents = sorted.map(([sha256]) => sha256);
  const paths = await localCopies(inPartnership, dataFolder, DATASET_READER, contents);
  return sorted.map(([, include], i) => ({ path: paths[i] ?? "", include }));
}
