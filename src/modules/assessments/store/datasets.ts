import { together } from "../../../kernel/together.ts";
import type { Tx } from "../../../platform/tenancy/tx.ts";
import { changesBetween, listLatest, listParts } from "../../datasets/index.ts";
import type { DatasetNews } from "../rules/data-changes.ts";

export type DatasetVersion = { readonly id: string; readonly version: number };

/** What happened to datasets since versions of them, in that order. Undefined for whoever may not see datasets. */
export async function listDatasetNews(
  tx: Tx,
  versions: readonly DatasetVersion[],
): Promise<(DatasetNews | undefined)[]> {
  const held = await listLatest(tx, [...new Set(versions.map(({ id }) => id))]);
  return Promise.all(
    versions.map(async ({ id, version }) => {
      const { latest, gaps } = held.get(id) ?? { latest: 0, gaps: [] };
      if (latest === 0) return undefined;
      if (latest <= version) return { latest, changes: [], gaps };
      const { earlier, later } = await together({
        earlier: listParts(tx, id, version),
        later: listParts(tx, id, latest),
      });
      return { latest, changes: changesBetween(earlier, later), gaps };
    }),
  );
}
