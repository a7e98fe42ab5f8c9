import type { Tx } from "../../../platform/tenancy/tx.ts";
import { coverageOf } from "../rules/coverage.ts";
import { type Holding, holdingOf } from "../rules/holdings.ts";
import { listDatasets } from "./register.ts";
import { listGaps, listHeldMonths } from "./versions.ts";

/** The datasets changed last that hold something. Empty for those who may not see datasets. */
export async function listHoldings(tx: Tx, most: number): Promise<Holding[]> {
  const datasets = await listDatasets(
    tx,
    { text: "", origin: "" },
    { by: "updated", direction: "descending" },
    { limit: most, offset: 0 },
  );
  const holdings: Holding[] = [];
  for (const dataset of datasets) {
    if (dataset.version === null) continue;
    const grid = coverageOf(await listHeldMonths(tx, dataset.id, dataset.version), await listGaps(tx, dataset.id));
    const holding = holdingOf(dataset, grid);
    if (holding) holdings.push(holding);
  }
  return holdings;
}
