import { figureValue } from "../../kernel/figures.ts";
import { type Html, html } from "../html.ts";
import { endLabelRoom, endLabels } from "./end-labels.ts";
import { chartFigure, type Frame, tableCaption } from "./frame.ts";
import { absentItem, cautionMarkerItem, type LegendItem } from "./legend.ts";
import { type Line, lineLook, lineMarks, ROLLING } from "./line-marks.ts";
import { monthPlot, plotGround } from "./month-plot.ts";
import {
  type AlignedMonths,
  alignMonths,
  describeMonths,
  type MonthlySeries,
  monthGaps,
  monthlyTable,
} from "./monthly.ts";
import type { Measure } from "./numbers.ts";
import { ABSENT_STATES, CAUTIONED_STATES, statesOf } from "./states.ts";
import { type Canvas, drawings } from "./svg.ts";

export type LineChart = {
  readonly frame: Frame;
  readonly measure: Measure;
  /** One to five lines in one unit. */
  readonly series: readonly MonthlySeries[];
  /** A smoother line over them in the same unit, such as the average of twelve months. Its gaps are not hatched. */
  readonly rolling?: MonthlySeries;
  /** Where the value axis starts: at nought unless said otherwise; the unit line says so when it does not. */
  readonly start?: "nought" | "near";
};

/**
 * Figures by month as lines with their names at their ends. A line breaks where there is no figure, and the months are
 * hatched and named; a value with a caution has a hollow mark. Throws RangeError for no series or more than five.
 */
export function lineChart(chart: LineChart): Html {
  const { frame, measure, series, rolling, start = "nought" } = chart;
  if (series.length < 1 || series.length > 5) throw new RangeError("A line chart takes one to five series");
  const all = alignMonths(rolling ? [...series, rolling] : series);
  const monthly: AlignedMonths = { months: all.months, series: all.series.slice(0, series.length) };
  const gaps = monthGaps(monthly);
  const lines = all.series.map((each, i): Line => {
    const look = i === series.length ? ROLLING : lineLook(i, series.length, rolling !== undefined);
    return { ...each, look };
  });
  const values = lines.flatMap((each) => each.figures.map(figureValue)).filter((value) => value !== undefined);

  const draw = (canvas: Canvas) => {
    const plot = monthPlot(canvas, all, measure, values, { endRoom: endLabelRoom(canvas, lines, measure), start });
    const ground = plotGround(canvas, plot, all, measure, gaps);
    const marks = lines.map((each) => lineMarks(plot, each));
    return { height: plot.height, content: html`${ground}${marks}${endLabels(canvas, plot, lines, measure)}` };
  };
  return chartFigure(frame, {
    drawing: drawings(frame.id, `Line chart: ${frame.title}`, describeMonths(all, measure), draw),
    legend: lineLegend(frame.id, monthly),
    tables: [monthlyTable(tableCaption(frame), all, measure)],
  });
}

function lineLegend(id: string, monthly: AlignedMonths): LegendItem[] {
  const states = new Set(statesOf(monthly.series.flatMap((each) => each.figures)));
  return [
    ...ABSENT_STATES.filter((state) => states.has(state)).map((state) => absentItem(id, state)),
    ...CAUTIONED_STATES.filter((state) => states.has(state)).map(cautionMarkerItem),
  ];
}
