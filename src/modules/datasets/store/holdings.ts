import type { Tx } from "../../../platform/tenancy/tx.ts";
import { coverageOf } from "../rules/coverage.ts";
import { type Holding, holdingOf } from "../rules/holdings.ts";
import { listDatasets } from "./register.ts";
import { listGapsOf, listHeldMonthsOf } from "./standing.ts";

/** The datasets changed last that hold something. Empty for those who may not see datasets. */
export async function listHoldings(tx: Tx, most: number): Promise<Holding[]> {
  const datasets = await listDatasets(
    tx,
    { text: "", origin: "" },
    { by: "updated", direction: "descending" },
    { limit: most, offset: 0 },
  );
  const versions = datasets.flatMap(({ id, version }) => (version === null ? [] : [{ datasetId: id, version }]));
  if (versions.length === 0) return [];
  const held = await listHeldMonthsOf(tx, versions);
  const gaps = await listGapsOf(
    tx,
    versions.map(({ datasetId }) => datasetId),
  );
  return datasets.flatMap((dataset) => {
    const months = held.get(dataset.id);
    return months ? (holdingOf(dataset, coverageOf(months, gaps.get(dataset.id) ?? [])) ?? []) : [];
  });
}
