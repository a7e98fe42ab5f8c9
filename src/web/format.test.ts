import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  formatBytes,
  formatChange,
  formatCount,
  formatList,
  formatPercent,
  formatPValue,
  formatRate,
  formatRatio,
  quantity,
} from "./format.ts";

const finite = fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e15, max: 1e15 });

test.each([
  [0, "0"],
  [-0, "0"],
  [999, "999"],
  [12345, "12,345"],
  [-1234567, "\u22121,234,567"],
  [0.4, "0"],
  [-0.4, "0"],
])("the count %s is written %s", (value, text) => {
  expect(formatCount(value)).toBe(text);
});

test.each([
  [10.25, "10.3"],
  [0, "0.0"],
  [0.05, "0.1"],
  [0.04, "0.04"],
  [-0.0032, "\u22120.003"],
  [1234.56, "1,234.6"],
])("the rate %s is written %s", (value, text) => {
  expect(formatRate(value)).toBe(text);
});

test("a rate that is not nought never reads as nought", () => {
  fc.assert(
    fc.property(
      finite.filter((value) => value !== 0),
      (value) => /[1-9]/.test(formatRate(value)),
    ),
  );
});

test.each([
  [0.123, "12.3%"],
  [0, "0.0%"],
  [1, "100.0%"],
  [0.9999, "99.9%"],
  [-0.9999, "\u221299.9%"],
  [0.0004, "0.04%"],
  [1.5, "150.0%"],
])("the proportion %s is written %s", (value, text) => {
  expect(formatPercent(value)).toBe(text);
});

test("only what is whole reads as 100%", () => {
  fc.assert(
    fc.property(fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }), (value) => {
      expect(formatPercent(value)).not.toBe("100.0%");
    }),
  );
});

test.each([
  [0.123, "+12.3%"],
  [-0.04, "\u22124.0%"],
  [0, "0.0%"],
])("the change %s is written %s", (value, text) => {
  expect(formatChange(value)).toBe(text);
});

test.each([
  [0, "less than 0.001"],
  [0.00099, "less than 0.001"],
  [0.001, "0.001"],
  [0.034, "0.034"],
  [0.9991, "more than 0.999"],
  [1, "more than 0.999"],
])("the p-value %s is written %s", (value, text) => {
  expect(formatPValue(value)).toBe(text);
});

test.each([-0.1, 1.01, Number.NaN])("%s is no probability", (value) => {
  expect(() => formatPValue(value)).toThrow(RangeError);
});

test("a ratio has two decimals", () => {
  expect(formatRatio(1.236)).toBe("1.24");
  expect(formatRatio(0.004)).toBe("0.004");
});

test.each([
  [0, "0 bytes"],
  [1, "1 byte"],
  [999, "999 bytes"],
  [1000, "1 KB"],
  [999_949, "999.9 KB"],
  [999_950, "1 MB"],
  [1_234_567, "1.2 MB"],
  [8_000_000_000, "8 GB"],
  [2.5e15, "2,500 TB"],
])("%s bytes are written %s", (value, text) => {
  expect(formatBytes(value)).toBe(text);
});

test("a quantity takes the singular for one only", () => {
  expect([0, 1, 2].map((count) => quantity(count, "dataset"))).toEqual(["0 datasets", "1 dataset", "2 datasets"]);
  expect(quantity(3, "body", "bodies")).toBe("3 bodies");
});

test("a list is joined as it would be said", () => {
  expect(formatList([])).toBe("");
  expect(formatList(["Thurrock"])).toBe("Thurrock");
  expect(formatList(["Thurrock", "Basildon"])).toBe("Thurrock and Basildon");
  expect(formatList(["Thurrock", "Basildon", "Brentwood"], "or")).toBe("Thurrock, Basildon or Brentwood");
});

describe.each([formatCount, formatRate, formatPercent, formatChange, formatRatio, formatBytes])("$name", (format) => {
  test.each([Number.NaN, Number.POSITIVE_INFINITY])("refuses %s", (value) => {
    expect(() => format(value)).toThrow(RangeError);
  });
});
