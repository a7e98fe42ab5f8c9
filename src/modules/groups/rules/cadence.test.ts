import fc from "fast-check";
import { expect, test } from "vitest";
import { addDays, day } from "../../../kernel/dates.ts";
import { dayOff, type Holidays } from "../../../kernel/working-days.ts";
import { proposeDays } from "./cadence.ts";
import { NOTHING_STATED, type Settings } from "./settings.ts";

const HOLIDAYS: Holidays = {
  from: day("2026-01-01"),
  to: day("2027-12-31"),
  names: new Map([
    [day("2026-12-25"), "Christmas Day"],
    [day("2026-12-28"), "Boxing Day (substitute day)"],
  ]),
};

const propose = (settings: Partial<Settings>, first: string, holidays = HOLIDAYS) =>
  proposeDays({ ...NOTHING_STATED, ...settings }, day(first), holidays);

test("every eight weeks of a year are seven meetings, and one that falls on a holiday gives way", () => {
  const days = propose({ cadence: "weeks", cadenceWeeks: 8 }, "2026-01-23");
  expect(days.ok && days.value.map(({ on }) => on)).toEqual([
    "2026-01-23",
    "2026-03-20",
    "2026-05-15",
    "2026-07-10",
    "2026-09-04",
    "2026-10-30",
    "2026-12-29",
  ]);
  expect(days.ok && days.value.at(-1)?.movedFrom).toEqual({ on: "2026-12-25", why: "Christmas Day" });
});

test("in named months it is the same weekday of the same week as the first", () => {
  const days = propose({ cadence: "months", cadenceMonths: [6, 9, 12, 3] }, "2026-06-09");
  expect(days.ok && days.value.map(({ on }) => on)).toEqual(["2026-06-09", "2026-09-08", "2026-12-08", "2027-03-09"]);
});

test("terms that say nothing propose nothing, and a table that ends is said", () => {
  expect(propose({}, "2026-01-01")).toMatchObject({
    problems: [{ message: "These terms do not say when the group meets" }],
  });
  expect(propose({ cadence: "weeks", cadenceWeeks: 6 }, "2027-06-01")).toMatchObject({
    problems: [
      { message: expect.stringContaining("The table of bank holidays goes from 1 January 2026 to 31 December 2027") },
    ],
  });
});

test("whatever the first day and the weeks between, every meeting is on a working day, and the next is later", () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 300 }), fc.integer({ min: 1, max: 12 }), (offset, weeks) => {
      const days = propose({ cadence: "weeks", cadenceWeeks: weeks }, addDays(HOLIDAYS.from, offset));
      if (!days.ok) throw new Error(days.problems[0]?.message);
      for (const [i, { on }] of days.value.entries()) {
        expect(dayOff(on, HOLIDAYS)).toBeUndefined();
        if (i > 0) expect(on > (days.value[i - 1]?.on ?? "")).toBe(true);
      }
    }),
  );
});
