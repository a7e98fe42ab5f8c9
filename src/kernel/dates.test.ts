import { Temporal } from "temporal-polyfill";
import { expect, test } from "vitest";
import {
  addDays,
  addMonths,
  day,
  dayOf,
  daysInMonth,
  formatDay,
  formatInstant,
  formatMonths,
  month,
  monthsBetween,
  runsOfMonths,
  timeOf,
} from "./dates.ts";

test("months add up as the calendar has them, over years and leap days", () => {
  for (let steps = -1300; steps <= 1300; steps += 7) {
    const expected = Temporal.PlainYearMonth.from("2024-02").add({ months: steps });
    const at = addMonths(month("2024-02"), steps);
    expect(at).toBe(expected.toString());
    expect(daysInMonth(at)).toBe(expected.daysInMonth);
  }
  expect([1900, 2000, 2023, 2024].map((year) => daysInMonth(month(`${year}-02`)))).toEqual([28, 29, 28, 29]);
});

test("a day is a real day, written year, month, day", () => {
  expect(day("2024-02-29")).toBe("2024-02-29");
  for (const wrong of ["2023-02-29", "2024-13-01", "29/02/2024", ""]) expect(() => day(wrong)).toThrow(RangeError);
  expect(addDays(day("2024-02-28"), 2)).toBe("2024-03-01");
});

test("an instant falls on the day it is in the United Kingdom", () => {
  expect(dayOf(new Date("2026-06-30T23:30:00Z"))).toBe("2026-07-01");
  expect(dayOf(new Date("2026-01-31T23:30:00Z"))).toBe("2026-01-31");
  expect(formatInstant(new Date("2026-06-30T23:05:00Z"))).toBe("1 July 2026 at 00:05");
});

test("days and times are those of the country's clock at every minute of its changes, and over a century", () => {
  const clock = new Intl.DateTimeFormat("en-CA", {
    timeZone: "Europe/London",
    dateStyle: "short",
    timeStyle: "short",
    hourCycle: "h23",
  });
  const minute = 60_000;
  const around = (begin: string) => Array.from({ length: 240 }, (_, n) => Date.parse(begin) + n * minute);
  const spread = Array.from({ length: 1_500 }, (_, n) => Date.UTC(1931, 0, 1) + n * 40_009 * minute);
  for (const time of [
    ...around("2026-03-28T23:00Z"),
    ...around("2026-10-24T23:00Z"),
    ...around("1968-10-26T22:00Z"),
    ...spread,
  ]) {
    const instant = new Date(time);
    expect(`${dayOf(instant)}, ${timeOf(instant)}`).toBe(clock.format(instant));
  }
});

test("runs of months are said as a reader would say them", () => {
  const months = ["2024-01", "2024-02", "2024-03", "2024-05", "2024-12", "2025-01"].map(month);
  expect(runsOfMonths(months)).toEqual([
    ["2024-01", "2024-03"],
    ["2024-05", "2024-05"],
    ["2024-12", "2025-01"],
  ]);
  expect(formatMonths(months)).toBe("January to March 2024, May 2024 and December 2024 to January 2025");
  expect(formatMonths([])).toBe("");
  expect(formatDay(day("2026-11-22"))).toBe("22 November 2026");
});

test("there are no months between a month and an earlier one", () => {
  expect(monthsBetween(month("2025-02"), month("2025-01"))).toEqual([]);
  expect(monthsBetween(month("2024-12"), month("2025-02"))).toEqual(["2024-12", "2025-01", "2025-02"]);
});
