import { isUtf8 } from "node:buffer";
import { createReadStream } from "node:fs";
import { open } from "node:fs/promises";
import { type Encoding, from1252 } from "./encodings.ts";
import { LONGEST_LINE_BYTES } from "./limits.ts";

/** A line of a file, without its end. */
export type Line = {
  readonly text: string;
  /** Whether it was read as Windows-1252, since its bytes are not UTF-8. */
  readonly from1252: boolean;
  /** Longer than any row may be: `text` is only its beginning. */
  readonly overlong: boolean;
};

const KEPT_OF_OVERLONG = 10_000;
const PIECE_BYTES = 1 << 20;
const LF = 10;

/**
 * The lines of a file, some thousands at a time, whatever ends them (LF, CR LF, CR alone, CRs before LF). Lines that are
 * not UTF-8 are read as Windows-1252, the other encoding that spreadsheets in Britain save in. `onBytes` is told how long
 * each piece read was.
 */
export async function* readLines(
  path: string,
  encoding: Encoding,
  onBytes: (bytes: number) => void,
): AsyncGenerator<Line[]> {
  const wide = encoding === "utf-16le" || encoding === "utf-16be";
  const decoder = new TextDecoder(wide ? encoding : "utf-8");
  let carried = "";
  let overlong = false;

  for await (const piece of createReadStream(path, { highWaterMark: PIECE_BYTES }) as AsyncIterable<Buffer>) {
    onBytes(piece.length);
    // Latin-1 keeps each byte as one character: lines are found first, and decoded one by one.
    const text = carried + (wide ? decoder.decode(piece, { stream: true }) : piece.toString("latin1"));
    // What ends in CR may go on with LF in the next piece.
    const held = trailingReturns(text);
    const lines = text.slice(0, text.length - held).split(/\r*\n|\r/);
    carried = (lines.pop() ?? "") + "\r".repeat(held);
    yield lines.map((line, i) => decodeLine(line, wide, overlong && i === 0));
    if (lines.length > 0) overlong = false;
    if (carried.length > LONGEST_LINE_BYTES) {
      carried = carried.slice(0, KEPT_OF_OVERLONG);
      overlong = true;
    }
  }
  if (carried !== "") yield [decodeLine(carried.slice(0, carried.length - trailingReturns(carried)), wide, overlong)];
}

/** Gives lines of a UTF-8 file by number, counted from 1. Lines must be asked for in order. */
export type LinePicker = { readonly line: (number: number) => Promise<string>; readonly close: () => Promise<void> };

/** For a file whose lines all end in LF, or CR LF. Goes past the lines between at about a gigabyte a second. */
export async function pickLines(path: string): Promise<LinePicker> {
  const file = await open(path);
  let memory = Buffer.allocUnsafe(2 * PIECE_BYTES);
  let filled = memory.subarray(0, 0);
  let start = 0;
  let number = 1;

  const readOn = async (): Promise<boolean> => {
    filled.copyWithin(0, start);
    const kept = filled.length - start;
    if (memory.length - kept < PIECE_BYTES) memory = Buffer.concat([memory], 2 * memory.length);
    const { bytesRead } = await file.read(memory, kept, PIECE_BYTES);
    filled = memory.subarray(0, kept + bytesRead);
    start = 0;
    return bytesRead > 0;
  };

  return {
    async line(wanted) {
      while (number < wanted) {
        const end = filled.indexOf(LF, start);
        if (end !== -1) {
          start = end + 1;
          number += 1;
        } else if (!(await readOn())) throw new Error(`The file has ${number} lines, and no line ${wanted}`);
      }
      let end = filled.indexOf(LF, start);
      while (end === -1 && (await readOn())) end = filled.indexOf(LF, start);
      return filled.toString("utf8", start, end === -1 ? filled.length : end).replace(/\r$/, "");
    },
    close: () => file.close(),
  };
}

function decodeLine(line: string, wide: boolean, cutShort: boolean): Line {
  const overlong = cutShort || line.length > LONGEST_LINE_BYTES;
  const kept = overlong ? line.slice(0, KEPT_OF_OVERLONG) : line;
  if (wide || isAsciiText(kept)) return { text: kept, from1252: false, overlong };
  const bytes = Buffer.from(kept, "latin1");
  // The beginning of an overlong line may stop within a character; it is only shown.
  if (overlong || isUtf8(bytes)) return { text: bytes.toString("utf8"), from1252: false, overlong };
  return { text: from1252(kept), from1252: true, overlong };
}

function isAsciiText(text: string): boolean {
  return !/[\u0080-\u00FF]/.test(text);
}

function trailingReturns(text: string): number {
  let length = text.length;
  while (length > 0 && text[length - 1] === "\r") length -= 1;
  return text.length - length;
}
