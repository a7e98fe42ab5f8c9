import { parse } from "csv-parse/sync";
import { expect, test } from "vitest";
import { month } from "../../../kernel/dates.ts";
import { absent, cautioned, known } from "../../../kernel/figures.ts";
import { resultFile, resultJson } from "./result-files.ts";

const columns = [
  { key: "name", title: "On or near", format: "text" },
  { key: "count", title: "Incidents", format: "count" },
] as const;
const file = (name: string, count = known(12)) => resultFile({ columns, rows: [{ key: "1", cells: { name, count } }] });

test("a table becomes a file that reads back as its cells", () => {
  const rows = parse(file('Church Road, "The Green"')) as string[][];
  expect(rows).toEqual([
    ["Key", "On or near", "Incidents", "Incidents: state"],
    ["1", 'Church Road, "The Green"', "12", "known"],
  ]);
});

test("a figure that is not there is empty and says why, and a caution is said beside the value", () => {
  const rows = [
    { key: "a", cells: { name: "A", count: absent("missing", "May 2025 is missing") } },
    { key: "b", cells: { name: "B", count: cautioned("partial", 3, "May 2025 is partial") } },
  ];
  const lines = resultFile({ columns, rows }).split("\r\n");
  expect(lines[1]).toBe("a,A,,missing: May 2025 is missing");
  expect(lines[2]).toBe("b,B,3,partial: May 2025 is partial");
});

test.each(["=HYPERLINK(1)", "+44", "-Grays", "@cmd", "\tTab"])("%j is no formula in a spreadsheet", (name) => {
  const cell = (parse(file(name)) as string[][])[1]?.[1];
  expect(cell).toBe(`'${name}`);
});

test("a number below nought stays a number", () => {
  expect(file("x", known(-2.5))).toContain(",-2.5,known");
});

test("a program reads every figure with its state, and one that is not there as null and never as nought", () => {
  const parameters = {
    dataset: { id: "d", title: "Street-level crime", version: 3, isSynthetic: true },
    force: "Essex Police",
    districts: ["E07000066"],
    period: { from: month("2025-01"), to: month("2025-03") },
    duplicates: "once",
    gazetteer: { number: 1, sha256: "" },
    program: "0.1.0",
  } as const;
  const run = { id: "a", title: "Spring", parameters, step: "done", problem: null } as const;
  const at = new Date("2026-01-02T03:04:05Z");
  const rows = [
    { key: "a", cells: { name: "A", count: known(12) } },
    { key: "b", cells: { name: "B", count: absent("suppressed", "Below 5") } },
    { key: "c", cells: { name: "C", count: cautioned("partial", 0, "May 2025 is partial") } },
    { key: "d", cells: { name: "D" } },
  ];
  const table = { name: "places", title: "Places", notes: ["Synthetic"], columns, rows };
  const json = JSON.parse(resultJson({ ...run, requestedAt: at, finishedAt: at }, table));
  expect(json.rows).toEqual([
    { key: "a", name: "A", count: { value: 12, state: "known", note: null } },
    { key: "b", name: "B", count: { value: null, state: "suppressed", note: "Below 5" } },
    { key: "c", name: "C", count: { value: 0, state: "partial", note: "May 2025 is partial" } },
    { key: "d", name: "D", count: { value: null, state: "unknown", note: null } },
  ]);
  expect(json.analysis).toMatchObject({
    dataset: { version: 3, isSynthetic: true },
    finishedAt: "2026-01-02T03:04:05.000Z",
  });
  expect(json.table).toEqual({ name: "places", title: "Places", notes: ["Synthetic"], columns });
});
