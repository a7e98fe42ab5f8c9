import type { Problem } from "../../../kernel/outcome.ts";
import { findFormat, type Header, loosely, PROBLEM_COLUMN, REFERENCE_COLUMN } from "./header.ts";
import { joinRow } from "./rows.ts";

/** A row that was not accepted, as it stood in the file. */
export type RejectedRow = {
  /** The header is row 1; a blank line counts as a row, and a row that runs over several lines as one, as in a spreadsheet. */
  readonly row: number;
  /** At least one; `field` is the column's published name, and is left out when the row as a whole is at fault. */
  readonly problems: readonly Problem[];
  /** In the order of the file's header. May be fewer or more than it names, when that is what was wrong. */
  readonly cells: readonly string[];
  /** Of a row in a file of corrections: the rejected row that it was to correct. */
  readonly reference?: string;
};

/** The shape of a reference, as a regular expression for the whole of it. */
export const REFERENCE_SHAPE = "[0-9a-f]{12}:[1-9]\\d*";

export function isRejectedRowReference(text: string): boolean {
  return new RegExp(`^${REFERENCE_SHAPE}$`).test(text);
}

/** Names a rejected row for good: the file by the first 12 digits of its SHA-256, and the row's number in it. */
export function rejectedRowReference(sha256: string, row: number): string {
  return `${sha256.slice(0, 12)}:${row}`;
}

/** A rejected row, and the file it came from: by the SHA-256 of its bytes, and by its header. */
export type RejectedRowOfFile = RejectedRow & { readonly sha256: string; readonly header: Header };

/**
 * Rejected rows as a CSV to correct and bring back: the columns of their files, then each row's reference and what was
 * wrong. When the files' headers differ, the publisher's names are used, followed by the columns that the format does not
 * know. Cells beyond a file's header follow at the end. In pieces, for streaming; begins with a byte-order mark, without
 * which spreadsheets spoil Welsh names. `headers` are those of all files that `rows` will come from.
 */
export async function* rejectedRowsCsv(
  headers: readonly Header[],
  rows: AsyncIterable<RejectedRowOfFile> | Iterable<RejectedRowOfFile>,
): AsyncGenerator<string> {
  const names = sharedNames(headers);
  yield `\uFEFF${line([...names, REFERENCE_COLUMN, PROBLEM_COLUMN])}`;
  for await (const rejected of rows) {
    const position = positionsIn(rejected.header);
    const cells = names.map((name) => rejected.cells[position(name)] ?? "");
    const surplus = rejected.cells.slice(rejected.header.names.length);
    const reference = rejected.reference ?? rejectedRowReference(rejected.sha256, rejected.row);
    const problem = rejected.problems.map(({ message }) => message).join("; ");
    yield line([...cells, reference, problem, ...surplus]);
  }
}

/**
 * A cell that a spreadsheet would run as a formula gets an apostrophe in front; so does one that begins with apostrophes
 * and would then look guarded, so that `unguarded` gives back every cell as it was. Plain numbers are left alone: they
 * are no formulas, and half of the longitudes in England begin with a minus.
 */
export function guarded(cell: string): string {
  return /^'*[=+\-@\t\r]/.test(cell) && !/^[+-]?\d+(\.\d+)?$/.test(cell) ? `'${cell}` : cell;
}

/** The cell that `guarded` was given. */
export function unguarded(cell: string): string {
  return /^'+[=+\-@\t\r]/.test(cell) ? cell.slice(1) : cell;
}

/** The names that the headers have in common, or else the publisher's and then all others; without the two we add. */
function sharedNames(headers: readonly Header[]): string[] {
  const added = new Set([REFERENCE_COLUMN, PROBLEM_COLUMN].map(loosely));
  const own = (header: Header) => header.names.filter((name) => !added.has(loosely(name)));
  const [first, ...others] = headers;
  if (!first) return [];
  if (others.every((header) => own(header).join("\0") === own(first).join("\0"))) return own(first);

  const format = findFormat(first.format);
  const published = format.columns.filter(({ key }) => headers.some(({ positions }) => key in positions));
  const known = new Set(headers.flatMap((header) => Object.values(header.positions).map((at) => header.names[at])));
  const extra = headers.flatMap(own).filter((name) => !known.has(name));
  return [...published.map(({ name }) => name), ...new Set(extra)];
}

/** Finds a name of `sharedNames` among the cells of a file with this header; -1 when it is not there. */
function positionsIn(header: Header): (name: string) => number {
  const byName = new Map(header.names.map((name, i) => [name, i]));
  const byColumn = new Map(findFormat(header.format).columns.map(({ name, key }) => [name, header.positions[key]]));
  return (name) => byName.get(name) ?? byColumn.get(name) ?? -1;
}

function line(cells: readonly string[]): string {
  return `${joinRow(cells.map(guarded))}\r\n`;
}
