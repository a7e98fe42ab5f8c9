import type { Figure } from "../../kernel/figures.ts";
import { type Html, html } from "../html.ts";
import { barColumns, barMarks, barName } from "./bar-rows.ts";
import type { FigureTable } from "./figure-table.ts";
import { figureWords } from "./figure-words.ts";
import { chartFigure, type Frame, tableCaption } from "./frame.ts";
import { barPatterns } from "./hatching.ts";
import { barLegend, colourItem } from "./legend.ts";
import type { Measure } from "./numbers.ts";
import type { Colour } from "./palette.ts";
import { drawable } from "./states.ts";
import { type Canvas, drawings, labelLines, rule } from "./svg.ts";
import { textWidth, wrapText } from "./text-fit.ts";

export type ComparisonBars = {
  readonly frame: Frame;
  readonly measure: Measure;
  readonly rowHeading: string;
  /** The names of the two periods: "12 months to October 2024", "12 months to October 2025". */
  readonly before: string;
  readonly after: string;
  readonly rows: readonly Comparison[];
};

export type Comparison = {
  readonly name: string;
  readonly before: Figure;
  readonly after: Figure;
  /** What may be said of the change, from whoever tested it: "Up 12%", "No clear change". */
  readonly change?: string;
};

/** Two periods side by side for each row, the earlier pale and the later dark, with what may be said of the change. */
export function comparisonBars(chart: ComparisonBars): Html {
  const rows = chart.rows.map((row) => ({ ...row, before: drawable(row.before), after: drawable(row.after) }));
  const figures = rows.flatMap((row) => [row.before, row.after]);
  return chartFigure(chart.frame, {
    drawing: drawings(chart.frame.id, `Bar chart: ${chart.frame.title}`, describe(chart, rows), (canvas) =>
      draw(canvas, chart, rows),
    ),
    legend: [
      colourItem(EARLIER, chart.before),
      colourItem(LATER, chart.after),
      ...barLegend(chart.frame.id, figures, LATER),
    ],
    tables: [table(chart, rows)],
  });
}

const EARLIER: Colour = "other";
const LATER: Colour = "own";

function draw(canvas: Canvas, chart: ComparisonBars, rows: readonly Comparison[]): { height: number; content: Html } {
  const wide = canvas.layout === "wide";
  const bars = rows.flatMap((row) => [
    { figure: row.before, colour: EARLIER },
    { figure: row.after, colour: LATER },
  ]);
  const widest = Math.max(0, ...rows.map((row) => textWidth(row.change ?? "", canvas.size)));
  const changeRoom = wide && widest > 0 ? Math.min(160, widest * 1.08) + 16 : 0;
  const columns = barColumns(
    canvas,
    rows.map((row) => row.name),
    bars,
    chart.measure,
    0,
    changeRoom,
  );
  const [thickness, pitch] = wide ? [16, 52] : [16, rows.some((row) => row.change) ? 88 : 68];

  const marks = rows.map((row, i) => {
    const top = i * pitch + 4;
    const [nameAt, barsAt] = wide ? [top + 22, top + 13] : [top + 10, top + 31];
    const change = changeWords(canvas, row, changeRoom, wide ? top + 22 : top + 70);
    const [before, after] = [
      barMarks(canvas, columns, chart.measure, { figure: row.before }, barsAt, { thickness, colour: EARLIER }),
      barMarks(canvas, columns, chart.measure, { figure: row.after }, barsAt + thickness + 2, {
        thickness,
        colour: LATER,
        bold: true,
      }),
    ];
    return html`${barName(canvas, columns, row.name, nameAt, false)}${before}${after}${change}`;
  });
  const height = Math.max(1, rows.length) * pitch + 4;
  const ground = rule([columns.base, 2], [columns.base, height - 6], "axis");
  return { height, content: html`${barPatterns(canvas.prefix, bars, (each) => each.colour)}${marks}${ground}` };
}

function changeWords(canvas: Canvas, row: Comparison, room: number, y: number): Html[] {
  if (!row.change) return [];
  if (canvas.layout === "narrow")
    return labelLines(0, y, wrapText(row.change, canvas.width, canvas.size, 1), canvas.size, { colour: "quiet" });
  return labelLines(
    canvas.width - room + 16,
    y,
    wrapText(row.change, room - 14, canvas.size, 2),
    canvas.size * 1.15,
    {},
  );
}

function describe(chart: ComparisonBars, rows: readonly Comparison[]): string {
  const say = (figure: Figure) => figureWords(chart.measure, figure);
  const said = rows.map(
    (row) => `${row.name} ${say(row.before)}, then ${say(row.after)}${row.change ? ` (${row.change})` : ""}`,
  );
  return `${chart.measure.label}, ${chart.before} and ${chart.after}. ${said.join("; ") || "No rows to show"}.`;
}

function table(chart: ComparisonBars, rows: readonly Comparison[]): FigureTable {
  const words = rows.some((row) => row.change);
  const { measure } = chart;
  return {
    caption: tableCaption(chart.frame),
    rowHeading: chart.rowHeading,
    columns: [
      { heading: chart.before, measure },
      { heading: chart.after, measure },
      ...(words ? [{ heading: "Change" }] : []),
    ],
    rows: rows.map((row) => ({
      heading: row.name,
      cells: [row.before, row.after, ...(words ? [row.change ?? "Not tested"] : [])],
    })),
  };
}
