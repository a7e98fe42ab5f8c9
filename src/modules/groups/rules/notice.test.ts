import fc from "fast-check";
import { expect, test } from "vitest";
import { addDays, day } from "../../../kernel/dates.ts";
import type { Outcome } from "../../../kernel/outcome.ts";
import { dayOff, type Holidays } from "../../../kernel/working-days.ts";
import { isInTime, type Notice, noticeFor } from "./notice.ts";

/** Those of England and Wales around the vectors. */
const HOLIDAYS: Holidays = {
  from: day("2026-01-01"),
  to: day("2027-12-31"),
  names: new Map(
    [
      ["2026-01-01", "New Year’s Day"],
      ["2026-04-03", "Good Friday"],
      ["2026-04-06", "Easter Monday"],
      ["2026-12-25", "Christmas Day"],
      ["2026-12-28", "Boxing Day"],
      ["2027-01-01", "New Year’s Day"],
    ].map(([on = "", name = ""]) => [day(on), name]),
  ),
};

test.each([
  ["2026-12-10", "2026-12-02"],
  ["2026-12-07", "2026-11-27"],
  ["2027-01-05", "2026-12-23"],
  ["2026-04-09", "2026-03-30"],
])("for five clear working days before %s the agenda goes out by %s", (meeting, dispatch) => {
  const notice = value(noticeFor(day(meeting), 5, HOLIDAYS));
  expect(notice.dispatchBy).toBe(dispatch);
  expect(isInTime(notice, day(dispatch))).toBe(true);
  expect(isInTime(notice, addDays(day(dispatch), 1))).toBe(false);
});

test("the working names the holidays that were passed over, and weekends once", () => {
  expect(value(noticeFor(day("2026-04-09"), 5, HOLIDAYS)).working).toBe(
    "The agenda goes out by Monday 30 March 2026, so that 5 clear working days lie before the meeting on Thursday 9 April 2026: the day of issue and the day of the meeting do not count, nor do weekends, Good Friday (3 April 2026), Easter Monday (6 April 2026).",
  );
});

test("a meeting after the table of holidays ends has no notice, and is told why", () => {
  expect(noticeFor(day("2028-01-04"), 5, HOLIDAYS)).toEqual({
    ok: false,
    problems: [{ message: expect.stringContaining("The table of bank holidays ends on 31 December 2027") }],
  });
});

test("between dispatch and meeting there are as many working days as were asked for, whatever the day", () => {
  fc.assert(
    fc.property(fc.integer({ min: 30, max: 700 }), fc.integer({ min: 0, max: 10 }), (offset, clearDays) => {
      const meeting = addDays(HOLIDAYS.from, offset);
      const { dispatchBy } = value(noticeFor(meeting, clearDays, HOLIDAYS));
      let working = 0;
      for (let on = addDays(dispatchBy, 1); on < meeting; on = addDays(on, 1)) if (!dayOff(on, HOLIDAYS)) working++;
      expect(working).toBe(clearDays);
      expect(dayOff(dispatchBy, HOLIDAYS)).toBeUndefined();
    }),
  );
});

function value(outcome: Outcome<Notice>): Notice {
  if (!outcome.ok) throw new Error(outcome.problems[0]?.message);
  return outcome.value;
}
