import { figureValue } from "../../kernel/figures.ts";
import { type Html, html } from "../html.ts";
import { chartFigure, type Frame, tableCaption } from "./frame.ts";
import { bar, capPatterns } from "./hatching.ts";
import { barLegend } from "./legend.ts";
import { type MonthPlot, monthPlot, plotGround } from "./month-plot.ts";
import {
  type AlignedMonths,
  alignMonths,
  describeMonths,
  type MonthlySeries,
  monthGaps,
  monthlyTable,
} from "./monthly.ts";
import type { Measure } from "./numbers.ts";
import type { Colour } from "./palette.ts";
import { cautionOf, isAbsent } from "./states.ts";
import { type Canvas, drawings, label } from "./svg.ts";
import { withinAxis } from "./value-axis.ts";

export type MonthBars = { readonly frame: Frame; readonly measure: Measure; readonly series: MonthlySeries };

/**
 * Figures by month as upright bars from nought. A month without a figure is a hatched band with its name, never a bar of
 * no height; a partial value has a hatched top.
 */
export function monthBars(chart: MonthBars): Html {
  const { frame, measure } = chart;
  const aligned = alignMonths([chart.series]);
  const figures = aligned.series[0]?.figures ?? [];
  const values = figures.map(figureValue).filter((value) => value !== undefined);
  const gaps = monthGaps(aligned);

  const draw = (canvas: Canvas) => {
    const plot = monthPlot(canvas, aligned, measure, values, { endRoom: 0 });
    const patterns = figures.some((figure) => figure.state === "partial") ? capPatterns(canvas.prefix, [COLOUR]) : null;
    const ground = plotGround(canvas, plot, aligned, measure, gaps);
    return { height: plot.height, content: html`${ground}${patterns}${bars(canvas, plot, aligned)}` };
  };
  return chartFigure(frame, {
    drawing: drawings(frame.id, `Bar chart: ${frame.title}`, describeMonths(aligned, measure), draw),
    legend: barLegend(frame.id, figures, COLOUR),
    tables: [monthlyTable(tableCaption(frame), aligned, measure)],
  });
}

const COLOUR: Colour = "own";

function bars(canvas: Canvas, plot: MonthPlot, aligned: AlignedMonths): Html[] {
  const width = Math.max(1, plot.slot * (plot.slot > 6 ? 0.78 : 0.9));
  const base = plot.axis.scale(0);
  return (aligned.series[0]?.figures ?? []).flatMap((figure, i) => {
    if (isAbsent(figure)) return [];
    const value = figureValue(figure) ?? 0;
    if (value === 0 && figure.state === "known") return [noughtMark(plot, i, width)];
    const y = plot.axis.scale(withinAxis(value));
    const box = { x: plot.x(i) - width / 2, y: Math.min(y, base), width, height: Math.abs(base - y) };
    return [bar(canvas.prefix, box, y <= base ? "top" : "bottom", { colour: COLOUR, caution: cautionOf(figure) })];
  });
}

/** A month of nought is there to be seen: a sliver on the base, and the figure where it has room. */
function noughtMark(plot: MonthPlot, i: number, width: number): Html {
  const [x, base] = [plot.x(i), plot.axis.scale(0)];
  const sliver = bar("", { x: x - width / 2, y: base - 2, width, height: 2 }, "top", { colour: COLOUR });
  return html`${sliver}${width >= 9 && label(x, base - 12, "0", { anchor: "middle", halo: true })}`;
}
