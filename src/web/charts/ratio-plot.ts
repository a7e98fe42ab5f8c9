import { figureValue } from "../../kernel/figures.ts";
import { type Html, html } from "../html.ts";
import { reasonWords } from "./figure-words.ts";
import { chartFigure } from "./frame.ts";
import { stateBox, statePatterns } from "./hatching.ts";
import { absentItem, type LegendItem, swatch } from "./legend.ts";
import { px } from "./numbers.ts";
import { paint } from "./palette.ts";
import { type RatioAxis, ratioAxis } from "./ratio-axis.ts";
import {
  describeRatios,
  type RatioPlot,
  type RatioRow,
  ratioRows,
  ratioTable,
  ratioText,
  verdictText,
  verdictWords,
} from "./ratio-rows.ts";
import { ABSENT_STATES, type AbsentFigure, isAbsent } from "./states.ts";
import { type Canvas, drawings, label, labelLines, rule } from "./svg.ts";
import { textWidth, wrapText } from "./text-fit.ts";

/**
 * Rate ratios with their intervals around 1 on a logarithmic axis. A clear change has a full mark, one that is not clear a
 * hollow one, and the word beside it says which. A row without a ratio says why. What runs off the axis ends in an arrow.
 */
export function ratioPlot(plot: RatioPlot): Html {
  const rows = ratioRows(plot.rows);
  return chartFigure(plot.frame, {
    drawing: drawings(plot.frame.id, `Ratio plot: ${plot.frame.title}`, describeRatios(plot, rows), (canvas) =>
      draw(canvas, plot, rows),
    ),
    legend: legend(plot, rows),
    tables: [ratioTable(plot, rows)],
  });
}

/** Where names, plot and words stand; in a narrow drawing they stand one above the other. */
type Columns = { readonly left: number; readonly right: number; readonly words: number; readonly pitch: number };

const TOP = 30;

function draw(canvas: Canvas, plot: RatioPlot, rows: readonly RatioRow[]): { height: number; content: Html } {
  const columns = columnsFor(canvas, plot, rows);
  const ratios = rows.flatMap(({ ratio, interval }) => {
    const value = figureValue(ratio);
    return value === undefined ? [] : [{ value, interval: interval ?? { low: value, high: value } }];
  });
  const axis = ratioAxis(ratios, [columns.left, columns.right], canvas.size * 2.6);
  const bottom = TOP + Math.max(1, rows.length) * columns.pitch;
  const absent = ABSENT_STATES.filter((state) => rows.some((row) => row.ratio.state === state));
  const marks = rows.map((row, i) => rowMarks(canvas, plot, row, axis, columns, TOP + i * columns.pitch));
  return {
    height: bottom + 32,
    content: html`${statePatterns(canvas.prefix, absent)}${axisMarks(canvas, plot, axis, bottom)}${marks}`,
  };
}

function columnsFor(canvas: Canvas, plot: RatioPlot, rows: readonly RatioRow[]): Columns {
  if (canvas.layout === "narrow") return { left: 14, right: canvas.width - 14, words: 0, pitch: 74 };
  const widest = (texts: readonly string[]) => Math.max(0, ...texts.map((text) => textWidth(text, canvas.size))) * 1.08;
  const names = Math.min(200, widest(rows.map((row) => row.name)));
  const words = Math.min(230, widest(rows.flatMap((row) => [ratioText(row), verdictText(plot, row)])));
  return { left: names + 24, right: canvas.width - words - 24, words: canvas.width - words, pitch: 46 };
}

function axisMarks(canvas: Canvas, plot: RatioPlot, axis: RatioAxis, bottom: number): Html[] {
  const one = axis.scale(1);
  const ticks = axis.ticks.map((tick) => {
    const x = axis.scale(tick);
    const [colour, width] = tick === 1 ? (["ink", 1.5] as const) : (["grid", 1] as const);
    const text = label(x, bottom + 18, String(tick), { anchor: "middle", colour: "quiet" });
    return html`${rule([x, TOP - 6], [x, bottom + 6], colour, width)}${text}`;
  });
  return [...ticks, sideLabel(canvas, plot, "lower", one), sideLabel(canvas, plot, "higher", one)];
}

