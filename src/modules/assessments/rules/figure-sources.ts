import { isMonth, monthsBetween } from "../../../kernel/dates.ts";
import { absent, type Figure } from "../../../kernel/figures.ts";
import { type AnalysisParameters, comparisonOf, periodInWords } from "./parameters.ts";
import type { ColumnFormat, FigureRef, ResultRow, ResultTable } from "./results.ts";
import { type Window, windowTo, yearBefore } from "./series.ts";
import { writtenFigure } from "./written.ts";

/** What a reader must know of a figure wherever it stands: what it is, of when, and how complete its months are. */
export type FigureSource = { readonly label: string; readonly dated: string; readonly coverage: string };

/** A figure as it is quoted: its value or its state in words, and its source. */
export type QuotedFigure = FigureRef &
  FigureSource & {
    readonly figure: Figure;
    readonly text: string;
    readonly format: ColumnFormat;
    /** What the row is of: a row may be of something else in another analysis, as the first hot spot is. */
    readonly heading: string;
  };

/** The figure that stands at `ref`; not known when the table has no such cell. `rows` need not be all of the table's. */
export function quotedFigure(
  ref: FigureRef,
  table: Omit<ResultTable, "rows"> | undefined,
  row: ResultRow | undefined,
  parameters: Pick<AnalysisParameters, "period">,
): QuotedFigure {
  const cell = row?.cells[ref.column];
  const figure = cell === undefined || typeof cell === "string" ? NOT_THERE : cell;
  const format = table?.columns.find(({ key }) => key === ref.column)?.format ?? "count";
  const source = table && row && figure !== NOT_THERE ? sourceOf(ref, table, row, figure, parameters) : NO_SOURCE;
  const heading = table && row ? rowHeading(table, row) : "";
  return { ...ref, ...source, figure, text: writtenFigure(figure, format), format, heading };
}

const NOT_THERE = absent("unknown", "The analysis has no such figure");
const NO_SOURCE: FigureSource = { label: "", dated: "", coverage: "The analysis has no such figure" };

/** The source of the figure at `ref`, whose row and table are given. */
export function sourceOf(
  ref: FigureRef,
  table: Pick<ResultTable, "name" | "title" | "columns" | "notes">,
  row: ResultRow,
  figure: Figure,
  parameters: Pick<AnalysisParameters, "period">,
): FigureSource {
  const column = table.columns.find(({ key }) => key === ref.column);
  const windows = windowsOf(ref, parameters);
  const label = `${rowHeading(table, row)}: ${lowerFirst(column?.title ?? ref.column)}`;
  if (ref.column === "residents") return { label, dated: populationVintage(table.notes), coverage: "As published" };
  return { label, dated: windows.map(periodInWords).join(" against "), coverage: coverageOf(figure, windows) };
}

/** What the row is of: the words of its first column that holds words ("Burglary", "Grays Riverside"). */
export function rowHeading(table: Pick<ResultTable, "columns">, row: ResultRow): string {
  for (const { key, format } of table.columns) {
    const cell = row.cells[key];
    if (format === "text" && typeof cell === "string") return cell;
  }
  return row.key;
}

/** "All 12 months are complete", or why the figure is not known, or what is to be said with it. */
export function coverageOf(figure: Figure, windows: readonly Window[]): string {
  if (figure.state !== "known") return figure.note || "Not known";
  const months = new Set(windows.flatMap(({ from, to }) => monthsBetween(from, to))).size;
  if (months === 1) return "The month is complete";
  return months === 2 ? "Both months are complete" : `All ${months} months are complete`;
}

/** The months a figure rests on: one window, or for a comparison the later and the earlier. */
function windowsOf({ table, row, column }: FigureRef, { period }: Pick<AnalysisParameters, "period">): Window[] {
  if (table === "months" && isMonth(row)) return [{ from: row, to: row }];
  const after = table === "rolling" ? windowTo(period.to, 12) : period;
  const before = table === "rolling" ? yearBefore(after) : comparisonOf(period);
  if (column === "before") return before ? [before] : [];
  if (before && COMPARING.has(column) && (table === "types" || table === "rolling")) return [after, before];
  return [after];
}

const COMPARING = new Set(["ratio", "low", "high", "probability"]);

/** "Population of mid-2023", from the note that stands with every rate. */
function populationVintage(notes: readonly string[]): string {
  const vintage = notes.map((note) => /population of ([^.;]+)/i.exec(note)?.[1]).find((found) => found !== undefined);
  return vintage === undefined ? "Population" : `Population of ${vintage.trim()}`;
}

function lowerFirst(text: string): string {
  return /^[A-Z][a-z]/.test(text) ? text.charAt(0).toLowerCase() + text.slice(1) : text;
}
