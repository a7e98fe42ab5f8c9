import { type ScaleLinear, scaleLinear } from "d3-scale";
import type { Measure } from "./numbers.ts";

export type ValueAxis = {
  readonly scale: ScaleLinear<number, number>;
  readonly ticks: readonly number[];
  /** Distance between ticks, in the unit of the measure. */
  readonly step: number;
};

/**
 * The scale and ticks for `values`, drawn from `range[0]` (low) to `range[1]` (high). Starts at nought, or goes below it
 * for negative values, unless `start` is "near", for series whose change would be lost in their height. Counts get whole
 * ticks. Without a value there is a scale with a tick at nought only, which nothing is drawn on.
 */
export function valueAxis(
  values: readonly number[],
  measure: Measure,
  range: readonly [low: number, high: number],
  start: "nought" | "near" = "nought",
): ValueAxis {
  const [low, high] = extent(values, start);
  const count = Math.max(2, Math.min(6, Math.round(Math.abs(range[1] - range[0]) / 48)));
  const scale = scaleLinear().domain([low, high]).nice(count).range(range);
  if (values.length === 0) return { scale, ticks: [0], step: 1 };

  const all = scale.ticks(count);
  const whole = all.filter((tick) => measure.decimals > 0 || Number.isInteger(tick));
  const ticks = whole.length > 1 ? whole : all;
  return { scale, ticks, step: (ticks[1] ?? 1) - (ticks[0] ?? 0) || 1 };
}

/** The value, or the nearest that an axis can be computed for in doubles; the table keeps the value itself. */
export function withinAxis(value: number): number {
  return Math.max(-LIMIT, Math.min(LIMIT, value));
}

const LIMIT = 1e200;

function extent(values: readonly number[], start: "nought" | "near"): [low: number, high: number] {
  const clamped = values.map(withinAxis);
  const ends = start === "nought" ? [0, ...clamped] : clamped;
  const [low, high] = [Math.min(...ends), Math.max(...ends)];
  if (!Number.isFinite(low)) return [0, 1];
  // A flat series, and differences too small for a step between ticks, still need some height.
  const least = Math.max(1e-9, Math.max(Math.abs(low), Math.abs(high)) * 1e-9);
  if (high - low >= least) return [low, high];
  if (start === "nought" && low >= 0) return [0, Math.max(high, 1)];
  const room = Math.max(1, Math.abs(high) / 10);
  return [low - room, high + room];
}
