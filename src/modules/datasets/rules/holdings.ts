import type { Month } from "../../../kernel/dates.ts";
import type { Dataset } from "./register.ts";
import type { Standing } from "./standing.ts";

/** A dataset that holds something: from which month to which, and which of them are not complete for every force. */
export type Holding = {
  readonly dataset: Dataset;
  readonly first: Month;
  readonly last: Month;
  readonly months: number;
  readonly absent: readonly Month[];
};

/** What a dataset holds, in short; undefined for one that holds nothing. */
export function holdingOf(dataset: Dataset, { months, absent }: Standing): Holding | undefined {
  const [first, last] = [months[0], months.at(-1)];
  return first && last ? { dataset, first, last, months: months.length, absent } : undefined;
}
