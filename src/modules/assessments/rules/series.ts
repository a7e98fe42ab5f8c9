import { addMonths, daysInMonth, formatMonths, type Month, monthsBetween } from "../../../kernel/dates.ts";
import { absent, cautioned, type Figure, figureValue, isKnown, known } from "../../../kernel/figures.ts";

/** A measure month by month. A month that is not there is missing, as surely as one that says so. */
export type Series = ReadonlyMap<Month, Figure>;

/** Months from `from` to `to`, both included. */
export type Window = { readonly from: Month; readonly to: Month };

/** How complete the data of a month are, as the import found it. */
export type Coverage = "complete" | "partial" | "missing" | "refused" | "unknown";

/**
 * Counts with the state that the coverage of each month gives them: in a complete month no rows are none, in a partial
 * one the count is a caution, and in any other, or in a month without coverage, there is no count at all.
 */
export function seriesOf(counts: ReadonlyMap<Month, number>, coverage: ReadonlyMap<Month, Coverage>): Series {
  const months = [...new Set([...counts.keys(), ...coverage.keys()])].sort();
  return new Map(months.map((month) => [month, figureOf(counts.get(month) ?? 0, coverage.get(month) ?? "unknown")]));
}

/** The window of `length` months that ends with `end`. */
export function windowTo(end: Month, length: number): Window {
  return { from: addMonths(end, 1 - length), to: end };
}

/** The same months of the year before. */
export function yearBefore({ from, to }: Window): Window {
  return { from: addMonths(from, -12), to: addMonths(to, -12) };
}

export function daysIn({ from, to }: Window): number {
  return monthsBetween(from, to).reduce((days, month) => days + daysInMonth(month), 0);
}

/** The window as a reader would say it. */
export function formatWindow({ from, to }: Window): string {
  return formatMonths(monthsBetween(from, to));
}

/**
 * The sum over the window: known only when every month is. A month with a caution passes it on; a month without a value
 * withholds the sum. Either way the note names the months.
 */
export function totalOver(series: Series, window: Window): Figure {
  const months = monthsBetween(window.from, window.to);
  const figures = months.map((month) => series.get(month) ?? MISSING);
  const values = figures.map(figureValue);
  const sum = values.reduce<number>((total, value) => total + (value ?? 0), 0);
  const states = statesInWords(months, figures);
  if (values.includes(undefined)) return absent("withheld", `Not added up: ${states}.`);
  const state = (["partial", "provisional", "proxy"] as const).find((each) => figures.some((f) => f.state === each));
  return state === undefined ? known(sum) : cautioned(state, sum, `${states}.`);
}

/** The sum over the window per day, which makes months and years of different length comparable. */
export function dailyRate(series: Series, window: Window): Figure {
  const total = totalOver(series, window);
  return "value" in total ? { ...total, value: total.value / daysIn(window) } : total;
}

/** For each month of `ends`, the sum of the `length` months that end with it. */
export function rollingTotals(series: Series, ends: Window, length = 12): Series {
  return new Map(monthsBetween(ends.from, ends.to).map((end) => [end, totalOver(series, windowTo(end, length))]));
}

/** First months recorded in a new way that part some of these months from others; one that begins them parts nothing. */
export function breaksWithin(breaks: readonly Month[], { from, to }: Window): Month[] {
  return breaks.filter((month) => month > from && month <= to);
}

/** "recording changed in March 2025, and months recorded in different ways cannot be compared". */
export function breakInWords(months: readonly Month[]): string {
  return `recording changed in ${formatMonths(months)}, and months recorded in different ways cannot be compared`;
}

/** `ratio` is of events per day, after over before. Ranks, ratios and claims rest on known totals only. */
export type WindowChange = { readonly before: Figure; readonly after: Figure; readonly ratio: Figure };

/**
 * Two windows of a series against each other; the ratio is withheld unless both totals are known and recording did not
 * change from the first month of the one to the last of the other.
 */
export function compareWindows(
  series: Series,
  before: Window,
  after: Window,
  breaks: readonly Month[] = [],
): WindowChange {
  const totals = { before: totalOver(series, before), after: totalOver(series, after) };
  const cautions = [totals.before, totals.after].flatMap((total) => ("note" in total ? [total.note] : []));
  if (!isKnown(totals.before) || !isKnown(totals.after)) {
    return { ...totals, ratio: absent("withheld", `Not compared. ${cautions.join(" ")}`) };
  }
  const crossed = breaksWithin(breaks, { from: before.from, to: after.to });
  if (crossed.length > 0) return { ...totals, ratio: absent("withheld", `Not compared: ${breakInWords(crossed)}.`) };
  if (totals.before.value === 0) {
    return { ...totals, ratio: absent("not-applicable", `There were none in ${formatWindow(before)}.`) };
  }
  const ratio = totals.after.value / daysIn(after) / (totals.before.value / daysIn(before));
  return { ...totals, ratio: known(ratio) };
}

/** The 12 months that end with `end` against the 12 before. */
export function twelveAgainstTwelve(series: Series, end: Month): WindowChange {
  return compareWindows(series, yearBefore(windowTo(end, 12)), windowTo(end, 12));
}

/** A window against the same months of the year before. */
export function againstYearBefore(series: Series, window: Window): WindowChange {
  return compareWindows(series, yearBefore(window), window);
}

const MISSING: Figure = absent("missing", "There are no data for this month");

function figureOf(count: number, coverage: Coverage): Figure {
  switch (coverage) {
    case "complete":
      return known(count);
    case "partial":
      return cautioned("partial", count, "The data for this month are not complete");
    case "refused":
      return absent("missing", "The data for this month were refused at import");
    case "missing":
      return MISSING;
    case "unknown":
      return absent("unknown", "It is not known whether the data for this month are complete");
  }
}

/** "May 2024 and July 2024 are missing; June 2024 is provisional", for the months that are not known. */
function statesInWords(months: readonly Month[], figures: readonly Figure[]): string {
  const byState = new Map<Figure["state"], Month[]>();
  for (const [i, month] of months.entries()) {
    const state = figures[i]?.state ?? "missing";
    if (state !== "known") byState.set(state, [...(byState.get(state) ?? []), month]);
  }
  const parts = [...byState].map(
    ([state, of]) => `${formatMonths(of)} ${of.length === 1 ? "is" : "are"} ${state.replace("-", " ")}`,
  );
  return parts.join("; ");
}
