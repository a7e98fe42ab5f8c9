import fc from "fast-check";
import { expect, test } from "vitest";
import { joinRow, splitRow } from "./rows.ts";

test.each([
  ["plain cells", "a,b,,c", ["a", "b", "", "c"]],
  [
    "a comma in quotation marks",
    'x,"Bournemouth, Christchurch and Poole 001A",y',
    ["x", "Bournemouth, Christchurch and Poole 001A", "y"],
  ],
  ["doubled quotation marks", '"he said ""no""",b', ['he said "no"', "b"]],
  ["an empty cell in quotation marks", '"",b', ["", "b"]],
  ["a quotation mark inside a plain cell", 'On or near The "Old" Mill,b', ['On or near The "Old" Mill', "b"]],
  ["a line break in quotation marks", '"two\nlines",b', ["two\nlines", "b"]],
  ["one blank cell", "", [""]],
])("%s", (_, text, cells) => {
  expect(splitRow(text, ",")).toEqual({ cells, quotes: "closed" });
});

test("a quotation mark that is not closed is told, with the cells as they stand", () => {
  expect(splitRow('a,"On or near The Green,c', ",")).toEqual({
    cells: ["a", '"On or near The Green', "c"],
    quotes: "open",
  });
});

test("a quotation mark that closes in the middle of a cell is told", () => {
  expect(splitRow('a,"b"c,d', ",").quotes).toBe("stray");
});

test("semicolons and tabs separate as commas do", () => {
  expect(splitRow('a;"b;c"', ";").cells).toEqual(["a", "b;c"]);
  expect(splitRow("a\tb", "\t").cells).toEqual(["a", "b"]);
});

test("what is joined is split into the same cells again", () => {
  const cell = fc.string({ unit: fc.constantFrom(..."ab,;\"'\n\r\tŵ =-1".split("")), maxLength: 8 });
  fc.assert(
    fc.property(fc.array(cell, { minLength: 1, maxLength: 6 }), fc.constantFrom(",", ";", "\t"), (cells, delimiter) => {
      expect(splitRow(joinRow(cells, delimiter), delimiter)).toEqual({ cells, quotes: "closed" });
    }),
  );
});
