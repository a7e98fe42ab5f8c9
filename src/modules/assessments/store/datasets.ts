import type { Tx } from "../../../platform/tenancy/tx.ts";
import { changesBetween, findLatestVersion, listGaps, listParts } from "../../datasets/index.ts";
import type { DatasetNews } from "../rules/data-changes.ts";

/** What happened to a dataset since a version of it. Undefined for whoever may not see datasets. */
export async function findDatasetNews(
  tx: Tx,
  { id, version }: { readonly id: string; readonly version: number },
): Promise<DatasetNews | undefined> {
  const latest = await findLatestVersion(tx, id);
  if (!latest) return undefined;
  const gaps = await listGaps(tx, id);
  if (latest.number <= version) return { latest: latest.number, changes: [], gaps };
  const [earlier, later] = [await listParts(tx, id, version), await listParts(tx, id, latest.number)];
  return { latest: latest.number, changes: changesBetween(earlier, later), gaps };
}
