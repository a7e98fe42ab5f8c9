import { scaleQuantile } from "d3-scale";
import { type Measure, valueText } from "../charts/numbers.ts";
import { type Colour, SEQUENCE } from "../charts/palette.ts";

/** One colour of a map, with the words for its values. */
export type ValueClass = { readonly colour: Colour; readonly words: string };

export type ValueClasses = { readonly classes: readonly ValueClass[]; readonly indexOf: (value: number) => number };

/**
 * At most five classes with about as many areas in each. Each is named by the lowest and highest value that it really
 * holds; equal values are never parted, so there are fewer classes where many areas are equal.
 */
export function quantileClasses(values: readonly number[], measure: Measure, count = 5): ValueClasses {
  const wanted = Math.max(1, Math.min(5, count));
  const ranks = Array.from({ length: wanted }, (_, i) => i);
  const cuts = scaleQuantile<number>().domain(values).range(ranks).quantiles();
  const floor = Math.min(...values);
  const distinct = [...new Set(cuts)].filter((cut) => cut > floor);
  const held = valuesBetween(values, distinct).filter((group) => group.length > 0);
  const starts = held.slice(1).map((group) => Math.min(...group));
  const words = held.map((group) => rangeWords(measure, Math.min(...group), Math.max(...group)));
  return classesFrom(starts, words);
}

/**
 * Classes with given bounds, for maps that must be compared: each bound belongs to the class above it. Throws RangeError
 * for more than four bounds, or for bounds that do not rise.
 */
export function breakClasses(measure: Measure, breaks: readonly number[]): ValueClasses {
  const rising = breaks.every((each, i) => Number.isFinite(each) && (i === 0 || each > (breaks[i - 1] ?? each)));
  if (breaks.length < 1 || breaks.length > 4 || !rising) throw new RangeError("Breaks are one to four rising numbers");
  const say = (value: number | undefined) => valueText(measure, value ?? 0);
  const words = [
    `Less than ${say(breaks[0])}`,
    ...breaks.slice(1).map((each, i) => `${say(breaks[i])} to less than ${say(each)}`),
    `${say(breaks.at(-1))} or more`,
  ];
  return classesFrom(breaks, words);
}

/** The values below the first cut, from each cut to the next, and from the last cut on. */
function valuesBetween(values: readonly number[], cuts: readonly number[]): number[][] {
  const groups: number[][] = Array.from({ length: cuts.length + 1 }, () => []);
  for (const value of values) groups[placeAmong(cuts, value)]?.push(value);
  return groups;
}

function placeAmong(cuts: readonly number[], value: number): number {
  return cuts.filter((cut) => value >= cut).length;
}

function rangeWords(measure: Measure, low: number, high: number): string {
  const [from, to] = [valueText(measure, low), valueText(measure, high)];
  return from === to ? from : `${from} to ${to}`;
}

function classesFrom(cuts: readonly number[], words: readonly string[]): ValueClasses {
  const colours = SEQUENCE[words.length] ?? [];
  const classes = words.map((each, i): ValueClass => ({ colour: colours[i] ?? "seq-5", words: each }));
  return { classes, indexOf: (value) => placeAmong(cuts, value) };
}
