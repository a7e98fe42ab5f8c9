import { open } from "node:fs/promises";
import type { Header } from "../formats/header.ts";
import { joinRow, splitRow } from "../formats/rows.ts";
import { type Fault, faultCode } from "./faults.ts";
import { LONGEST_LINE_BYTES } from "./limits.ts";
import { type Line, readLines } from "./lines.ts";
import type { Member } from "./members.ts";

/** What was found and put right in a file. */
export type Mending = {
  /** Rows in the mended file, those with a fault included. */
  readonly rows: number;
  /** Lines without anything in them: passed over, but numbered. */
  readonly emptyRows: number;
  /** Lines that were read as Windows-1252. */
  readonly linesFrom1252: number;
};

/** How many lines after its first a row may run on; rows of incidents hardly ever have a line break in them at all. */
const MOST_LINES_OF_ROW = 20;
const WRITE_CHARACTERS = 1 << 18;

/** Stands for a line break inside a cell, so that each row of a mended file is one line. It is Unicode's own for that. */
const BREAK_IN_CELL = "\u2028";

/**
 * Writes `member` again as DuckDB likes it: UTF-8, comma, LF, no header, one line a row. Three columns come first: the
 * line's number, the row's number in `member`, and the code of its fault when it cannot be split into cells (then the
 * fourth column holds the line).
 *
 * A quotation mark that is never closed costs its own row only: when a line after it is a whole row by itself, or nothing
 * closes it, the row is faulty and reading goes on with the next line.
 */
export async function mend(member: Member, to: string, onBytes: (bytes: number) => void): Promise<Mending> {
  const { header, shape, path } = member;
  const pieces = readLines(path, shape.encoding, onBytes);
  const file = await open(to, "w");
  const mending = { rows: 0, emptyRows: 0, linesFrom1252: 0 };
  let lines: Line[] = [];
  let at = 0;
  let row = 1;
  let ended = false;
  let pending = "";
  try {
    for (;;) {
      if (!ended && lines.length - at <= MOST_LINES_OF_ROW) {
        const piece = await pieces.next();
        ended = piece.done === true;
        lines = [...lines.slice(at), ...(piece.value ?? [])];
        at = 0;
        mending.linesFrom1252 += (piece.value ?? []).filter(({ from1252 }: Line) => from1252).length;
        continue;
      }
      const line = lines[at];
      if (!line) break;
      const read = readRow(lines, at, header);
      at += read.lines;
      row += 1;
      if (row === 2) continue; // That was the header, which is understood already.
      if (isEmpty(line, read)) {
        mending.emptyRows += 1;
        continue;
      }
      mending.rows += 1;
      pending += mendedLine([mending.rows, row - 1], line, read, header.names.length);
      if (pending.length > WRITE_CHARACTERS) {
        await file.appendFile(pending);
        pending = "";
      }
    }
    await file.appendFile(pending);
    return mending;
  } finally {
    await file.close();
  }
}

/** The cells of a row of a mended file as they stood in the file that was sent, as far as they can be told. */
export function cellsOfMendedLine(line: string, { delimiter }: Header): string[] {
  const [, , fault, ...cells] = splitRow(line, ",").cells.map((cell) => cell.replaceAll(BREAK_IN_CELL, "\n"));
  return fault === "" ? cells : splitRow(cells[0] ?? "", delimiter).cells;
}

/** A row, and how many lines it takes. */
type ReadRow = { readonly lines: number } & ({ readonly cells: readonly string[] } | { readonly fault: Fault });

function readRow(lines: readonly Line[], at: number, header: Header): ReadRow {
  const first = lines[at];
  if (!first || first.overlong) return { lines: 1, fault: "long" };
  const width = header.names.length;
  let split = splitRow(first.text, header.delimiter);
  let text = first.text;
  let taken = 1;
  while (split.quotes === "open") {
    const next = lines[at + taken];
    if (!next || next.overlong || taken > MOST_LINES_OF_ROW || isWholeRow(next, header))
      return { lines: 1, fault: "open" };
    text += `\n${next.text}`;
    taken += 1;
    if (text.length > LONGEST_LINE_BYTES) return { lines: 1, fault: "open" };
    split = splitRow(text, header.delimiter);
    if (split.quotes === "stray") return { lines: 1, fault: "open" };
  }
  if (split.quotes === "stray") return { lines: 1, fault: "stray" };

  // Blank cells beyond the header's are dropped: spreadsheets add such.
  const { cells } = split;
  if (cells.length < width) return { lines: 1, fault: "few" };
  if (cells.slice(width).some((cell) => cell.trim() !== "")) return { lines: 1, fault: "many" };
  return { lines: taken, cells: cells.slice(0, width) };
}

function isWholeRow(line: Line, { delimiter, names }: Header): boolean {
  const { quotes, cells } = splitRow(line.text, delimiter);
  return quotes === "closed" && cells.length === names.length;
}

function isEmpty(line: Line, read: ReadRow): boolean {
  return "fault" in read ? line.text.trim() === "" : read.cells.every((cell) => cell.trim() === "");
}

function mendedLine(numbers: readonly number[], line: Line, read: ReadRow, width: number): string {
  const blanks = Array.from({ length: width - 1 }, () => "");
  const cells = "fault" in read ? [String(faultCode(read.fault)), line.text, ...blanks] : ["", ...read.cells];
  return `${joinRow([...numbers.map(String), ...cells.map((cell) => cell.replace(/\r?\n|\r/g, BREAK_IN_CELL))])}\n`;
}
