import { expect, test } from "vitest";
import { month, monthsBetween } from "../../../kernel/dates.ts";
import type { Coverage } from "./series.ts";
import {
  coverageOfPeriod,
  gapsBefore,
  gapsOfPeriod,
  offeredPeriod,
  type Source,
  sourceKey,
  sourcesOf,
} from "./sources.ts";

const source = (states: Readonly<Record<string, Coverage>> = {}): Source => ({
  datasetId: "d",
  title: "Street-level crime",
  version: 3,
  isSynthetic: false,
  force: "Essex Police",
  own: [{ code: "E06000034", name: "Thurrock" }],
  months: monthsBetween(month("2024-01"), month("2025-12")).map((at) => ({
    month: at,
    state: states[at] ?? "complete",
    note: "",
  })),
});
const period = { from: month("2025-01"), to: month("2025-12") };

test("a force whose area holds the partnership is offered before one that does not", () => {
  const force = (name: string, code: string) => ({ name, districts: [{ code, name: code }], months: [] });
  const dataset = {
    id: "d",
    title: "Crime",
    version: 1,
    origin: "open-data",
    forces: [force("Kent Police", "E07000105"), force("Essex Police", "E06000034")],
  };
  const sources = sourcesOf([dataset], ["E06000034"]);
  expect(sources.map(({ force: name }) => name)).toEqual(["Essex Police", "Kent Police"]);
  expect(sources[1]?.own).toEqual([]);
  expect(sourceKey(sources[0] ?? { datasetId: "", force: "" })).toBe("d/Essex Police");
});

test("the period offered is the last run of complete months", () => {
  expect(offeredPeriod(source())).toEqual(period);
  expect(offeredPeriod(source({ "2025-10": "missing" }))).toEqual({ from: "2025-11", to: "2025-12" });
  expect(offeredPeriod({ ...source(), months: [] })).toBeUndefined();
});

test("a missing month is named before the analysis runs, with what will come of it", () => {
  expect(gapsOfPeriod(source({ "2025-03": "missing" }), period)).toEqual([
    { words: "March 2025 is missing", consequence: "totals, rates and ranks of this period will be withheld" },
  ]);
});

test("months of several states are named apart", () => {
  const gaps = gapsOfPeriod(source({ "2025-03": "partial", "2025-04": "partial", "2025-06": "refused" }), period);
  expect(gaps.map(({ words }) => words)).toEqual(["June 2025 is not supplied", "March to April 2025 are partial"]);
});

test("months that the dataset does not reach are not known, never complete", () => {
  const later = { from: month("2025-12"), to: month("2026-01") };
  expect(coverageOfPeriod(source(), later).map(({ state }) => state)).toEqual(["complete", "unknown"]);
});

test("a gap in the year before withholds the comparison, and a period over a year has none", () => {
  expect(gapsBefore(source({ "2024-05": "missing" }), period)[0]).toEqual({
    words: "May 2024 is missing",
    consequence: "the comparison with January to December 2024 will be withheld",
  });
  expect(gapsBefore(source({ "2024-05": "missing" }), { from: month("2024-06"), to: month("2025-12") })).toEqual([]);
});
