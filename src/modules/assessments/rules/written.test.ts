import { expect, test } from "vitest";
import { absent, cautioned, known } from "../../../kernel/figures.ts";
import type { ColumnFormat } from "./results.ts";
import { WRITTEN, writtenFigure } from "./written.ts";

test.each<[ColumnFormat, number, string]>([
  ["count", 17216, "17,216"],
  ["rate", 97.442, "97.4"],
  ["rate", 0.004, "0.004"],
  ["rate", 0, "0.0"],
  ["share", 0.1234, "12.3%"],
  ["share", 0.9999, "99.9%"],
  ["share", 1, "100.0%"],
  ["ratio", 0.9461, "0.95"],
  ["probability", 0.0342, "0.034"],
  ["probability", 1e-9, "less than 0.001"],
  ["probability", 1, "more than 0.999"],
  ["rank", 3, "3"],
  ["score", -2.5, "\u22122.50"],
])("a %s of %d is written %j", (format, value, text) => {
  expect(WRITTEN[format](value)).toBe(text);
});

test("a figure that is not there is its state, never a number", () => {
  expect(writtenFigure(absent("withheld", "May is missing"), "count")).toBe("(withheld)");
  expect(writtenFigure(cautioned("partial", 12, "May is partial"), "count")).toBe("12 (partial)");
  expect(writtenFigure(known(0), "count")).toBe("0");
});

test("what is no number is not written at all", () => {
  expect(() => WRITTEN.count(Number.NaN)).toThrow(RangeError);
});
