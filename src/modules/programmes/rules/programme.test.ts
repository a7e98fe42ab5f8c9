import fc from "fast-check";
import { expect, test } from "vitest";
import { addDays, day, month } from "../../../kernel/dates.ts";
import { dueAt, isDueIn, layOut, monthOf, type ProgrammeItem, recurrenceInWords } from "./programme.ts";

function item(id: string, firstMonth: string | null, everyMonths: number | null = null): ProgrammeItem {
  return {
    ...{ id, groupId: "group", title: id, kind: "information", presenter: "", minutes: null },
    ...{ source: "Document", setting: "", proposedAs: null, revision: 1 },
    firstMonth: firstMonth === null ? null : month(firstMonth),
    everyMonths,
  };
}
const meeting = (on: string, id: string | null = on) => ({ id, on: day(on) });
const TODAY = day("2026-11-26");

test.each([
  ["of every meeting in no month of its own", null, null, "2027-03", false],
  ["once in its month", "2027-03", null, "2027-03", true],
  ["once and not again", "2027-03", null, "2028-03", false],
  ["not before its first month", "2027-03", 12, "2026-03", false],
  ["each year", "2027-03", 12, "2029-03", true],
  ["each half-year, over the end of a year", "2026-10", 6, "2027-04", true],
  ["not between", "2026-10", 6, "2027-05", false],
])("an item is due %s", (_what, first, every, on, due) => {
  expect(isDueIn(item("x", first, every), month(on))).toBe(due);
});

test("what is due comes before the first meeting of its month, and what has no meeting stands apart", () => {
  const items = [
    item("welcome", null),
    item("plan", "2027-03", 12),
    item("risk", "2026-12", 6),
    item("old", "2026-01"),
  ];
  const meetings = [meeting("2027-03-18", null), meeting("2026-12-10"), meeting("2027-03-04"), meeting("2028-01-10")];
  const { standing, without, ...laid } = layOut(items, meetings, TODAY);
  expect(standing.map(({ id }) => id)).toEqual(["welcome"]);
  expect(laid.meetings.map(({ meeting: { on }, due }) => [on, due.map((one) => one.item.id)])).toEqual([
    ["2026-12-10", ["risk"]],
    ["2027-03-04", ["plan"]],
    ["2027-03-18", []],
  ]);
  expect(without.map((one) => [one.month, one.due.map(({ item: { id } }) => id)])).toEqual([["2027-06", ["risk"]]]);
});

test("a second meeting of a month takes nothing that the first has", () => {
  const meetings = [meeting("2027-03-04"), meeting("2027-03-18")];
  const due = (on: string) => dueAt([item("plan", "2027-03")], meeting(on), meetings).map(({ item: { id } }) => id);
  expect([due("2027-03-04"), due("2027-03-18")]).toEqual([["plan"], []]);
});

const aMonth = fc.integer({ min: 0, max: 23 }).map((n) => monthOf(addDays(TODAY, n * 30)));
const anItem = fc
  .record({ firstMonth: fc.option(aMonth), every: fc.option(fc.integer({ min: 1, max: 24 })), id: fc.uuid() })
  .map(({ firstMonth, every, id }) => item(id, firstMonth, firstMonth === null ? null : every));

test("nothing falls off: what is due in a month of the year stands at one meeting, or apart, and once", () => {
  fc.assert(
    fc.property(
      fc.array(anItem, { maxLength: 8 }),
      fc.uniqueArray(fc.integer({ min: 0, max: 400 }), { maxLength: 20 }),
      (items, days) => {
        const meetings = days.map((n) => meeting(addDays(TODAY, n)));
        const laid = layOut(items, meetings, TODAY);
        const shown = [...laid.meetings, ...laid.without].flatMap(({ due }) =>
          due.map((one) => `${one.item.id} ${one.month}`),
        );
        const months = Array.from({ length: 12 }, (_, n) => {
          const count = 2026 * 12 + 10 + n;
          return month(`${Math.floor(count / 12)}-${String((count % 12) + 1).padStart(2, "0")}`);
        });
        const must = items.flatMap((one) => months.filter((on) => isDueIn(one, on)).map((on) => `${one.id} ${on}`));
        expect(shown.sort()).toEqual(must.sort());
      },
    ),
    { numRuns: 500 },
  );
});

test.each([
  [null, null, "At every meeting"],
  ["2027-03", null, "Once, in March 2027"],
  ["2027-03", 12, "Every year, first in March 2027"],
  ["2027-03", 24, "Every 2 years, first in March 2027"],
  ["2027-03", 6, "Every 6 months, first in March 2027"],
])("how often an item is due is said in words", (first, every, words) => {
  expect(recurrenceInWords(item("x", first, every))).toBe(words);
});
