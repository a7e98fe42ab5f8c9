import { figureValue } from "../../kernel/figures.ts";
import { type Html, html } from "../html.ts";
import { spreadLabels } from "./label-stack.ts";
import type { Line } from "./line-marks.ts";
import { dot } from "./markers.ts";
import type { MonthPlot } from "./month-plot.ts";
import { type Measure, valueText } from "./numbers.ts";
import { isAbsent } from "./states.ts";
import { type Canvas, labelLines, type Point, rule } from "./svg.ts";
import { textWidth, wrapText } from "./text-fit.ts";
import { withinAxis } from "./value-axis.ts";

/** Room to keep free at the right for the names of the lines and their last values. */
export function endLabelRoom(canvas: Canvas, lines: readonly Line[], measure: Measure): number {
  const texts = lines.flatMap((each) => endLabel(canvas, each, lines.length, measure)?.words ?? []);
  return Math.max(0, ...texts.map((text) => textWidth(text, canvas.size))) + GAP + 4;
}

/** The name and last value of each line beside its end, moved apart where they would overlap, with a rule to the line. */
export function endLabels(canvas: Canvas, plot: MonthPlot, lines: readonly Line[], measure: Measure): Html[] {
  const pitch = canvas.size * 1.15;
  const labels = lines.flatMap((each) => {
    const words = endLabel(canvas, each, lines.length, measure);
    return words ? [{ ...words, look: each.look }] : [];
  });
  const ends = labels.map(({ index, value }): Point => [plot.x(index), plot.axis.scale(withinAxis(value))]);
  const wanted = labels.map(({ words }, i) => ({ wanted: ends[i]?.[1] ?? 0, height: words.length * pitch + 4 }));
  const heights = spreadLabels(wanted, plot.top - canvas.size, plot.bottom + canvas.size / 2);

  return labels.map(({ words, look, open }, i) => {
    const end: Point = ends[i] ?? [plot.right, plot.bottom];
    const y = heights[i] ?? 0;
    const far = Math.abs(y - end[1]) > 4 || plot.right - end[0] > plot.slot;
    return html`${far && rule([end[0] + 5, end[1]], [plot.right + GAP - 4, y], "axis", 0.75)}${open ? null : dot(end, 3.5, look.stroke)}${labelLines(plot.right + GAP, y, words, pitch, { colour: look.text, bold: true })}`;
  });
}

/** Between the plot and the labels. */
const GAP = 10;

type EndLabel = {
  readonly words: readonly string[];
  readonly index: number;
  readonly value: number;
  readonly open: boolean;
};

/** What stands at the end of a line; nothing for a line without a value. A chart of one line needs no name for it. */
function endLabel(canvas: Canvas, line: Line, count: number, measure: Measure): EndLabel | undefined {
  const index = line.figures.findLastIndex((figure) => !isAbsent(figure));
  const figure = line.figures[index];
  const value = figure && figureValue(figure);
  if (value === undefined) return undefined;
  const text = valueText(measure, value);
  const words =
    count === 1 ? [text] : wrapText(`${line.name} ${text}`, canvas.layout === "wide" ? 150 : 92, canvas.size, 4);
  return { words, index, value, open: figure?.state !== "known" };
}
