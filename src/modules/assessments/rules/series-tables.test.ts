import { expect, test } from "vitest";
import { type Month, month } from "../../../kernel/dates.ts";
import { absent, known } from "../../../kernel/figures.ts";
import { exampleEvidence } from "./example-evidence.ts";
import type { ResultTable } from "./results.ts";
import { monthsTable, rollingTable, typesTable } from "./series-tables.ts";

/** The example with a change in recording at the beginning of these months. Its period is the year 2025. */
const recordedAnew = (...breaks: Month[]) => ({ ...exampleEvidence(), breaks });

const CHANGE = ["ratio", "low", "high", "probability"];
const cellsOf = ({ rows }: ResultTable, columns: readonly string[]) =>
  rows.flatMap(({ cells }) => columns.map((column) => cells[column]));

test("nothing is compared across a change in recording, wherever it lies between the two periods", () => {
  const withheld = absent(
    "withheld",
    "Not compared: recording changed in March 2024, and months recorded in different ways cannot be compared.",
  );
  for (const at of ["2024-03", "2025-01", "2025-12"]) {
    const evidence = recordedAnew(month(at));
    for (const table of [typesTable(evidence, new Map()), rollingTable(evidence)])
      for (const cell of cellsOf(table, CHANGE)) expect(cell).toMatchObject({ state: "withheld" });
  }
  const [all] = rollingTable(recordedAnew(month("2024-03"))).rows;
  for (const column of CHANGE) expect(all?.cells[column]).toEqual(withheld);
});

test("the counts themselves stay, and so does a comparison of months recorded alike", () => {
  const usual = rollingTable(exampleEvidence());
  const crossed = rollingTable(recordedAnew(month("2024-03")));
  expect(cellsOf(crossed, ["before", "after"])).toEqual(cellsOf(usual, ["before", "after"]));
  for (const at of ["2023-12", "2024-01", "2026-01"])
    expect(cellsOf(rollingTable(recordedAnew(month(at))), CHANGE)).toEqual(cellsOf(usual, CHANGE));
  expect(usual.rows[0]?.cells["ratio"]).toEqual(known(1.002739726));
});

test("the months say where recording changed", () => {
  expect(monthsTable(exampleEvidence()).notes).toHaveLength(1);
  expect(monthsTable(recordedAnew(month("2024-03"))).notes[1]).toBe(
    "Recording changed in March 2024: the months before and from then on are not alike.",
  );
});
