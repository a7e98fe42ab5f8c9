import { isUtf8 } from "node:buffer";
import { createHash } from "node:crypto";
import { type Encoding, from1252 } from "./encodings.ts";
import { LONGEST_LINE_BYTES } from "./limits.ts";

/** What one pass over a text file tells of it. */
export type Shape = {
  readonly bytes: number;
  /** Of all bytes, in hexadecimal. */
  readonly sha256: string;
  readonly encoding: Encoding;
  /**
   * Whether each line is one row: UTF-8, one kind of line end, no blank line, no quotation mark left open at the end of a
   * line, no overlong line. DuckDB then reads the file as it is; any other is first mended (see mending.ts).
   */
  readonly regular: boolean;
  /** Lines of a regular file, the header included; 0 for any other, whose lines nobody has counted. */
  readonly lines: number;
  /** The first line, as text, without its end. */
  readonly firstLine: string;
  /** Bytes that no text file holds. */
  readonly hasNul: boolean;
};

export type Inspection = {
  /** Looks at the next bytes. They are not kept. */
  readonly take: (bytes: Buffer) => void;
  readonly finish: () => Shape;
};

const LF = 10;
const CR = 13;
const QUOTE = 34;
const FIRST_LINE_BYTES = 64 << 10;

/**
 * Inspects a file while it streams by; does not hash it again when its SHA-256 is known, at about a gigabyte a second besides the hash: everything goes from line end to
 * line end with the searches that are built into buffers, never byte by byte.
 */
export function inspect(knownSha256?: string): Inspection {
  const hash = knownSha256 === undefined ? createHash("sha256") : undefined;
  const seen = { bytes: 0, lines: 0, regular: true, utf8: true, hasNul: false, crlf: undefined as boolean | undefined };
  let head = Buffer.alloc(0);
  let rest = Buffer.alloc(0);

  const takeLines = (lines: Buffer) => {
    if (lines.length === 0) return;
    seen.utf8 &&= isUtf8(lines);
    if (seen.regular) seen.regular = areRegular(lines, seen);
  };

  return {
    take(bytes) {
      hash?.update(bytes);
      seen.bytes += bytes.length;
      if (head.length < FIRST_LINE_BYTES)
        head = Buffer.concat([head, bytes.subarray(0, FIRST_LINE_BYTES - head.length)]);
      seen.hasNul ||= bytes.includes(0);

      // The line that began in earlier bytes is put together; all others are looked at where they are.
      const firstEnd = bytes.indexOf(LF) + 1;
      const lastEnd = bytes.lastIndexOf(LF) + 1;
      if (firstEnd > 0) {
        takeLines(rest.length === 0 ? bytes.subarray(0, firstEnd) : Buffer.concat([rest, bytes.subarray(0, firstEnd)]));
        takeLines(bytes.subarray(firstEnd, lastEnd));
        rest = Buffer.alloc(0);
      }
      rest = Buffer.concat([rest, bytes.subarray(lastEnd)]);
      if (rest.length > LONGEST_LINE_BYTES) {
        seen.regular = false;
        rest = Buffer.alloc(0);
      }
    },

    finish() {
      if (rest.length > 0) takeLines(Buffer.concat([rest, lineEnd(seen.crlf)]));
      const utf16 = utf16Of(head);
      const encoding = utf16 ?? (seen.utf8 ? "utf-8" : "windows-1252");
      const regular = seen.regular && encoding === "utf-8";
      return {
        bytes: seen.bytes,
        sha256: hash?.digest("hex") ?? knownSha256 ?? "",
        encoding,
        regular,
        // Counting stops at what is not regular, which is seen sooner or later as the pieces come.
        lines: regular ? seen.lines : 0,
        firstLine: firstLineOf(head, encoding),
        hasNul: seen.hasNul && utf16 === undefined,
      };
    },
  };
}

/** Looks at whole lines, and counts them. */
function areRegular(lines: Buffer, seen: { lines: number; crlf: boolean | undefined }): boolean {
  seen.crlf ??= lines[lines.indexOf(LF) - 1] === CR;
  const endLength = seen.crlf ? 2 : 1;
  let start = 0;
  let returns = 0;
  let quote = lines.indexOf(QUOTE);
  for (let end = lines.indexOf(LF); end !== -1; end = lines.indexOf(LF, start)) {
    const returned = lines[end - 1] === CR && end > start;
    if (returned !== seen.crlf || end - start < endLength || end - start > LONGEST_LINE_BYTES) return false;
    if (returned) returns += 1;
    let quotes = 0;
    while (quote !== -1 && quote < end) {
      quotes += 1;
      quote = lines.indexOf(QUOTE, quote + 1);
    }
    if (quotes % 2 === 1) return false;
    seen.lines += 1;
    start = end + 1;
  }
  return countReturns(lines, returns);
}

/** Whether there are just as many carriage returns as line ends have. */
function countReturns(lines: Buffer, expected: number): boolean {
  let found = 0;
  for (let at = lines.indexOf(CR); at !== -1 && found <= expected; at = lines.indexOf(CR, at + 1)) found += 1;
  return found === expected;
}

function lineEnd(crlf: boolean | undefined): Buffer {
  return Buffer.from(crlf ? "\r\n" : "\n");
}

function utf16Of(head: Buffer): "utf-16le" | "utf-16be" | undefined {
  if (head[0] === 0xff && head[1] === 0xfe) return "utf-16le";
  if (head[0] === 0xfe && head[1] === 0xff) return "utf-16be";
  return undefined;
}

function firstLineOf(head: Buffer, encoding: Encoding): string {
  const text = encoding === "windows-1252" ? from1252(head.toString("latin1")) : new TextDecoder(encoding).decode(head);
  return text.slice(0, text.search(/[\r\n]|$/));
}
