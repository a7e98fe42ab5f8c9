import type { Month } from "../../../kernel/dates.ts";
import type { CoverageGrid } from "./coverage.ts";
import type { Dataset } from "./register.ts";

/** A dataset that holds something: from which month to which, and which of them are not complete for every force. */
export type Holding = {
  readonly dataset: Dataset;
  readonly first: Month;
  readonly last: Month;
  readonly months: number;
  readonly absent: readonly Month[];
};

/** What a dataset holds, in short; undefined for one that holds nothing. */
export function holdingOf(dataset: Dataset, { months, forces, at }: CoverageGrid): Holding | undefined {
  const [first, last] = [months[0], months.at(-1)];
  if (!first || !last) return undefined;
  const absent = months.filter((month) => forces.some((force) => at(force, month).state !== "complete"));
  return { dataset, first, last, months: months.length, absent };
}
