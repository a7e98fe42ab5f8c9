import { absent, cautioned, type Figure, figureValue, known } from "../../kernel/figures.ts";
import { alignMonths, type MonthlySeries } from "./monthly.ts";

/**
 * The mean of the twelve months that end with each month, in the unit of the series, to be drawn over it. A month has one
 * only when all twelve have a value: the mean of the rest would be of another year. One month that carries a caution
 * makes the mean partial.
 */
export function rollingAverage(series: MonthlySeries, name = "12-month average"): MonthlySeries {
  const { months, series: aligned } = alignMonths([series]);
  const figures = aligned[0]?.figures ?? [];
  return {
    name,
    points: months.map((month, i) => ({ month, figure: meanOfYear(figures.slice(Math.max(0, i - 11), i + 1)) })),
  };
}

function meanOfYear(year: readonly Figure[]): Figure {
  if (year.length < 12) return absent("not-applicable", "Needs twelve months");
  const values = year.map(figureValue).filter((value) => value !== undefined);
  if (values.length < 12) return absent("unknown", "One or more of the twelve months has no figure");
  // Divided before adding, so that twelve huge values do not run over.
  const mean = values.reduce((sum, value) => sum + value / 12, 0);
  const caution = year.find((figure) => figure.state !== "known");
  return caution ? cautioned("partial", mean, "One or more of the twelve months carries a caution") : known(mean);
}
