import fc from "fast-check";
import { expect, test } from "vitest";
import { addMonths, type Month, month, monthsBetween } from "../../../kernel/dates.ts";
import { breaksIn, coverageOf, type DataGap, type HeldMonth } from "./coverage.ts";

const ESSEX = "Essex Police";
const held = (at: string, about: Partial<HeldMonth> = {}): HeldMonth => ({
  force: ESSEX,
  month: month(at),
  rows: 100,
  outstanding: 0,
  types: { Burglary: 20, Robbery: 80 },
  ...about,
});
const gap = (from: string, to: string, kind: DataGap["kind"]): DataGap => ({
  id: "g",
  force: ESSEX,
  fromMonth: month(from),
  toMonth: month(to),
  kind,
  reason: "The force changed its system",
});

test("a month between two that are held is missing, by name, and has no number", () => {
  const grid = coverageOf([held("2025-01"), held("2025-03")], []);
  expect(grid.months).toEqual(["2025-01", "2025-02", "2025-03"]);
  expect(grid.at(ESSEX, month("2025-02"))).toEqual({
    state: "missing",
    note: "February 2025 has not been received from Essex Police",
  });
  expect(grid.ofType(ESSEX, month("2025-02"), "Burglary")).not.toHaveProperty("rows");
});

test("a month outside those held is unknown, not missing", () => {
  expect(coverageOf([held("2025-01")], []).at(ESSEX, month("2024-12")).state).toBe("unknown");
});

test("rows that were rejected leave their month partial until they are corrected", () => {
  const coverage = coverageOf([held("2025-01", { outstanding: 3 })], []).at(ESSEX, month("2025-01"));
  expect(coverage).toMatchObject({ state: "partial", rows: 100 });
  expect(coverage.note).toContain("3 rows from Essex Police were rejected");
});

test("a month with less than half of the usual rows is not taken as complete", () => {
  const months = [
    held("2025-01"),
    held("2025-02"),
    held("2025-03"),
    held("2025-04", { rows: 49 }),
    held("2025-05", { rows: 50 }),
  ];
  const grid = coverageOf(months, []);
  expect(grid.at(ESSEX, month("2025-04")).state).toBe("partial");
  expect(grid.at(ESSEX, month("2025-05")).state).toBe("complete");
});

test("a type that vanishes for a month is partial there, while a rare one is rightly none", () => {
  const months = ["2025-01", "2025-02", "2025-03"].map((at) =>
    held(at, { types: { Burglary: 20, "Bicycle theft": 2 } }),
  );
  const grid = coverageOf([...months, held("2025-04", { types: {} })], []);
  expect(grid.ofType(ESSEX, month("2025-04"), "Burglary")).toMatchObject({ state: "partial", rows: 0 });
  expect(grid.ofType(ESSEX, month("2025-04"), "Bicycle theft")).toMatchObject({ state: "complete", rows: 0 });
});

test("what is recorded about the data goes before what it seems to be", () => {
  const grid = coverageOf(
    [held("2025-01"), held("2025-03")],
    [gap("2025-02", "2025-04", "refused"), gap("2025-03", "2025-03", "break")],
  );
  expect(grid.at(ESSEX, month("2025-02"))).toMatchObject({
    state: "refused",
    note: "February 2025: The force changed its system",
  });
  expect(grid.at(ESSEX, month("2025-03")).state).toBe("partial");
  expect(grid.at(ESSEX, month("2025-04")).state).toBe("refused");
  expect(breaksIn([gap("2025-03", "2025-03", "break")], ESSEX)).toEqual([
    { month: "2025-03", reason: "The force changed its system" },
  ]);
});

test("whatever months are taken away, none of them is ever complete or has a number", () => {
  const all = monthsBetween(month("2024-01"), month("2025-12"));
  fc.assert(
    fc.property(fc.subarray(all), (kept) => {
      const grid = coverageOf(
        kept.map((at) => held(at)),
        [],
      );
      for (const at of [addMonths("2023-12" as Month, 0), ...all]) {
        const coverage = grid.at(ESSEX, at);
        expect(coverage.state === "complete").toBe(kept.includes(at));
        expect(coverage.rows === undefined).toBe(!kept.includes(at));
      }
    }),
  );
});
