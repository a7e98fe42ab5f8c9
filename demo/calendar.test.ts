import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { sharedData } from "../test/shared-data.ts";
import { readHolidayFacts } from "./make/calendar.ts";

test("the facts hold eight bank holidays or more of every year, in order", () => {
  const { table } = readHolidayFacts();
  expect(table.holidays.map(({ on }) => on)).toEqual([...new Set(table.holidays.map(({ on }) => on))].sort());
  for (let year = 2012; year <= 2028; year++)
    expect(table.holidays.filter(({ on }) => on.startsWith(String(year))).length, String(year)).toBeGreaterThan(7);
});

const published = sharedData("data/calendar/bank-holidays.json");

test.runIf(published)("the facts are those that GOV.UK published", () => {
  const file = JSON.parse(readFileSync(published ?? "", "utf8")) as Record<
    string,
    { events: { date: string; title: string }[] }
  >;
  const { table } = readHolidayFacts();
  expect(table.holidays).toEqual(file[table.division]?.events.map(({ date, title }) => ({ on: date, name: title })));
});
