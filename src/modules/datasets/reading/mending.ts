import { open } from "node:fs/promises";
import { joinRow, type SplitRow, splitRow } from "../formats/rows.ts";
import { type Fault, faultCode } from "./faults.ts";
import { LONGEST_LINE_BYTES } from "./limits.ts";
import { type Line, readLines } from "./lines.ts";
import type { Member } from "./members.ts";

/** What was found and put right in a file. */
export type Mending = {
  /** Rows in the mended file, those with a fault included. */
  readonly rows: number;
  /** Rows, or blank lines, without anything in them: passed over, but numbered. */
  readonly emptyRows: number;
  /** Lines that were read as Windows-1252. */
  readonly linesFrom1252: number;
};

/** How many lines after its first a row may run on; rows of incidents hardly ever have a line break in them at all. */
const MOST_LINES_OF_ROW = 20;
const PIECE = 1 << 18;

/**
 * Writes `member` again as DuckDB likes it: UTF-8, comma, LF, one line a row, the row's number in the first column, in the
 * second the code of its fault when it cannot be split into cells (then the third holds the line as it was).
 *
 * A quotation mark that is never closed costs its own row only: when the lines after it are whole rows by themselves, or
 * nothing closes it, the row is faulty and reading goes on with the next line.
 */
export async function mend(member: Member, to: string, onBytes: (bytes: number) => void): Promise<Mending> {
  const { header, shape, path } = member;
  const width = header.names.length;
  const lines = readLines(path, shape.encoding, onBytes);
  const ahead: Line[] = [];
  const file = await open(to, "w");
  let pending = "";
  let linesFrom1252 = 0;
  let rows = 0;
  let emptyRows = 0;

  const nextLine = async (): Promise<Line | undefined> => {
    const waiting = ahead.shift();
    if (waiting) return waiting;
    const read = await lines.next();
    if (read.done) return undefined;
    if (read.value.from1252) linesFrom1252 += 1;
    return read.value;
  };
  const write = async (cells: readonly string[]) => {
    rows += 1;
    pending += `${joinRow(cells)}\n`;
    if (pending.length < PIECE) return;
    await file.appendFile(pending);
    pending = "";
  };

  try {
    await nextLine(); // The header, which has been understood already.
    for (let row = 2, line = await nextLine(); line; row += 1, line = await nextLine()) {
      const read = await readRow(line, ahead, nextLine, member);
      const blank = "fault" in read ? line.text.trim() === "" : read.cells.every((cell) => cell.trim() === "");
      if (blank) emptyRows += 1;
      else if ("fault" in read)
        await write([String(row), String(faultCode(read.fault)), line.text, ...blanks(width - 1)]);
      else await write([String(row), "", ...read.cells]);
    }
    await file.appendFile(pending);
  } finally {
    await file.close();
  }
  return { rows, emptyRows, linesFrom1252 };
}

type ReadRow = { readonly cells: readonly string[] } | { readonly fault: Fault };

/** Reads a row that begins at `line`; lines looked at and not used are put back into `ahead`. */
async function readRow(
  line: Line,
  ahead: Line[],
  nextLine: () => Promise<Line | undefined>,
  { header }: Member,
): Promise<ReadRow> {
  if (line.overlong) return { fault: "long" };
  const split = splitRow(line.text, header.delimiter);
  if (split.quotes !== "open") return fitted(split, header.names.length);

  const more: Line[] = [];
  let text = line.text;
  while (more.length < MOST_LINES_OF_ROW) {
    const next = await nextLine();
    if (!next) break;
    more.push(next);
    if (next.overlong || isWholeRow(next, header)) break;
    text += `\n${next.text}`;
    if (text.length > LONGEST_LINE_BYTES) break;
    const longer = splitRow(text, header.delimiter);
    if (longer.quotes === "stray") break;
    if (longer.quotes === "closed") return fitted(longer, header.names.length);
  }
  ahead.unshift(...more);
  return { fault: "open" };
}

function isWholeRow(line: Line, { delimiter, names }: Member["header"]): boolean {
  const { quotes, cells } = splitRow(line.text, delimiter);
  return quotes === "closed" && cells.length === names.length;
}

/** Cells beyond the header's are dropped when they are blank: spreadsheets add such. */
function fitted({ cells, quotes }: SplitRow, width: number): ReadRow {
  if (quotes === "stray") return { fault: "stray" };
  if (cells.length < width) return { fault: "few" };
  if (cells.slice(width).some((cell) => cell.trim() !== "")) return { fault: "many" };
  return { cells: cells.slice(0, width) };
}

function blanks(count: number): string[] {
  return Array.from({ length: count }, () => "");
}
