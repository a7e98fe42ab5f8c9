import { expect, test } from "vitest";
import { month } from "../../../kernel/dates.ts";
import { absent, cautioned, type Figure, known } from "../../../kernel/figures.ts";
import { rowHeading, sourceOf } from "./figure-sources.ts";
import type { ResultTable } from "./results.ts";

const parameters = { period: { from: month("2025-01"), to: month("2025-12") } };
const table = (name: string): ResultTable => ({
  name,
  title: "A table",
  columns: [
    { key: "type", title: "Crime type", format: "text" },
    { key: "count", title: "Incidents", format: "count" },
    { key: "residents", title: "Residents", format: "count" },
  ],
  rows: [{ key: "burglary", cells: { type: "Burglary", count: known(1), residents: known(10) } }],
  notes: ["Per 1,000 people; population of mid-2023."],
});
const source = (name: string, column: string, figure: Figure = known(1), row = "burglary") => {
  const of = table(name);
  return sourceOf({ table: name, row, column }, of, of.rows[0] ?? { key: row, cells: {} }, figure, parameters);
};

test("a figure says what it is, of when, and that its months are complete", () => {
  expect(source("types", "count")).toEqual({
    label: "Burglary: incidents",
    dated: "January to December 2025",
    coverage: "All 12 months are complete",
  });
});

test("a comparison is of both periods, and the period before of that one", () => {
  expect(source("types", "ratio").dated).toBe("January to December 2025 against January to December 2024");
  expect(source("rolling", "before").dated).toBe("January to December 2024");
  expect(source("rolling", "ratio").coverage).toBe("All 24 months are complete");
});

test("a figure of one month is of that month", () => {
  expect(source("months", "count", known(1), "2024-03")).toMatchObject({
    dated: "March 2024",
    coverage: "The month is complete",
  });
});

test("residents are of the population's date, not of the period", () => {
  expect(source("wards", "residents").dated).toBe("Population of mid-2023");
});

test("what is not known says why, and what carries a caution says which", () => {
  expect(source("types", "count", absent("withheld", "May 2025 is missing.")).coverage).toBe("May 2025 is missing.");
  expect(source("types", "count", cautioned("partial", 3, "May 2025 is partial.")).coverage).toBe(
    "May 2025 is partial.",
  );
});

test("a row without words is called by its key", () => {
  expect(rowHeading({ columns: [] }, { key: "7", cells: {} })).toBe("7");
});
