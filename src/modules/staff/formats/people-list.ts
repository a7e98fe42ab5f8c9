import { CsvError, parse } from "csv-parse/sync";
import { z } from "zod";
import { csvLine } from "../../../kernel/csv.ts";
import { done, type Outcome, refuse } from "../../../kernel/outcome.ts";

/** A row of a list as it was typed. `number` counts as a spreadsheet does: the heading is row 1. */
export type TypedRow = { readonly number: number } & Readonly<Record<ListColumn, string>>;

const LIST_COLUMNS = ["name", "e-mail", "organisation", "partnership", "role"] as const;
export type ListColumn = (typeof LIST_COLUMNS)[number];

/** Other headings for the same. */
const ALSO: Readonly<Record<string, ListColumn>> = {
  email: "e-mail",
  "email address": "e-mail",
  "e-mail address": "e-mail",
  "full name": "name",
  employer: "organisation",
};

const NEEDED: readonly ListColumn[] = ["name", "e-mail"];
const MOST_LIST_ROWS = 10_000;

/**
 * Reads a list of people. Columns may stand in any order, and those that are not needed may be left out. Cells are text,
 * whatever a spreadsheet would make of them.
 */
export function readPeopleList(text: string): Outcome<readonly TypedRow[]> {
  let records: string[][];
  try {
    records = parse(text, { bom: true, relax_column_count: true, trim: true, to: MOST_LIST_ROWS + 2 });
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const row = Number(error["records"] ?? 0) + 1;
    return refuse(`Around row ${row} a quotation mark is opened and never closed, or closed too early`, "list");
  }
  const [heading = [], ...rest] = records;
  const columns = heading.map((cell) => columnOf(cell));
  const missing = NEEDED.filter((column) => !columns.includes(column));
  if (missing.length > 0)
    return refuse(
      `The first row must name the columns. Missing: ${missing.join(" and ")}. Start from the example file`,
      "list",
    );
  const unknown = heading.find((cell, i) => columns[i] === undefined && cell !== "");
  if (unknown !== undefined)
    return refuse(`There is no column called “${unknown.slice(0, 40)}”. Use ${LIST_COLUMNS.join(", ")}`, "list");
  if (rest.length > MOST_LIST_ROWS)
    return refuse(`The list has more than ${MOST_LIST_ROWS.toLocaleString("en-GB")} rows. Send it in parts`, "list");
  const rows = rest.flatMap((cells, i) => (cells.every((cell) => cell === "") ? [] : [rowOf(i + 2, columns, cells)]));
  return rows.length === 0 ? refuse("The list has a heading and no rows", "list") : done(rows);
}

function columnOf(heading: string): ListColumn | undefined {
  const word = heading.trim().toLowerCase();
  return LIST_COLUMNS.find((column) => column === word) ?? ALSO[word];
}

function rowOf(number: number, columns: readonly (ListColumn | undefined)[], cells: readonly string[]): TypedRow {
  const cell = (column: ListColumn) => plain(cells[columns.indexOf(column)] ?? "");
  return {
    number,
    name: cell("name"),
    "e-mail": cell("e-mail"),
    organisation: cell("organisation"),
    partnership: cell("partnership"),
    role: cell("role"),
  };
}

const address = z.email().max(254);

/** Whether a cell is an e-mail address, as the form for one person has it. */
export function isAddress(text: string): boolean {
  return address.safeParse(text).success;
}

/** A list to start from, for an organisation of that name. */
export function exampleList(organisation: string): string {
  const rows = [
    LIST_COLUMNS,
    ["Community safety officer", "officer@example.org", organisation, "", ""],
    ["Analyst", "analyst@example.org", organisation, "", ""],
  ];
  return rows.map((cells) => csvLine([...cells])).join("");
}

/** Without the apostrophe that our own files put before what a spreadsheet would run. */
function plain(text: string): string {
  return /^'[=+\-@]/.test(text) ? text.slice(1) : text;
}
