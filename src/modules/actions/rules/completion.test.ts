import { expect, test } from "vitest";
import { type Day, day, startOfDay } from "../../../kernel/dates.ts";
import type { Action } from "./actions.ts";
import { completionByQuarter, shareOnTime, tallyBy } from "./completion.ts";
import { reminderInWords, reminderOn } from "./reminders.ts";

const TODAY = day("2026-11-26");

function anAction(due: string, end?: readonly ["done" | "cancelled", on: string], organisation = "Council"): Action {
  const at = (on: Day) => new Date(startOfDay(on).getTime() + 3_600_000);
  return {
    id: `${due}-${end}`,
    text: "Text",
    organisation: { id: organisation, name: organisation },
    person: null,
    group: { id: "group", name: "Group" },
    escalation: null,
    origin: { kind: "group", id: "group" },
    agreedOn: day("2026-01-01"),
    firstDueOn: day(due),
    madeBy: null,
    madeAt: at(day("2026-01-01")),
    updates: end
      ? [
          {
            position: 1,
            kind: end[0],
            words: "Words",
            evidence: "",
            day: end[0] === "done" ? day(end[1]) : null,
            by: { id: "x", name: null },
            at: at(day(end[1])),
            isByLink: false,
          },
        ]
      : [],
  };
}

test("an action counts in the quarter of its due day, once that day is over", () => {
  const quarters = completionByQuarter(
    [
      anAction("2026-09-30", ["done", "2026-09-30"]),
      anAction("2026-09-30", ["done", "2026-10-01"]),
      anAction("2026-07-01"),
      anAction("2026-06-30", ["cancelled", "2026-06-01"]),
      anAction("2026-11-25"),
      anAction("2026-11-26"),
      anAction("2026-12-31", ["done", "2026-11-01"]),
      anAction("2027-01-01"),
    ],
    TODAY,
  );
  expect(quarters).toEqual([
    { name: "April to June 2026", due: 0, onTime: 0, late: 0, open: 0, cancelled: 1, toCome: 0 },
    { name: "July to September 2026", due: 3, onTime: 1, late: 1, open: 1, cancelled: 0, toCome: 0 },
    { name: "October to December 2026", due: 1, onTime: 0, late: 0, open: 1, cancelled: 0, toCome: 2 },
  ]);
});

test("nine due actions are too few to give a share, and ten are not", () => {
  const due = (count: number) =>
    completionByQuarter(
      Array.from({ length: count }, (_, i) => anAction("2026-08-01", i < 6 ? ["done", "2026-07-31"] : undefined)),
      TODAY,
    ).map(shareOnTime);
  expect(due(9)).toEqual([undefined]);
  expect(due(10)).toEqual([0.6]);
});

test("those with most overdue stand first in a tally", () => {
  const actions = [
    anAction("2026-12-01", undefined, "Police"),
    anAction("2026-11-26", undefined, "Police"),
    anAction("2026-11-25", undefined, "Council"),
    anAction("2026-01-01", ["done", "2026-01-01"], "Council"),
  ];
  expect(tallyBy(actions, ({ organisation }) => organisation, TODAY)).toEqual([
    { id: "Council", name: "Council", open: 1, overdue: 1, blocked: 0, done: 1 },
    { id: "Police", name: "Police", open: 2, overdue: 0, blocked: 0, done: 0 },
  ]);
});

test.each([
  ["2026-11-18", undefined],
  ["2026-11-19", "before"],
  ["2026-11-20", undefined],
  ["2026-11-25", undefined],
  ["2026-11-26", "on-the-day"],
  ["2026-11-27", undefined],
  ["2026-12-02", undefined],
  ["2026-12-03", "after"],
  ["2026-12-04", undefined],
  ["2026-12-10", "after"],
] as const)("an action due on 26 November is reminded of on %s: %s", (today, occasion) => {
  expect(reminderOn(TODAY, day(today))).toBe(occasion);
});

test("weeks are counted in days of the calendar, over the change of the clocks", () => {
  expect(reminderOn(day("2026-10-22"), day("2026-10-29"))).toBe("after");
  expect(reminderOn(day("2026-11-01"), day("2026-10-25"))).toBe("before");
});

test("a reminder says the day, and that it is over only when it is", () => {
  expect(reminderInWords("before", "2026-11-26")).toBe("is due on 26 November 2026");
  expect(reminderInWords("after", "2026-11-26")).toBe("was due on 26 November 2026, and is not recorded as done");
});
