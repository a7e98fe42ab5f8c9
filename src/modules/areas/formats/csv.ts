import { CsvError, parse } from "csv-parse/sync";
import { done, type Outcome, refuse } from "../../../kernel/outcome.ts";

/** A small list as CSV: the names of its columns, and its rows as text. */
export type CsvTable = {
  readonly columns: readonly string[];
  readonly rows: readonly CsvRow[];
};

/** `number` counts as a spreadsheet does: the heading is row 1. */
export type CsvRow = { readonly number: number; readonly cells: readonly string[] };

/** What the lists that are read here come to at most: every LSOA of both censuses, and more. */
const MOST_ROWS = 250_000;

/** Reads CSV with a heading; blank rows are let be. Refuses rows of another length than the heading. */
export function readCsv(text: string): Outcome<CsvTable> {
  let records: string[][];
  try {
    records = parse(text, { bom: true, relax_column_count: true, trim: true, to: MOST_ROWS + 2 });
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const row = Number(error["records"] ?? 0) + 1;
    return refuse(`Around row ${row} a quotation mark is opened and never closed, or closed too early.`);
  }
  const [columns = [], ...rest] = records;
  if (columns.length < 2) return refuse("Its first row does not name columns, separated by commas.");
  if (rest.length > MOST_ROWS) return refuse(`It has more than ${MOST_ROWS.toLocaleString("en-GB")} rows.`);

  const rows: CsvRow[] = [];
  for (const [i, cells] of rest.entries()) {
    const number = i + 2;
    if (cells.length === 1 && cells[0] === "") continue;
    if (cells.length !== columns.length)
      return refuse(
        `Row ${number} has ${cells.length === 1 ? "1 field" : `${cells.length} fields`} and the heading has ${columns.length}. The file was probably cut short: download it again.`,
      );
    rows.push({ number, cells });
  }
  if (rows.length === 0) return refuse("It has a heading and no rows.");
  return done({ columns, rows });
}
