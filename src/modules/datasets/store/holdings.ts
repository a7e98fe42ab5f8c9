import type { Month } from "../../../kernel/dates.ts";
import type { Tx } from "../../../platform/tenancy/tx.ts";
import { coverageOf } from "../rules/coverage.ts";
import type { Dataset } from "../rules/register.ts";
import { listDatasets } from "./register.ts";
import { listGaps, listHeldMonths } from "./versions.ts";

/** A dataset that holds something: from which month to which, and which of them are not complete for every force. */
export type Holding = {
  readonly dataset: Dataset;
  readonly first: Month;
  readonly last: Month;
  readonly months: number;
  readonly absent: readonly Month[];
};

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
    const { months, forces, at } = coverageOf(
      await listHeldMonths(tx, dataset.id, dataset.version),
      await listGaps(tx, dataset.id),
    );
    const [first, last] = [months[0], months.at(-1)];
    if (!first || !last) continue;
    const absent = months.filter((month) => forces.some((force) => at(force, month).state !== "complete"));
    holdings.push({ dataset, first, last, months: months.length, absent });
  }
  return holdings;
}
