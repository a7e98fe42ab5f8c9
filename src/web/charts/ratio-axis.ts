import { type ScaleLogarithmic, scaleLog } from "d3-scale";
import type { Interval } from "./numbers.ts";

export type RatioAxis = {
  readonly scale: ScaleLogarithmic<number, number>;
  readonly ticks: readonly number[];
  readonly low: number;
  readonly high: number;
};

export type Ratio = { readonly value: number; readonly interval: Interval };

/**
 * A logarithmic axis for rate ratios over `range`: halving stands as far from 1 as doubling. It shows every ratio between a
 * twentieth and twenty times. Intervals are shown from 0.4 to 2.5, and a third beyond the furthest ratio; one long interval
 * would leave no room for the others, and is drawn as an arrow at the edge. Ticks have `room` units each, 1 before others.
 */
export function ratioAxis(ratios: readonly Ratio[], range: readonly [number, number], room: number): RatioAxis {
  const values = ratios.map(({ value }) => value).filter(isOnAxis);
  const [least, most] = [Math.min(NEAR.low, ...values), Math.max(NEAR.high, ...values)];
  const lows = ratios.map(({ interval }) => Math.max(interval.low, Math.min(FAR.low, least / 1.33)));
  const highs = ratios.map(({ interval }) => Math.min(interval.high, Math.max(FAR.high, most * 1.33)));
  const low = Math.max(1 / FURTHEST, Math.min(least, ...lows) / 1.06);
  const high = Math.min(FURTHEST, Math.max(most, ...highs) * 1.06);
  const scale = scaleLog().domain([low, high]).range(range);

  const ticks: number[] = [];
  for (const tick of TICKS) {
    if (tick < low || tick > high) continue;
    if (ticks.every((taken) => Math.abs(scale(taken) - scale(tick)) >= room)) ticks.push(tick);
  }
  return { scale, ticks: ticks.sort((a, b) => a - b), low, high };
}

const FURTHEST = 20;
const NEAR = { low: 0.8, high: 1.25 };
const FAR = { low: 0.4, high: 2.5 };

/** In order of importance, each with its reciprocal. */
const TICKS = [1, 2, 0.5, 5, 0.2, 10, 0.1, 1.5, 0.67, 20, 0.05, 3, 0.33, 1.25, 0.8, 1.1, 0.9];

function isOnAxis(end: number): boolean {
  return Number.isFinite(end) && end > 0;
}
