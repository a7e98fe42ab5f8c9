import { addMonths, type Day, type Month, month, monthsBetween } from "../src/kernel/dates.ts";
import { type Sketch, sketchGeography } from "./geography/sketch.ts";
import { type Chances, chances, expected } from "./incidents/chances.ts";
import { monthRows, STREET_COLUMNS } from "./incidents/rows.ts";
import { apportion, poisson, words } from "./random.ts";

export { snapPoints } from "./incidents/points.ts";
export { STREET_COLUMNS } from "./incidents/rows.ts";
export { HOT_SPOTS, PLANTED_CHANGES } from "./incidents/truths.ts";
export { CRIME_TYPES } from "./incidents/volumes.ts";

/** What every page that shows these incidents must say. */
export const SYNTHETIC =
  "These incidents are synthetic. They were made by a program for the demonstration, in the format of data.police.uk: " +
  "none of them happened, and no street, rate or change shown here says anything about the real place.";

/** The seed of the demonstration: with it, and 4,000 rows a month, each planted change stands out from chance. */
export const DEMONSTRATION_SEED = "Frankpledge demonstration";

export type IncidentPlan = {
  /** Any text. The same plan gives the same bytes, run after run. */
  readonly seed: string;
  /** The last month, in which the newest outcomes are still open. */
  readonly to: Month;
  /** How many months end with it; 36 when not given. */
  readonly months?: number;
  /** Rows in an average month; 4,000 when not given. The real force publishes about 13,000. */
  readonly rowsPerMonth?: number;
  /** Months for which no file is made. The files of the others stay as they are, to the byte. */
  readonly leaveOut?: readonly Month[];
};

/** One street-level file as published: header and rows, line feeds, UTF-8. */
export type IncidentFile = {
  readonly month: Month;
  readonly name: string;
  readonly rows: number;
  readonly text: string;
};

/** The newest month that data.police.uk would have published on `today`: three months back. */
export function lastCompleteMonth(today: Day): Month {
  return addMonths(month(today.slice(0, 7)), -3);
}

/** Makes the files of a plan one by one, oldest first: synthetic incidents of Essex Police in all fourteen districts. */
export function* incidentFiles(plan: IncidentPlan, sketch: Sketch = sketchGeography()): Generator<IncidentFile> {
  const { seed, to, rowsPerMonth = 4000, leaveOut = [] } = plan;
  const possible = chances(sketch, seed);
  for (const { month, age, weight } of monthWeights(possible, to, plan.months ?? 36)) {
    if (leaveOut.includes(month)) continue;
    const next = words(`${seed}/${month}`);
    const rows = poisson(next, rowsPerMonth * weight);
    const text = STREET_COLUMNS + [...monthRows(possible, { month, rows, age }, next)].join("");
    yield { month, name: `${month}-essex-street.csv`, rows, text };
  }
}

/**
 * One CSV of exactly `rows` incidents over the 36 months to `to`, as chunks of text, header first: the same shape as
 * `incidentFiles` at any size, for measuring.
 */
export function* generateScale(rows: number, seed: string, to: Month = month("2025-09")): Generator<string> {
  yield STREET_COLUMNS;
  const possible = chances(sketchGeography(), seed);
  const months = monthWeights(possible, to, 36);
  const shares = apportion(
    rows,
    months.map(({ weight }) => weight),
  );
  for (const [i, { month, age }] of months.entries()) {
    yield* monthRows(possible, { month, rows: shares[i] ?? 0, age }, words(`${seed}/${month}`));
  }
}

/** How many incidents to expect in each month, against an average month without planted changes. */
function monthWeights({ cells }: Chances, to: Month, count: number): { month: Month; age: number; weight: number }[] {
  const average = cells.reduce((sum, cell) => sum + cell.monthlyMean, 0);
  return monthsBetween(addMonths(to, 1 - count), to).map((month, i) => {
    const age = count - 1 - i;
    const total = expected(cells, month, age).reduce((sum, cell) => sum + cell, 0);
    return { month, age, weight: total / average };
  });
}
