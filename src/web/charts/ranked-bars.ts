import { known } from "../../kernel/figures.ts";
import { type Html, html } from "../html.ts";
import { type BarColumns, barColumns, barMarks, barName } from "./bar-rows.ts";
import { chartFigure } from "./frame.ts";
import { barPatterns } from "./hatching.ts";
import { barLegend, colourItem, type LegendItem, whiskerItem } from "./legend.ts";
import { type Measure, valueText } from "./numbers.ts";
import type { Colour } from "./palette.ts";
import {
  describeRows,
  type RankedBar,
  type RankedBars,
  type Reference,
  rankedTable,
  rowsInOrder,
} from "./ranked-rows.ts";
import { isAbsent } from "./states.ts";
import { type Canvas, drawings, label, rule } from "./svg.ts";
import { textWidth } from "./text-fit.ts";
import { withinAxis } from "./value-axis.ts";

/**
 * Rows side by side as lying bars from nought with their values: districts with rate and rank, or the mix of crime types.
 * A row without a figure says why in words, beneath those that have one. Own rows are dark, the others step back.
 */
export function rankedBars(given: RankedBars): Html {
  const { reference, ...others } = given;
  const chart: RankedBars = reference && Number.isFinite(reference.value) ? given : others;
  const rows = rowsInOrder(chart);
  return chartFigure(chart.frame, {
    drawing: drawings(chart.frame.id, `Bar chart: ${chart.frame.title}`, describeRows(chart, rows), (canvas) =>
      draw(canvas, chart, rows),
    ),
    legend: legend(chart, rows),
    tables: [rankedTable(chart, rows)],
  });
}

function draw(canvas: Canvas, chart: RankedBars, rows: readonly RankedBar[]): { height: number; content: Html } {
  const { measure, reference } = chart;
  const wide = canvas.layout === "wide";
  const ranks = rows.flatMap((row) => (row.rank === undefined ? [] : [textWidth(String(row.rank), canvas.size)]));
  const before = ranks.length > 0 ? Math.ceil(Math.max(...ranks)) + 12 : 0;
  const values = reference ? [...rows, { figure: known(reference.value) }] : rows;
  const columns = barColumns(
    canvas,
    rows.map((row) => row.name),
    values,
    measure,
    before,
  );
  const colour = colours(rows);
  const [top, pitch] = [reference ? 30 : 4, wide ? 32 : 50];
  const height = top + Math.max(1, rows.length) * pitch + 4;

  const marks = rows.map((row, i) => {
    const middle = top + (i + 0.5) * pitch;
    const [nameAt, barAt] = wide ? [middle, middle] : [middle - 13, middle + 9];
    const look = { thickness: wide ? 20 : 18, colour: colour(row), bold: row.own === true };
    const rank =
      row.rank === undefined ? null : label(before - 12, nameAt, String(row.rank), { anchor: "end", colour: "quiet" });
    return html`${rank}${barName(canvas, columns, row.name, nameAt, look.bold)}${barMarks(canvas, columns, measure, row, barAt, look)}`;
  });
  const ground = rule([columns.base, top], [columns.base, height - 4], "axis");
  const compared = top + rows.filter((row) => !isAbsent(row.figure)).length * pitch;
  const line = reference && referenceLine(canvas, columns, reference, measure, compared);
  return { height, content: html`${barPatterns(canvas.prefix, rows, colour)}${line}${marks}${ground}` };
}

/** With a row of its own to show, a chart keeps its dark colour for that. */
function colours(rows: readonly RankedBar[]): (row: RankedBar) => Colour {
  const emphasised = rows.some((row) => row.own);
  return (row) => (emphasised && !row.own ? "other" : "own");
}

function referenceLine(
  canvas: Canvas,
  columns: BarColumns,
  reference: Reference,
  measure: Measure,
  foot: number,
): Html {
  const x = columns.scale(withinAxis(reference.value));
  const words = `${reference.name} ${valueText(measure, reference.value)}`;
  const half = textWidth(words, canvas.size) / 2;
  const at = Math.max(half, Math.min(canvas.width - half, x));
  return html`${rule([x, 20], [x, foot], "accent", 1.5, "4 3")}${label(at, 10, words, { anchor: "middle", colour: "accent" })}`;
}

function legend(chart: RankedBars, rows: readonly RankedBar[]): LegendItem[] {
  const emphasised = rows.some((row) => row.own);
  return [
    ...(emphasised && chart.ownWords ? [colourItem("own", chart.ownWords), colourItem("other", "Others")] : []),
    ...(chart.intervalHeading && rows.some((row) => row.interval) ? [whiskerItem(chart.intervalHeading)] : []),
    ...barLegend(
      chart.frame.id,
      rows.map((row) => row.figure),
      emphasised ? "other" : "own",
    ),
  ];
}