/** Which way is which, beside the line at 1, where there is room. */
function sideLabel(canvas: Canvas, plot: RatioPlot, side: "higher" | "lower", one: number): Html {
  const words = verdictWords(plot, side);
  const text = side === "lower" ? `\u2190 ${words}` : `${words} \u2192`;
  const room = side === "lower" ? one - 10 : canvas.width - one - 10;
  if (textWidth(text, canvas.size) > room) return html``;
  return label(side === "lower" ? one - 10 : one + 10, 10, text, {
    anchor: side === "lower" ? "end" : "start",
    colour: "quiet",
  });
}

function rowMarks(
  canvas: Canvas,
  plot: RatioPlot,
  row: RatioRow,
  axis: RatioAxis,
  columns: Columns,
  top: number,
): Html {
  const wide = canvas.layout === "wide";
  const middle = top + columns.pitch / 2;
  const nameLines = wrapText(row.name, wide ? columns.left - 22 : canvas.width, canvas.size, wide ? 2 : 1);
  const name = labelLines(0, wide ? middle : top + 12, nameLines, 17, { bold: !wide, halo: true });
  if (isAbsent(row.ratio))
    return html`${name}${absentWords(canvas, row.ratio, wide ? columns.left : 0, wide ? middle : top + 32)}`;

  const y = wide ? middle : top + 54;
  const clear = row.verdict === "higher" || row.verdict === "lower";
  const verdict = verdictText(plot, row);
  const words = wide
    ? html`${label(columns.words, y - 9, verdict, { bold: clear })}${label(columns.words, y + 9, ratioText(row), { colour: "quiet" })}`
    : label(0, top + 31, `${verdict}, ${ratioText(row)}`, { halo: true });
  return html`${name}${words}${intervalMark(row, axis, y)}${pointMark(along(axis, figureValue(row.ratio) ?? 1), y, clear)}`;
}

/** Why there is no ratio, from `x` and with its first line at `y`, over the lines of the axis. */
function absentWords(canvas: Canvas, ratio: AbsentFigure, x: number, y: number): Html {
  const lines = wrapText(reasonWords(ratio), canvas.width - x - 28, canvas.size, 2);
  const middle = y + (lines.length - 1) * 8;
  const words = labelLines(x + 27, canvas.layout === "wide" ? y : middle, lines, 16, { colour: "quiet", halo: true });
  return html`${stateBox(canvas.prefix, ratio.state, { x, y: y - 7, width: 20, height: 14 })}${words}`;
}

/** The interval as a line; an end beyond the axis is an arrow at its edge. */
function intervalMark(row: RatioRow, axis: RatioAxis, y: number): Html {
  if (!row.interval) return html``;
  const { low, high } = row.interval;
  const [from, to] = [px(along(axis, low)), px(along(axis, high))];
  const left = low < axis.low ? `M${px(from + 7)} ${px(y - 5)}l-7 5l7 5` : "";
  const right = high > axis.high ? `M${px(to - 7)} ${px(y - 5)}l7 5l-7 5` : "";
  return html`<path d="M${from} ${px(y)}H${to}${left}${right}"${paint({ stroke: "own", also: "fp-whisker" })} stroke-width="2"/>`;
}

/** The place of a ratio on the axis, or the edge that it lies beyond. */
function along(axis: RatioAxis, ratio: number): number {
  return axis.scale(Math.max(axis.low, Math.min(axis.high, ratio)));
}

function pointMark(x: number, y: number, clear: boolean): Html {
  return html`<circle cx="${px(x)}" cy="${px(y)}" r="5"${paint({ fill: clear ? "own" : "paper", stroke: "own" })} stroke-width="2"/>`;
}

function legend(plot: RatioPlot, rows: readonly RatioRow[]): LegendItem[] {
  const absent = ABSENT_STATES.filter((state) => rows.some((row) => row.ratio.state === state));
  const key = (clear: boolean) =>
    swatch([html`<path d="M1 8H23"${paint({ stroke: "own" })} stroke-width="2"/>`, pointMark(12, 8, clear)]);
  const present = rows.filter((row) => !isAbsent(row.ratio));
  const unclear = present.some((row) => row.verdict === "no clear change");
  // Where nothing was tested there is one mark, and it says nothing but where the ratio lies.
  const isTested = present.length === 0 || present.some((row) => row.verdict !== undefined);
  return [
    isTested
      ? { swatch: key(true), words: `Clear difference, with its ${plot.intervalHeading}` }
      : { swatch: key(false), words: `Ratio, with its ${plot.intervalHeading}` },
    ...(unclear ? [{ swatch: key(false), words: "No clear change: the difference may be chance" }] : []),
    ...absent.map((state) => absentItem(plot.frame.id, state)),
  ];
}
