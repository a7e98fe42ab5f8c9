import { isUtf8 } from "node:buffer";
import { createReadStream } from "node:fs";
import type { Encoding } from "./inspection.ts";
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

/**
 * The lines of a file whatever ends them (LF, CR LF, CR alone, CRs before LF). Lines that are not UTF-8 are read as
 * Windows-1252, the other encoding that spreadsheets in Britain save in. `onBytes` is told how long each piece read was.
 */
export async function* readLines(
  path: string,
  encoding: Encoding,
  onBytes: (bytes: number) => void,
): AsyncGenerator<Line> {
  const wide = encoding === "utf-16le" || encoding === "utf-16be";
  const decoder = new TextDecoder(encoding);
  let carried = "";
  let overlong = false;

  for await (const piece of createReadStream(path, { highWaterMark: 1 << 20 }) as AsyncIterable<Buffer>) {
    onBytes(piece.length);
    // Latin-1 keeps each byte as one character: lines are found first, and decoded one by one.
    const text = carried + (wide ? decoder.decode(piece, { stream: true }) : piece.toString("latin1"));
    // What ends in CR may go on with LF in the next piece.
    const held = /\r*$/.exec(text)?.[0] ?? "";
    const lines = text.slice(0, text.length - held.length).split(/\r*\n|\r/);
    carried = (lines.pop() ?? "") + held;
    for (const line of lines) {
      yield decodeLine(line, wide, overlong);
      overlong = false;
    }
    if (carried.length > LONGEST_LINE_BYTES) {
      carried = carried.slice(0, KEPT_OF_OVERLONG);
      overlong = true;
    }
  }
  const last = carried.replace(/\r+$/, "");
  if (carried !== "") yield decodeLine(last, wide, overlong);
}

function decodeLine(line: string, wide: boolean, cutShort: boolean): Line {
  const overlong = cutShort || line.length > LONGEST_LINE_BYTES;
  const kept = overlong ? line.slice(0, KEPT_OF_OVERLONG) : line;
  if (wide || isAsciiText(kept)) return { text: kept, from1252: false, overlong };
  const bytes = Buffer.from(kept, "latin1");
  // The beginning of an overlong line may stop within a character; it is only shown.
  if (overlong || isUtf8(bytes)) return { text: bytes.toString("utf8"), from1252: false, overlong };
  return { text: new TextDecoder("windows-1252").decode(bytes), from1252: true, overlong };
}

function isAsciiText(text: string): boolean {
  return !/[\u0080-\u00FF]/.test(text);
}
