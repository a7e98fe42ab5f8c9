import type { Tx } from "../../../platform/tenancy/tx.ts";
import { type Holding, holdingOf } from "../rules/holdings.ts";
import { listDatasets } from "./register.ts";
import { listStandings } from "./standing.ts";

/** The datasets changed last that hold something. Empty for those who may not see datasets. */
export async function listHoldings(tx: Tx, most: number): Promise<Holding[]> {
  const { datasets } = await listDatasets(
    tx,
    {},
    { by: "updated", direction: "descending" },
    { limit: most, offset: 0 },
  );
  const standings = await listStandings(tx, datasets);
  return datasets.flatMap((dataset) => {
    const standing = standings.get(dataset.id);
    return standing ? (holdingOf(dataset, standing) ?? []) : [];
  });
}
