import { expect, test } from "vitest";
import { month } from "../../../kernel/dates.ts";
import { countChanges } from "./changes.ts";

const ESSEX = "Essex Police";
const held = (at: string, rows: number, force = ESSEX) => ({
  force,
  month: month(at),
  rows,
  outstanding: 0,
  types: {},
});
const before = [held("2024-01", 10), held("2024-02", 20), held("2024-02", 5, "Kent Police")];
const after = [held("2024-01", 11), held("2024-03", 30), held("2024-04", 40), held("2024-02", 5, "Kent Police")];

test("months of one force that changed in the same way are told together, with the rows of both versions", () => {
  const changes = countChanges(
    [
      { force: ESSEX, month: month("2024-01"), change: "replaced" },
      { force: ESSEX, month: month("2024-02"), change: "removed" },
      { force: ESSEX, month: month("2024-03"), change: "added" },
      { force: ESSEX, month: month("2024-04"), change: "added" },
    ],
    before,
    after,
  );
  expect(changes).toEqual([
    { change: "replaced", force: ESSEX, months: ["2024-01"], rowsBefore: 10, rowsAfter: 11 },
    { change: "removed", force: ESSEX, months: ["2024-02"], rowsBefore: 20, rowsAfter: 0 },
    { change: "added", force: ESSEX, months: ["2024-03", "2024-04"], rowsBefore: 0, rowsAfter: 70 },
  ]);
});

test("the same month of two forces is told apart", () => {
  const changes = countChanges(
    [
      { force: ESSEX, month: month("2024-02"), change: "removed" },
      { force: "Kent Police", month: month("2024-02"), change: "removed" },
    ],
    before,
    [],
  );
  expect(changes.map(({ force, rowsBefore }) => [force, rowsBefore])).toEqual([
    [ESSEX, 20],
    ["Kent Police", 5],
  ]);
});
