import { formatMonthRun, type Month, monthsBetween } from "../../../kernel/dates.ts";
import { done, type Outcome, refuse } from "../../../kernel/outcome.ts";
import { type Window, yearBefore } from "./series.ts";

/**
 * What an analysis was run over. With the populations, boundaries and register of gaps as they stood when it ran, which its
 * tables name or follow from, it decides every figure: the same again gives the same bytes.
 */
export type AnalysisParameters = {
  readonly dataset: {
    readonly id: string;
    readonly title: string;
    readonly version: number;
    /** Kept with the parameters because results are read by people who may not see datasets. */
    readonly isSynthetic?: boolean;
  };
  /** The force whose incidents are counted. */
  readonly force: string;
  /** The districts that are the partnership's own, by code. */
  readonly districts: readonly string[];
  readonly period: Window;
  /** Whether a Crime ID that several rows hold counts as often as it stands, or once. */
  readonly duplicates: "every-row" | "once";
  readonly gazetteer: { readonly number: number; readonly sha256: string };
  readonly program: string;
};

/** The most months an analysis may cover: results are stored month by month. */
const MOST_MONTHS = 120;

/** Whether a period may be analysed: in order, and not longer than ten years. */
export function usablePeriod(period: Window): Outcome<Window> {
  if (period.from > period.to) return refuse("The last month must not be before the first", "to");
  if (monthsBetween(period.from, period.to).length > MOST_MONTHS) {
    return refuse(`Choose a period of ${MOST_MONTHS} months at most`, "from");
  }
  return done(period);
}

/** The months a period is compared with: the same months of the year before. Only periods of a year at most have them. */
export function comparisonOf(period: Window): Window | undefined {
  return monthsBetween(period.from, period.to).length > 12 ? undefined : yearBefore(period);
}

/** The period offered first: the longest run of complete months, up to twelve, that ends with the latest complete one. */
export function latestCompleteRun(complete: readonly Month[]): Window | undefined {
  const months = [...new Set(complete)].sort();
  const last = months.at(-1);
  if (!last) return undefined;
  const held = new Set(months);
  let run = monthsBetween(last, last);
  for (const month of [...months].reverse().slice(1, 12)) {
    const longer = monthsBetween(month, last);
    if (!longer.every((each) => held.has(each))) break;
    run = longer;
  }
  return { from: run[0] ?? last, to: last };
}

/** "January to December 2025". */
export function periodInWords({ from, to }: Window): string {
  return formatMonthRun(from, to);
}
