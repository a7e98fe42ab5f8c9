import { expect, test } from "vitest";
import { day } from "../../../kernel/dates.ts";
import { type HolidayTable, joinTable } from "./holidays.ts";

const year = (of: number, ...days: string[]): HolidayTable => ({
  division: "england-and-wales",
  from: day(`${of}-01-01`),
  to: day(`${of}-12-31`),
  holidays: days.map((on) => ({ on: day(on), name: "Holiday" })),
});

test("a table joins on at the day after the last one, and not a day later", () => {
  expect(joinTable(year(2027), year(2026))).toEqual({ ok: true, value: "new" });
  expect(joinTable({ ...year(2027), from: day("2027-01-02") }, year(2026))).toMatchObject({
    problems: [{ message: expect.stringContaining("the days between would be missing"), field: "file" }],
  });
  expect(joinTable({ ...year(2025), to: day("2025-12-30") }, year(2026))).toMatchObject({ ok: false });
});

test("what says the same of the same days is held already; a day more or fewer is new", () => {
  const held = year(2026, "2026-04-03", "2026-12-25");
  expect(joinTable(held, held)).toEqual({ ok: true, value: "held-already" });
  expect(joinTable(year(2026, "2026-04-03", "2026-06-05", "2026-12-25"), held)).toEqual({ ok: true, value: "new" });
  expect(joinTable(year(2026, "2026-12-25"), held)).toEqual({ ok: true, value: "new" });
});
