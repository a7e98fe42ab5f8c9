import { addMonths, daysInMonth, formatMonths, type Month, monthsBetween } from "../../../kernel/dates.ts";
import { figureValue, isKnown } from "../../../kernel/figures.ts";
import { type Counted, rateRatio } from "./change.ts";
import { fitPoisson, type PoissonFit } from "./poisson-regression.ts";
import { MONTHS_FOR_SEASONS, monthColumns } from "./seasonal-trend.ts";
import {
  breakInWords,
  breaksWithin,
  daysIn,
  formatWindow,
  type Series,
  totalOver,
  type Window,
  windowTo,
  yearBefore,
} from "./series.ts";
import { twoSidedStudentP, twoSidedStudentQuantile } from "./student-t.ts";
import { changeInWords, inWords, probabilityInWords } from "./wording.ts";

/** The last `months` (1 to 12) up to `end`, against the same months of the year before: 12 is the year against the year. */
export type YearOnYear = { readonly end: Month; readonly months: number };

/** `low` and `high` are the ends of the interval of the ratio; 0 and Infinity are possible where a period had no events. */
export type ScaledChange = {
  /** Events per day, after over before. */
  readonly ratio: number;
  readonly low: number;
  readonly high: number;
  readonly p: number;
  /** φ: how much more the months of this series vary than chance alone; not below 1. */
  readonly dispersion: number;
};

/** Either a change that may be stated, with its working in one sentence, or the reason why none may. */
export type Claim =
  | ({ readonly made: true; readonly direction: "up" | "down"; readonly working: string } & ScaledChange)
  | { readonly made: false; readonly why: string };

/** The most months by which the scatter of a series is judged: what was usual more than five years ago may not be now. */
const MOST_HISTORY = 60;

/**
 * Whether a series may be said to have gone up or down. The log of the rate ratio is tested by Student's t against the
 * standard error √(φ (1/before + 1/after)), where φ, not below 1, is how much the months scatter beyond chance. It is
 * measured on the unbroken run of complete months (24 to 60) by a Poisson fit with month effects, a step at the months
 * under test and a trend, so that neither the season nor the tested change counts as scatter. The exact test must agree,
 * and the wider of the two intervals is given. The months are taken to scatter independently of each other.
 *
 * Claims nothing when a month of the last 24 is not known, or when recording changed within them: `breaks` lists the
 * first months recorded in a new way. Throws RangeError for values that are not counts and for `months` beyond 1 to 12.
 * Source: quasi-Poisson regression, McCullagh and Nelder (1989), chapter 6.
 */
export function claimOfChange(series: Series, tested: YearOnYear, breaks: readonly Month[], level = 0.05): Claim {
  const { end, months } = tested;
  if (!Number.isInteger(months) || months < 1 || months > 12) throw new RangeError(`Not 1 to 12 months: ${months}`);
  const needed = windowTo(end, MONTHS_FOR_SEASONS);
  const obstacle = obstacleIn(series, needed, breaks);
  if (obstacle !== undefined) return { made: false, why: obstacle };

  const after = windowTo(end, months);
  const before = yearBefore(after);
  const [countedBefore, countedAfter] = [countedIn(series, before), countedIn(series, after)];
  if (countedBefore.events + countedAfter.events === 0) {
    return {
      made: false,
      why: `Not claimed: there were no events in ${formatWindow(before)} or ${formatWindow(after)}.`,
    };
  }
  const history = historyOf(series, needed, breaks);
  const change = scaledChange(countedBefore, countedAfter, scatterOf(series, history, after), level);
  const finding =
    `${inWords(countedAfter.events)} in ${formatWindow(after)} against ${inWords(countedBefore.events)} in ` +
    `${formatWindow(before)}, per day ${changeInWords(change.ratio)}`;
  const grounds = groundsInWords(change, monthsBetween(history.from, history.to).length);
  if (change.p > level) {
    return { made: false, why: `Not claimed: ${finding}, but ${grounds}, above the limit of ${level}.` };
  }
  const interval = `${inWords(100 * (1 - level))}% interval ${intervalInWords(change)}`;
  const working = `${finding} (${interval}); ${grounds}, within the limit of ${level}.`;
  return { made: true, direction: change.ratio > 1 ? "up" : "down", working, ...change };
}

