import { expect, test } from "vitest";
import { codedColumn, isCodeOf, levelName, levelNames, yearOf } from "./levels.ts";

test.each([
  ["lsoa21_code", "lsoa21", "code"],
  ["LSOA21CD", "lsoa21", "code"],
  ["LSOA11NM", "lsoa11", "name"],
  ["ward24_code", "ward24", "code"],
  ["WD24NM", "ward24", "name"],
  ["ltla24_code", "district24", "code"],
  ["LAD23CD", "district23", "code"],
  ["LADCD", "district", "code"],
  ["lsoa_code", "lsoa", "code"],
  ["CSP17CD", "csp17", "code"],
  ["pfa24_name", "pfa24", "name"],
  ["fra24_code", "fra24", "code"],
  ["RGN24CD", "region24", "code"],
])("the column %s holds the %s's %s", (column, level, holds) => {
  expect(codedColumn(column)).toMatchObject({ level, holds });
});

test.each(["FID", "ObjectId", "vintage", "LAD24NMW", "ruc21_code", "code", "lsoa21_count", "WD"])(
  "the column %s is none of them",
  (column) => {
    expect(codedColumn(column)).toBeUndefined();
  },
);

test.each([
  ["lsoa", "E01021268", true],
  ["lsoa", "W01000001", true],
  ["lsoa", "E02000001", false],
  ["ward", "E05002229", true],
  ["district", "E06000034", true],
  ["district", "W06000015", true],
  ["district", "E10000012", false],
  ["district", "E0600003", false],
  ["csp", "W14000023", true],
] as const)("as the code of a kind of place, %s %s: %s", (family, code, expected) => {
  expect(isCodeOf(family, code)).toBe(expected);
});

test("a level is said with its year, and without one where there is none", () => {
  expect([levelName("lsoa21"), levelNames("ward24"), levelName("district")]).toEqual([
    "LSOA 2021",
    "wards 2024",
    "district",
  ]);
  expect([yearOf("pfa17"), yearOf("district")]).toEqual([2017, undefined]);
});
