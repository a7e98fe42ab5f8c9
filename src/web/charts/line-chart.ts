import { line } from "d3-shape";
import { type Figure, figureValue } from "../../kernel/figures.ts";
import { type Html, html } from "../html.ts";
import { type FigureParts, type Frame, chartFigure } from "./frame.ts";
import { spreadLabels } from "./label-stack.ts";
import { absentItem, cautionMarkerItem } from "./legend.ts";
import { dot, marker } from "./markers.ts";
import { type MonthPlot, monthPlot, plotGround } from "./month-plot.ts";
import { alignMonths, describeMonths, type MonthlySeries, monthGaps, monthlyTable } from "./monthly.ts";
import { type Measure, px, valueText } from "./numbers.ts";
import { type Colour, paint } from "./palette.ts";
import { cautionOf, isAbsent, statesOf } from "./states.ts";
import { type Canvas, drawings, labelLines, type Point, rule } from "./svg.ts";
import { textWidth, wrapText } from "./text-fit.ts";

export type LineChart = {
  readonly frame: Frame;
  readonly measure: Measure;
  /** One to five lines in one unit. */
  readonly series: readonly MonthlySeries[];
  /** A smoother line over them in the same unit, such as the average of twelve months. Its gaps are not hatched. */
  readonly rolling?: MonthlySeries;
  /** Where the value axis starts: at nought unless said otherwise, and the chart then says so. */
  readonly start?: "nought" | "near";
};

/**
 * Figures by month as lines with their names at their ends. A line breaks where there is no figure, and the months are
 * hatched and named; a value with a caution has a hollow mark. Throws RangeError for no series or more than five.
 */
export function lineChart(chart: LineChart): Html {
  if (chart.series.length < 1 || chart.series.length > 5) throw new RangeError("A line chart takes one to five series");
  const all = alignMonths(chart.rolling ? [...chart.series, chart.rolling] : chart.series);
  const monthly = { months: all.months, series: all.series.slice(0, chart.series.length) };
  const gaps = monthGaps(monthly);
  const lines = all.series.map((each, i) => ({ ...each, look: lookOf(i, chart) }));
  const values = lines.flatMap((each) => each.figures.map(figureValue)).filter((value) => value !== undefined);

  const draw = (canvas: Canvas) => {
    const endRoom = endLabelRoom(canvas, lines, chart.measure);
    const plot = monthPlot(canvas, all, chart.measure, values, { endRoom, start: chart.start ?? "nought" });
    const marks = lines.map((each) => lineMarks(plot, each));
    return {
      height: plot.height,
      content: html`${plotGround(canvas, plot, all, chart.measure, gaps)}${marks}${endLabels(canvas, plot, lines, chart.measure)}`,
    };
  };
  const description = describeMonths(all, chart.measure);
  return chartFigure(frameWithStart(chart), {
    drawing: drawings(chart.frame.id, `Line chart: ${chart.frame.title}`, description, draw),
    legend: lineLegend(chart.frame.id, monthly.series.flatMap((each) => each.figures)),
    tables: [monthlyTable(chart.frame.subtitle ?? chart.frame.title, all, chart.measure)],
  });
}

type Look = { readonly stroke: Colour; readonly text: Colour; readonly width: number; readonly dash?: string };
type Line = { readonly name: string; readonly figures: readonly Figure[]; readonly look: Look };

/** Lines differ in lightness and dash as well as in hue, so that they can be told apart in print. */
const LOOKS: readonly Look[] = [
  { stroke: "series-1", text: "series-1-text", width: 2.5 },
  { stroke: "series-2", text: "series-2-text", width: 2.5 },
  { stroke: "series-3", text: "series-3-text", width: 2.5, dash: "9 3" },
  { stroke: "series-4", text: "series-4-text", width: 2.5, dash: "2 3" },
  { stroke: "series-5", text: "series-5-text", width: 1.5 },
];
const ROLLING: Look = { stroke: "ink", text: "ink", width: 3 };
/** Under a rolling line the months themselves step back. */
const BEHIND: Look = { stroke: "other", text: "quiet", width: 1.5 };

function lookOf(i: number, chart: LineChart): Look {
  if (i === chart.series.length) return ROLLING;
  if (chart.rolling && chart.series.length === 1) return BEHIND;
  return LOOKS[i] ?? ROLLING;
}

function lineMarks(plot: MonthPlot, { figures, look }: Line): Html {
  const y = (figure: Figure) => plot.axis.scale(figureValue(figure) ?? 0);
  const shape = line<Figure>()
    .defined((figure) => !isAbsent(figure))
    .x((_, i) => px(plot.x(i)))
    .y((figure) => px(y(figure)))(figures as Figure[]);
  const dash = look.dash ? html` stroke-dasharray="${look.dash}"` : "";
  const marks = figures.map((figure, i) => {
    if (isAbsent(figure)) return "";
    const [at, caution]: [Point, ReturnType<typeof cautionOf>] = [[plot.x(i), y(figure)], cautionOf(figure)];
    if (caution) return look === ROLLING ? "" : marker(caution, at, look.stroke);
    return isAlone(figures, i) ? dot(at, 3, look.stroke) : "";
  });
  if (!shape) return html``;
  return html`<path d="${shape}"${paint({ stroke: look.stroke, also: "fp-line" })} stroke-width="${look.width}" stroke-linejoin="round"${dash}/>${marks}`;
}

/** True when neither neighbour has a value, so that no line would show this one. */
function isAlone(figures: readonly Figure[], i: number): boolean {
  return [figures[i - 1], figures[i + 1]].every((beside) => beside === undefined || isAbsent(beside));
}

type EndLabel = { readonly lines: readonly string[]; readonly from: Point; readonly look: Look };

function endLabelWords(canvas: Canvas, each: Line, measure: Measure): { lines: string[]; index: number } | undefined {
  const index = each.figures.findLastIndex((figure) => !isAbsent(figure));
  const value = index < 0 ? undefined : figureValue(each.figures[index] as Figure);
  if (value === undefined) return undefined;
  const width = canvas.layout === "wide" ? 150 : 96;
  return { lines: wrapText(`${each.name} ${valueText(measure, value)}`, width, canvas.size, 4), index };
}