function groundsInWords({ dispersion, p }: ScaledChange, months: number): string {
  const varies = dispersion === 1 ? "no more than" : `${inWords(dispersion)} times as much as`;
  return (
    `over ${months} months the series varies ${varies} chance alone, and so large a difference has probability ` +
    `${probabilityInWords(p)} if nothing has changed`
  );
}

function intervalInWords({ low, high }: ScaledChange): string {
  return `${changeInWords(low)} to ${high === Infinity ? "no limit" : changeInWords(high)}`;
}

/** Why these months cannot carry a claim, or undefined. */
function obstacleIn(series: Series, needed: Window, breaks: readonly Month[]): string | undefined {
  const months = monthsBetween(needed.from, needed.to);
  const gaps = months.filter((month) => !isComplete(series, month));
  if (gaps.length > 0) {
    return (
      `Not claimed: a change is claimed on ${months.length} complete months in a row, ${formatWindow(needed)}, and ` +
      `${formatMonths(gaps)} ${gaps.length === 1 ? "is" : "are"} not complete.`
    );
  }
  const crossed = breaksWithin(breaks, needed);
  if (crossed.length === 0) return undefined;
  return `Not claimed: ${breakInWords(crossed)}; a change is claimed on ${months.length} months recorded alike, ${formatWindow(needed)}.`;
}

/** The run of complete months recorded alike that holds the `needed` ones and ends with them. */
function historyOf(series: Series, needed: Window, breaks: readonly Month[]): Window {
  const earliest = windowTo(needed.to, MOST_HISTORY).from;
  let from = needed.from;
  while (from > earliest && !breaks.includes(from) && isComplete(series, addMonths(from, -1))) {
    from = addMonths(from, -1);
  }
  return { from, to: needed.to };
}

/** A fit with the tested months on a step of their own; in a year against a year of 24 months the trend is that step. */
function scatterOf(series: Series, history: Window, after: Window): PoissonFit {
  const months = monthsBetween(history.from, history.to);
  const step = months.map((month) => (month >= after.from ? 1 : 0));
  const trend = months.map((_, t) => t / 12);
  const counts = months.map((month) => figureValue(series.get(month) ?? { state: "missing", note: "" }) ?? Number.NaN);
  return fitPoisson([...monthColumns(months), step, trend], counts, months.map(daysInMonth));
}

function scaledChange(before: Counted, after: Counted, scatter: PoissonFit, level: number): ScaledChange {
  const dispersion = Math.max(1, scatter.dispersion);
  const exact = rateRatio(before, after, 1 - level);
  const ratio = exact.ratio ?? Number.NaN;
  if (before.events === 0 || after.events === 0) {
    // The log of the ratio has no standard error: the exact test on counts thinned by the dispersion takes its place.
    const thinned = rateRatio(thinnedBy(before, dispersion), thinnedBy(after, dispersion), 1 - level);
    return { ratio, low: thinned.low, high: thinned.high, p: thinned.exactP, dispersion };
  }
  const error = Math.sqrt(dispersion * (1 / before.events + 1 / after.events));
  const margin = error * twoSidedStudentQuantile(1 - level, scatter.degreesOfFreedom);
  return {
    ratio,
    low: Math.min(exact.low, ratio * Math.exp(-margin)),
    high: Math.max(exact.high, ratio * Math.exp(margin)),
    p: Math.max(exact.exactP, twoSidedStudentP(Math.log(ratio) / error, scatter.degreesOfFreedom)),
    dispersion,
  };
}

function thinnedBy({ events, exposure }: Counted, dispersion: number): Counted {
  return { events: Math.floor(events / dispersion), exposure };
}

function countedIn(series: Series, window: Window): Counted {
  return { events: figureValue(totalOver(series, window)) ?? Number.NaN, exposure: daysIn(window) };
}

function isComplete(series: Series, month: Month): boolean {
  const figure = series.get(month);
  return figure !== undefined && isKnown(figure);
}
