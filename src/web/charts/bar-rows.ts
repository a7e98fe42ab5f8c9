import { type ScaleLinear, scaleLinear } from "d3-scale";
import { type Figure, figureValue } from "../../kernel/figures.ts";
import { type Html, html } from "../html.ts";
import { figureWords, reasonWords } from "./figure-words.ts";
import { bar, stateBox } from "./hatching.ts";
import { type Interval, type Measure, px } from "./numbers.ts";
import { type Colour, paint } from "./palette.ts";
import { cautionOf, isAbsent } from "./states.ts";
import { type Canvas, label, labelLines } from "./svg.ts";
import { textWidth, wrapText } from "./text-fit.ts";
import { withinAxis } from "./value-axis.ts";

/** The columns of a chart of lying bars: names at the left in a wide drawing, above the bars in a narrow one. */
export type BarColumns = {
  /** Where the names start and the width they may take. */
  readonly names: number;
  readonly namesWidth: number;
  /** From a value to its place across. */
  readonly scale: ScaleLinear<number, number>;
  readonly base: number;
};

export type BarValue = { readonly figure: Figure; readonly interval?: Interval };

/** Divides the width between `names` (after `before` units kept for ranks), bars from nought, and the values beside them. */
export function barColumns(
  canvas: Canvas,
  names: readonly string[],
  values: readonly BarValue[],
  measure: Measure,
  before: number,
  after = 0,
): BarColumns {
  const wide = canvas.layout === "wide";
  const widest = Math.max(0, ...names.map((name) => textWidth(name, canvas.size) * BOLD));
  const namesWidth = wide ? Math.min(210, Math.ceil(widest)) : canvas.width - before;
  const ends = values.flatMap(({ figure, interval }) => {
    const value = figureValue(figure);
    return value === undefined ? [] : [value, interval?.low ?? value, interval?.high ?? value].filter(Number.isFinite);
  });
  const [low, high] = [withinAxis(Math.min(0, ...ends)), withinAxis(Math.max(0, ...ends))];
  const present = values.filter(({ figure }) => !isAbsent(figure));
  const texts = present.map(({ figure }) => figureWords(measure, figure));
  const valueRoom = Math.max(0, ...texts.map((text) => textWidth(text, canvas.size))) * BOLD + 12;
  const left = (wide ? before + namesWidth + 12 : 0) + (low < 0 ? Math.min(valueRoom, 120) : 0);
  const right = canvas.width - after - (high > 0 || low === 0 ? Math.min(valueRoom, canvas.width / 2) : 8);
  // Subnormal differences cannot be scaled; a bar that small has no width anyway.
  const scale = scaleLinear()
    .domain(high - low < 1e-9 ? [0, 1] : [low, high])
    .range([left, Math.max(left + 40, right)]);
  return { names: before, namesWidth, scale, base: scale(0) };
}

/** The bar with its interval and value, or the words for a value that is not there. `y` is the middle of the bar. */
export function barMarks(
  canvas: Canvas,
  columns: BarColumns,
  measure: Measure,
  value: BarValue,
  y: number,
  look: { readonly thickness: number; readonly colour: Colour; readonly bold?: boolean },
): Html {
  const { figure, interval } = value;
  if (isAbsent(figure)) return absentMarks(canvas, columns, figure, y, look.thickness);
  const at = columns.scale(withinAxis(figureValue(figure) ?? 0));
  const leftward = at < columns.base;
  const box = {
    x: Math.min(at, columns.base),
    y: y - look.thickness / 2,
    width: Math.abs(at - columns.base),
    height: look.thickness,
  };
  const shape = bar(canvas.prefix, box, leftward ? "left" : "right", {
    colour: look.colour,
    caution: cautionOf(figure),
  });
  const ends = interval ? [interval.low, interval.high].map((end) => whiskerEnd(columns, end)) : [];
  const outer = leftward ? Math.min(at, ...ends) - 7 : Math.max(at, ...ends) + 7;
  const options = { bold: look.bold ?? false, halo: true, ...(leftward ? { anchor: "end" as const } : {}) };
  return html`${shape}${whisker(ends, y)}${label(outer, y, figureWords(measure, figure), options)}`;
}

/** The name of a row, to the left of its bar or above it, in at most two lines. */
export function barName(canvas: Canvas, columns: BarColumns, name: string, y: number, bold: boolean): Html[] {
  const lines = wrapText(
    name,
    columns.namesWidth / (bold ? BOLD : 1) + 1,
    canvas.size,
    canvas.layout === "wide" ? 2 : 1,
  );
  return labelLines(columns.names, y, lines, canvas.size * 1.1, { bold, halo: true });
}

/** How much wider bold text runs. */
const BOLD = 1.08;

/** A small box in the pattern of the state, of the same size whatever is not known, and the reason in words. */
function absentMarks(canvas: Canvas, columns: BarColumns, figure: Figure, y: number, thickness: number): Html {
  if (!isAbsent(figure)) return html``;
  const height = Math.min(14, thickness);
  const box = { x: columns.base + 1, y: y - height / 2, width: 20, height };
  const lines = wrapText(reasonWords(figure), canvas.width - box.x - 28, canvas.size, 1);
  return html`${stateBox(canvas.prefix, figure.state, box)}${labelLines(box.x + 27, y, lines, canvas.size, { colour: "quiet" })}`;
}

function whiskerEnd(columns: BarColumns, end: number): number {
  const [from = 0, to = 0] = columns.scale.range();
  return Math.max(from, Math.min(to, columns.scale(withinAxis(end))));
}

/** A line over the interval with upright ends, edged in white so that it shows on a dark bar. */
function whisker([from, to]: readonly number[], y: number): Html {
  if (from === undefined || to === undefined) return html``;
  const shape = `M${px(from)} ${px(y)}H${px(to)}M${px(from)} ${px(y - 5)}v10M${px(to)} ${px(y - 5)}v10`;
  return html`<path d="${shape}"${paint({ stroke: "paper" })} stroke-width="4"/><path d="${shape}"${paint({ stroke: "ink", also: "fp-whisker" })} stroke-width="1.5"/>`;
}
