import { daysInMonth, type Month } from "../../../kernel/dates.ts";
import { done, type Outcome, refuse } from "../../../kernel/outcome.ts";
import { fitPoisson } from "./poisson-regression.ts";
import { twoSidedStudentQuantile } from "./student-t.ts";

export type MonthlyCount = { readonly month: Month; readonly count: number };

/** A series as a yearly rise or fall, a level for each month of the year, and the scatter left over. */
export type SeasonalTrend = {
  readonly from: Month;
  /** Log of events per day in January to December, at the first month of the series. */
  readonly monthLevels: readonly number[];
  /** What the series is multiplied by in a year, with a 95 % interval that allows for the dispersion. */
  readonly annualTrendRatio: number;
  readonly annualTrendLow: number;
  readonly annualTrendHigh: number;
  /** Of the log of the ratio, for Poisson counts: multiply by √dispersion. */
  readonly trendLogError: number;
  /** φ: how much more the months vary than chance alone, 1 for Poisson counts. */
  readonly dispersion: number;
  readonly deviance: number;
};

/** Fewer months than this cannot tell season from trend. */
export const MONTHS_FOR_SEASONS = 24;

/**
 * Poisson log-linear fit of monthly counts: a level for each month of the year, a linear trend in years and the log of
 * the days in the month as offset. `series` holds consecutive complete months, oldest first; throws RangeError when it
 * does not. Refuses fewer than 24.
 */
export function fitSeasonalTrend(series: readonly MonthlyCount[]): Outcome<SeasonalTrend> {
  const from = series[0]?.month;
  if (from === undefined || series.length < MONTHS_FOR_SEASONS) {
    return refuse(`Season and trend need ${MONTHS_FOR_SEASONS} complete months in a row`);
  }
  const months = series.map(({ month }) => month);
  if (months.some((month, i) => monthsApart(from, month) !== i)) throw new RangeError("The months must be consecutive");
  const columns = [...monthColumns(months), months.map((_, t) => t / 12)];
  const counts = series.map(({ count }) => count);
  const fit = fitPoisson(columns, counts, months.map(daysInMonth));
  const trend = fit.terms[12] ?? { estimate: Number.NaN, standardError: Number.NaN };
  const margin =
    twoSidedStudentQuantile(0.95, fit.degreesOfFreedom) * trend.standardError * Math.sqrt(Math.max(1, fit.dispersion));
  return done({
    from,
    monthLevels: fit.terms.slice(0, 12).map((term) => term?.estimate ?? Number.NaN),
    annualTrendRatio: Math.exp(trend.estimate),
    annualTrendLow: Math.exp(trend.estimate - margin),
    annualTrendHigh: Math.exp(trend.estimate + margin),
    trendLogError: trend.standardError,
    dispersion: fit.dispersion,
    deviance: fit.deviance,
  });
}

/** Events expected in `month` if trend and season go on as fitted. */
export function expectedEvents(fit: SeasonalTrend, month: Month): number {
  const years = monthsApart(fit.from, month) / 12;
  const level = fit.monthLevels[calendarMonth(month)] ?? Number.NaN;
  return daysInMonth(month) * Math.exp(level + years * Math.log(fit.annualTrendRatio));
}

/** For each of January to December, 1 in those months and 0 in the others. */
export function monthColumns(months: readonly Month[]): number[][] {
  return Array.from({ length: 12 }, (_, of) => months.map((month) => (calendarMonth(month) === of ? 1 : 0)));
}

/** How many months `to` is after `from`. */
function monthsApart(from: Month, to: Month): number {
  return 12 * (Number(to.slice(0, 4)) - Number(from.slice(0, 4))) + calendarMonth(to) - calendarMonth(from);
}

/** 0 for January. */
function calendarMonth(month: Month): number {
  return Number(month.slice(5)) - 1;
}
