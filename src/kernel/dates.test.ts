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
