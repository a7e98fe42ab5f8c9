import { parse } from "csv-parse/sync";
import { expect, test } from "vitest";
import { absent, cautioned, known } from "../../../kernel/figures.ts";
import { resultFile } from "./result-files.ts";

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
