import { together } from "../../../kernel/together.ts";
import type { Tx } from "../../../platform/tenancy/tx.ts";
import { changesBetween, findLatestNumber, listGaps, listParts } from "../../datasets/index.ts";
import type { DatasetNews } from "../rules/data-changes.ts";

/** What happened to a dataset since a version of it. Undefined for whoever may not see datasets. */
export async function findDatasetNews(
  tx: Tx,
  { id, version }: { readonly id: string; readonly version: number },
): Promise<DatasetNews | undefined> {
  const { latest, gaps } = await together({ latest: findLatestNumber(tx, id), gaps: listGaps(tx, id) });
  if (latest === 0) return undefined;
  if (latest <= version) return { latest, changes: [], gaps };
  const { earlier, later } = await together({
    earlier: listParts(tx, id, version),
    later: listParts(tx, id, latest),
  });
  return { latest, changes: changesBetween(earlier, later), gaps };
}
