import { expect, test } from "vitest";
import { cellUnder } from "./cells.ts";
import type { Header } from "./header.ts";

const header: Header = {
  format: "street-crime",
  delimiter: ",",
  names: ["lat", "MONTH", "Rejected row"],
  positions: { latitude: 0, month: 1 },
  referencePosition: 2,
};

test("a cell is found by the published name of its column, whatever the file calls it", () => {
  expect(cellUnder(header, "Latitude", ["51.5", "Jan-25", "x"])).toBe("51.5");
  expect(cellUnder(header, "Month", ["51.5", "Jan-25", "x"])).toBe("Jan-25");
});

test("a column that only this file has is found by its own name", () => {
  expect(cellUnder(header, "Rejected row", ["51.5", "Jan-25", "abc:2"])).toBe("abc:2");
});

test("a column that the file does without has no cell, nor has a row that is too short", () => {
  expect(cellUnder(header, "Location", ["51.5", "Jan-25"])).toBeUndefined();
  expect(cellUnder(header, "Month", ["51.5"])).toBeUndefined();
  expect(cellUnder(header, "", ["51.5"])).toBeUndefined();
});
