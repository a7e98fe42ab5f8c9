import { csvLine } from "../../../kernel/csv.ts";
import { figureNote, figureValue } from "../../../kernel/figures.ts";
import type { ResultCell, ResultColumn, ResultTable } from "./results.ts";
import type { AnalysisRun } from "./runs.ts";

/**
 * A result table as CSV, with CRLF as spreadsheets expect: the key of each row, its words, and for every figure its value
 * and beside it its state with the reason. A figure that is not there is empty, never nought. Words that a spreadsheet
 * would take for a formula are marked as text by an apostrophe.
 */
export function resultFile(table: Pick<ResultTable, "columns" | "rows">): string {
  const heading = ["Key", ...table.columns.flatMap(headings)];
  const rows = table.rows.map((row) => [
    row.key,
    ...table.columns.flatMap((column) => cellsOf(column, row.cells[column.key])),
  ]);
  return [heading, ...rows].map(csvLine).join("");
}

function headings({ title, format }: ResultColumn): string[] {
  return format === "text" ? [title] : [title, `${title}: state`];
}

function cellsOf({ format }: ResultColumn, cell: ResultCell | undefined): string[] {
  if (format === "text") return [typeof cell === "string" ? cell : ""];
  if (cell === undefined || typeof cell === "string") return ["", "unknown"];
  const note = figureNote(cell);
  return [String(figureValue(cell) ?? ""), note ? `${cell.state}: ${note}` : cell.state];
}

/**
 * The same for programs, as JSON, with what the figures rest on. Every figure has a value, which is null when it is not there,
 * its state, and the reason or caution where there is one.
 */
export function resultJson(run: AnalysisRun, { name, title, columns, rows, notes }: ResultTable): string {
  return JSON.stringify({
    analysis: analysisRecord(run),
    table: { name, title, notes, columns },
    rows: rows.map(({ key, cells }) => ({
      key,
      ...Object.fromEntries(columns.map((column) => [column.key, programValue(column, cells[column.key])])),
    })),
  });
}

function programValue({ format }: ResultColumn, cell: ResultCell | undefined) {
  if (format === "text") return typeof cell === "string" ? cell : null;
  if (cell === undefined || typeof cell === "string") return { value: null, state: "unknown", note: null };
  return { value: figureValue(cell) ?? null, state: cell.state, note: figureNote(cell) ?? null };
}

/** What an analysis was made of, for programs. */
export function analysisRecord({ id, title, parameters, finishedAt }: AnalysisRun) {
  const { dataset, force, districts, period, duplicates } = parameters;
  return {
    id,
    title,
    dataset: {
      id: dataset.id,
      title: dataset.title,
      version: dataset.version,
      isSynthetic: dataset.isSynthetic === true,
    },
    force,
    districts,
    period,
    duplicates,
    finishedAt: finishedAt?.toISOString() ?? null,
  };
}
