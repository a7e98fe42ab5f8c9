import { formatMonth, type Month, monthsBetween } from "../../kernel/dates.ts";
import { type AbsentState, absent, type Figure, figureValue } from "../../kernel/figures.ts";
import type { FigureTable } from "./figure-table.ts";
import { type Measure, valueText } from "./numbers.ts";
import { ABSENT_STATES, drawable, isAbsent, STATE_WORDS } from "./states.ts";

export type MonthlyFigure = { readonly month: Month; readonly figure: Figure };

/** One line or set of bars. Months may come in any order, each once; a month left out is missing. */
export type MonthlySeries = { readonly name: string; readonly points: readonly MonthlyFigure[] };

/** Series over one run of months with no month left out. `figures[i]` belongs to `months[i]`. */
export type AlignedMonths = {
  readonly months: readonly Month[];
  readonly series: readonly { readonly name: string; readonly figures: readonly Figure[] }[];
};

/** Consecutive months, by index, for which the named series have no figure, and why. */
export type MonthGap = {
  readonly first: number;
  readonly last: number;
  readonly state: AbsentState;
  readonly names: string;
};

/**
 * The series over every month from the first to the last that any of them has; the months between that a series lacks
 * are missing. Throws RangeError for a month given twice, and for more than fifty years.
 */
export function alignMonths(series: readonly MonthlySeries[]): AlignedMonths {
  const given = series.map(figuresByMonth);
  const present = given.flatMap((figures) => [...figures.keys()]).sort();
  const [first, last] = [present[0], present.at(-1)];
  if (first === undefined || last === undefined)
    return { months: [], series: series.map((each) => ({ name: each.name, figures: [] })) };
  if (monthNumber(last) - monthNumber(first) >= 600) throw new RangeError("A chart by month takes at most fifty years");

  const months = monthsBetween(first, last);
  return {
    months,
    series: series.map((each, i) => ({ name: each.name, figures: months.map((at) => given[i]?.get(at) ?? NOT_GIVEN) })),
  };
}

/** The gaps of the series in order of time. Months lacking in the same series for the same reason are joined. */
export function monthGaps(aligned: AlignedMonths): MonthGap[] {
  const open = new Map<string, { first: number; last: number; state: AbsentState; names: string }>();
  const gaps: MonthGap[] = [];
  for (const [i] of aligned.months.entries()) {
    for (const [state, names] of absentSeries(aligned, i)) {
      const key = `${state} ${names}`;
      const gap = open.get(key);
      if (gap?.last === i - 1) gap.last = i;
      else {
        const next = { first: i, last: i, state, names };
        open.set(key, next);
        gaps.push(next);
      }
    }
  }
  return gaps;
}

/** One row a month and one column a series. */
export function monthlyTable(caption: string, aligned: AlignedMonths, measure: Measure): FigureTable {
  const columns = aligned.series.map((each) => ({ heading: each.name, measure }));
  const rows = aligned.months.map((at, i) => ({
    heading: formatMonth(at),
    cells: aligned.series.map((each) => each.figures[i] ?? NOT_GIVEN),
  }));
  return { caption, rowHeading: "Month", columns, rows };
}

/** The series in a sentence each: where it starts and ends, its highest and lowest month, how many have no figure. */
export function describeMonths(aligned: AlignedMonths, measure: Measure): string {
  const [first, last] = [aligned.months[0], aligned.months.at(-1)];
  if (first === undefined || last === undefined) return "No months to show.";
  const sentences = aligned.series.map((each) => describeSeries(each.name, each.figures, aligned.months, measure));
  return `${measure.label}, ${formatMonth(first)} to ${formatMonth(last)}. ${sentences.join(" ")}`;
}

const NOT_GIVEN = absent("missing", "No figure was given for this month");

function figuresByMonth(series: MonthlySeries): Map<Month, Figure> {
  const figures = new Map<Month, Figure>();
  for (const { month, figure } of series.points) {
    if (figures.has(month)) throw new RangeError(`${series.name} has two figures for ${month}`);
    figures.set(month, drawable(figure));
  }
  return figures;
}

function monthNumber(at: Month): number {
  return Number(at.slice(0, 4)) * 12 + Number(at.slice(5));
}

/** The absent states of month `i` with the names of their series; no names when every series is in the same state. */
function absentSeries(aligned: AlignedMonths, i: number): Map<AbsentState, string> {
  const names = new Map<AbsentState, string[]>();
  for (const { name, figures } of aligned.series) {
    const figure = figures[i];
    if (figure && isAbsent(figure)) names.set(figure.state, [...(names.get(figure.state) ?? []), name]);
  }
  const all = aligned.series.length;
  return new Map([...names].map(([state, list]) => [state, list.length === all ? "" : list.join(" and ")]));
}

function describeSeries(name: string, figures: readonly Figure[], months: readonly Month[], measure: Measure): string {
  const values = figures.flatMap((figure, i) => {
    const [value, at] = [figureValue(figure), months[i]];
    return value === undefined || at === undefined ? [] : [{ value, at }];
  });
  const [first, last] = [values[0], values.at(-1)];
  const gaps = ABSENT_STATES.flatMap((state) => {
    const count = figures.filter((figure) => figure.state === state).length;
    return count === 0 ? [] : [`${STATE_WORDS[state].toLowerCase()} in ${count} ${count === 1 ? "month" : "months"}`];
  });
  const without = gaps.length > 0 ? `; ${gaps.join(", ")}` : "";
  if (!first || !last) return `${name}: no figures${without}.`;

  const say = (point: { value: number; at: Month }) => `${valueText(measure, point.value)} in ${formatMonth(point.at)}`;
  if (first === last) return `${name}: ${say(first)}${without}.`;
  const highest = values.reduce((best, point) => (point.value > best.value ? point : best));
  const lowest = values.reduce((best, point) => (point.value < best.value ? point : best));
  return `${name}: from ${say(first)} to ${say(last)}, highest ${say(highest)}, lowest ${say(lowest)}${without}.`;
}
