import { csvLine } from "../../../kernel/csv.ts";
import { figureNote, figureValue } from "../../../kernel/figures.ts";
import type { ResultCell, ResultColumn, ResultTable } from "./results.ts";

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
