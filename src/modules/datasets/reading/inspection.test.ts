import { createHash } from "node:crypto";
import fc from "fast-check";
import { expect, test } from "vitest";
import { inspect, type Shape } from "./inspection.ts";
import { LONGEST_LINE_BYTES } from "./limits.ts";

function shapeOf(bytes: Buffer | string, pieceBytes = 1 << 20): Shape {
  const inspection = inspect();
  const all = Buffer.from(bytes);
  for (let at = 0; at < all.length; at += pieceBytes) inspection.take(all.subarray(at, at + pieceBytes));
  return inspection.finish();
}

test.each([
  ["LF", "a,b\n1,2\n3,4\n", 3],
  ["LF, the last line without end", "a,b\n1,2\n3,4", 3],
  ["CR LF", "a,b\r\n1,2\r\n", 2],
  ["CR LF, the last line without end", "a,b\r\n1,2", 2],
  ["a header alone", "a,b\n", 1],
  ["a header alone without end", "a,b", 1],
  ["quotation marks closed on their line", 'a,b\n"x,y","say ""no"""\n', 2],
  ["Welsh letters", "a,b\nŵŷ,â\n", 2],
  ["a byte-order mark", "\uFEFFa,b\n1,2\n", 2],
])("%s: each line is a row", (_, text, lines) => {
  expect(shapeOf(text)).toMatchObject({ encoding: "utf-8", regular: true, lines, hasNul: false });
});

test.each([
  ["a blank line", "a,b\n\n1,2\n"],
  ["a blank line at the end", "a,b\r\n1,2\r\n\r\n"],
  ["two kinds of line end", "a,b\r\n1,2\n3,4\r\n"],
  ["CR alone", "a,b\r1,2\r3,4\r"],
  ["a CR inside a line", "a,b\n1\r,2\n"],
  ["CR CR LF", "a,b\r\r\n1,2\r\r\n"],
  ["a line break in quotation marks", 'a,b\n"x\ny",2\n'],
  ["a quotation mark that is not closed", 'a,b\n"x,2\n3,4\n'],
  ["a line too long for a row", `a,b\n${"x".repeat(LONGEST_LINE_BYTES + 1)},2\n3,4\n`],
])("%s: the file must be mended", (_, text) => {
  expect(shapeOf(text).regular).toBe(false);
});

test("bytes that are no UTF-8 are taken for Windows-1252", () => {
  const bytes = Buffer.concat([Buffer.from("a,b\nFfair-f"), Buffer.from([0xe2]), Buffer.from("ch,2\n")]);
  expect(shapeOf(bytes)).toMatchObject({ encoding: "windows-1252", regular: false, hasNul: false });
});

test("a byte-order mark tells UTF-16, whose NUL bytes are no fault", () => {
  expect(shapeOf(Buffer.from("\uFEFFa,b\r\n1,2\r\n", "utf16le"))).toMatchObject({
    encoding: "utf-16le",
    regular: false,
    hasNul: false,
    firstLine: "a,b",
  });
});

test("NUL bytes elsewhere are told", () => {
  expect(shapeOf("a,b\n1,\0\n").hasNul).toBe(true);
});

test("the first line is given as text, whatever ends it", () => {
  expect(shapeOf("\uFEFFCrime ID,Month\r\n1,2\r\n").firstLine).toBe("Crime ID,Month");
  expect(shapeOf("Crime ID,Month\r1,2\r").firstLine).toBe("Crime ID,Month");
});

test("a known hash is not computed again", () => {
  const inspection = inspect("known");
  inspection.take(Buffer.from("a"));
  expect(inspection.finish().sha256).toBe("known");
});

test("nothing depends on where the pieces end", () => {
  expect(shapeOf("a\r\n\r\r\na\r\n", 1)).toEqual(shapeOf("a\r\n\r\r\na\r\n"));
  const text = fc.string({ unit: fc.constantFrom(...'ab,"\n\r\nŵ'.split(""), "\r\n"), maxLength: 60 });
  fc.assert(
    fc.property(text, fc.integer({ min: 1, max: 9 }), (written, pieceBytes) => {
      expect(shapeOf(written, pieceBytes)).toEqual(shapeOf(written));
      expect(shapeOf(written).sha256).toBe(createHash("sha256").update(written).digest("hex"));
    }),
    { numRuns: 500 },
  );
});
