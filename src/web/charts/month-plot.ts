import { type Html, html } from "../html.ts";
import { stateBox, statePatterns } from "./hatching.ts";
import { monthTicks } from "./month-axis.ts";
import type { AlignedMonths, MonthGap } from "./monthly.ts";
import { type Measure, px, tickText } from "./numbers.ts";
import { STATE_WORDS } from "./states.ts";
import { type Canvas, label, rule } from "./svg.ts";
import { textWidth, wrapText } from "./text-fit.ts";
import { type ValueAxis, valueAxis } from "./value-axis.ts";

/** Where months and values stand in a drawing, and the edges of the space for marks. */
export type MonthPlot = {
  readonly height: number;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
  /** Width of one month. */
  readonly slot: number;
  readonly axis: ValueAxis;
  /** The middle of month `i`. */
  readonly x: (i: number) => number;
};

export type MonthPlotOptions = {
  /** Room kept free at the right, for labels at the end of lines. */
  readonly endRoom: number;
  readonly start?: "nought" | "near";
};

/** Lays out a plot of `values` by month, leaving room for the axes, the names of gaps and whatever stands at the end. */
export function monthPlot(
  canvas: Canvas,
  aligned: AlignedMonths,
  measure: Measure,
  values: readonly number[],
  options: MonthPlotOptions,
): MonthPlot {
  const height = canvas.layout === "wide" ? 370 : 300;
  const [top, bottom] = [TOP, height - FOOT];
  const axis = valueAxis(values, measure, [bottom, top], options.start);
  const widest = Math.max(...axis.ticks.map((tick) => textWidth(tickText(measure, tick, axis.step), canvas.size)));
  const left = Math.ceil(widest) + 10;
  const right = canvas.width - Math.max(8, options.endRoom);
  const slot = (right - left) / Math.max(1, aligned.months.length);
  return { height, left, right, top, bottom, slot, axis, x: (i) => left + (i + 0.5) * slot };
}

/** What lies under the marks: the unit, rules across at each tick, hatched bands where there is no figure, the months. */
export function plotGround(
  canvas: Canvas,
  plot: MonthPlot,
  aligned: AlignedMonths,
  measure: Measure,
  gaps: readonly MonthGap[],
): Html {
  const [low = 0, high = 0] = plot.axis.scale.domain();
  const words = low > 0 || high < 0 ? `${measure.label} (axis does not start at 0)` : measure.label;
  const unit = wrapText(words, canvas.width, canvas.size, 1).map((line) => label(0, 10, line, { colour: "quiet" }));
  return html`${statePatterns(canvas.prefix, [...new Set(gaps.map((gap) => gap.state))])}${unit}${gapBands(canvas, plot, gaps)}${valueRules(plot, measure)}${monthAxis(canvas, plot, aligned)}`;
}

const TOP = 52;
const FOOT = 46;
const GAP_NAME_AT = 38;

function gapBands(canvas: Canvas, plot: MonthPlot, gaps: readonly MonthGap[]): Html[] {
  const edge = (i: number) => plot.left + i * plot.slot;
  const bands = gaps.map((gap) => {
    const [from, to] = [px(edge(gap.first)), px(edge(gap.last + 1))];
    const box = { x: from, y: plot.top, width: to - from, height: plot.bottom - plot.top };
    // Where other lines run on through the gap of one, its band steps back.
    return stateBox(canvas.prefix, gap.state, box, gap.names ? 0.55 : undefined);
  });
  return [...bands, ...gapNames(canvas, plot, gaps)];
}

/** The word for each gap above its band. Where bands stand too close for words, the key still names the pattern. */
function gapNames(canvas: Canvas, plot: MonthPlot, gaps: readonly MonthGap[]): Html[] {
  let free = Number.NEGATIVE_INFINITY;
  return gaps.flatMap((gap) => {
    const state = STATE_WORDS[gap.state];
    const full = gap.names ? `${gap.names}: ${state.toLowerCase()}` : state;
    const [words = ""] = wrapText(full, canvas.width / 2, canvas.size, 1);
    const width = textWidth(words, canvas.size);
    const middle = plot.left + ((gap.first + gap.last + 1) / 2) * plot.slot;
    const at = Math.max(plot.left + width / 2, Math.min(canvas.width - width / 2, middle));
    if (at - width / 2 < free) return [];
    free = at + width / 2 + 10;
    return [label(at, GAP_NAME_AT, words, { anchor: "middle", colour: "quiet" })];
  });
}

function valueRules(plot: MonthPlot, measure: Measure): Html[] {
  return plot.axis.ticks.flatMap((tick) => {
    const y = plot.axis.scale(tick);
    const text = tickText(measure, tick, plot.axis.step);
    const nought = tick === 0;
    return [
      rule([plot.left, y], [plot.right, y], nought ? "axis" : "grid", 1),
      label(plot.left - 8, y, text, { anchor: "end", colour: "quiet" }),
    ];
  });
}

function monthAxis(canvas: Canvas, plot: MonthPlot, aligned: AlignedMonths): Html[] {
  return monthTicks(aligned.months, plot.slot, canvas.size).flatMap((tick) => {
    const x = plot.x(tick.index);
    const half = textWidth(tick.year || tick.word, canvas.size) / 2;
    const at = Math.max(half, Math.min(canvas.width - half, x));
    return [
      rule([x, plot.bottom], [x, plot.bottom + 6], "axis"),
      label(at, plot.bottom + 17, tick.word, { anchor: "middle", colour: "quiet" }),
      tick.year ? label(at, plot.bottom + 35, tick.year, { anchor: "middle", colour: "quiet" }) : html``,
    ];
  });
}
