import { expect, test } from "vitest";
import { addDays, day } from "../../../kernel/dates.ts";
import type { Holidays } from "../../../kernel/working-days.ts";
import { noticeFor, proposeDays } from "../../groups/index.ts";
import { allotted, keepItem, reorder, restrict, restrictionInWords } from "./agenda.ts";
import {
  countedFrom,
  freeDays,
  holdMeeting,
  type Meeting,
  type MeetingFacts,
  type MeetingStep,
  stateOfMeeting,
} from "./meetings.ts";
import { dispatch, needsWaiver, noticeAsked, waive } from "./notice.ts";

const TODAY = day("2026-11-02");
const HOLIDAYS: Holidays = {
  from: day("2026-01-01"),
  to: day("2027-12-31"),
  names: new Map([
    [day("2026-12-25"), "Christmas Day"],
    [day("2026-12-28"), "Boxing Day"],
    [day("2027-01-01"), "New Year's Day"],
  ]),
};

/** Five clear working days. */
const asked = (heldOn: string) => noticeAsked(noticeFor(day(heldOn), 5, HOLIDAYS));

function meeting(heldOn: string, ...steps: Partial<MeetingStep>[]): Meeting {
  const step = { kind: "moved", reason: "", onDay: null, atTime: null, takenAt: "", takenBy: null } as const;
  return {
    ...facts(heldOn),
    id: heldOn,
    groupId: "group",
    group: "Board",
    revision: 1,
    steps: steps.map((one) => ({ ...step, ...one })),
  };
}

function facts(heldOn: string): MeetingFacts {
  return { kind: "ordinary", heldOn: day(heldOn), beginsAt: "14:00", way: "in-person", place: "Hall", joining: "" };
}

const around = { hasTerms: true, holidays: HOLIDAYS, others: [], today: TODAY };
const words = (outcome: { ok: boolean; problems?: readonly { message: string }[] }) =>
  outcome.problems?.map(({ message }) => message).join() ?? "";

test("an ordinary meeting is on a working day, and an extraordinary one may be on any that the table covers", () => {
  expect(holdMeeting(facts("2026-11-02"), around)).toMatchObject({ ok: true });
  expect(words(holdMeeting(facts("2026-12-28"), around))).toContain("is a bank holiday, Boxing Day");
  expect(holdMeeting({ ...facts("2026-12-28"), kind: "extraordinary" }, around)).toMatchObject({ ok: true });
  expect(holdMeeting(facts("2027-12-31"), around)).toMatchObject({ ok: true });
  expect(words(holdMeeting({ ...facts("2028-01-01"), kind: "extraordinary" }, around))).toContain(
    "ends on 31 December 2027",
  );
});

test("a time is free again once the meeting there is cancelled", () => {
  const others = [meeting("2026-12-10")];
  expect(holdMeeting(facts("2026-12-10"), { ...around, others })).toMatchObject({ ok: false });
  expect(holdMeeting({ ...facts("2026-12-10"), beginsAt: "16:00" }, { ...around, others })).toMatchObject({ ok: true });
  const cancelled = [meeting("2026-12-10", { kind: "cancelled" })];
  expect(holdMeeting(facts("2026-12-10"), { ...around, others: cancelled })).toMatchObject({ ok: true });
});

test("days are counted from the last meeting that was not cancelled, and none is proposed that has a meeting", () => {
  const meetings = [meeting("2026-10-30"), meeting("2026-12-01", { kind: "cancelled" }), meeting("2026-09-01")];
  expect(countedFrom(meetings, TODAY)).toBe("2026-10-30");
  expect(countedFrom([], TODAY)).toBe("2026-11-30");
  const proposed = ["2026-10-30", "2026-12-01", "2026-12-29"].map((on) => ({ on: day(on) }));
  expect(freeDays(proposed, meetings, TODAY)).toEqual([{ on: "2026-12-01" }, { on: "2026-12-29" }]);
});

test("whatever is proposed can be scheduled", () => {
  const holidays = { ...HOLIDAYS, to: day("2029-12-31") };
  for (let n = 0; n < 300; n++) {
    const from = meeting(addDays(TODAY, n));
    const cadence = { cadence: "weeks", cadenceWeeks: (n % 9) + 1, cadenceMonths: [] } as const;
    const proposed = proposeDays(cadence, countedFrom([from], TODAY), holidays);
    if (!proposed.ok) throw new Error("The table covers these years");
    for (const { on } of freeDays(proposed.value, [from], TODAY))
      expect(holdMeeting(facts(on), { ...around, others: [from], holidays }).ok).toBe(true);
  }
});

test.each([
  ["2026-12-10", "2026-12-02"],
  ["2026-12-07", "2026-11-27"],
  ["2027-01-05", "2026-12-23"],
])("for a meeting on %s the agenda goes out by %s, and the day after needs the chair's waiver", (heldOn, by) => {
  const notice = asked(heldOn);
  const after = addDays(day(by), 1);
  expect(dispatch(meeting(heldOn), notice, 1, day(by), day(by))).toMatchObject({ value: { isLate: false } });
  expect(words(dispatch(meeting(heldOn), notice, 1, after, after))).toContain("The chair has to waive the notice");
  expect(dispatch(meeting(heldOn, { kind: "waived" }), notice, 1, after, after)).toMatchObject({
    value: { isLate: true },
  });
  expect(needsWaiver(notice, meeting(heldOn), day(by))).toBe(false);
  expect(waive(meeting(heldOn), notice, "urgent", day(by))).toMatchObject({ ok: false });
  expect(waive(meeting(heldOn), notice, "urgent", after)).toMatchObject({ ok: true });
});

test("a meeting that is moved has to be given notice of again, and an earlier waiver does not help", () => {
  const sent = { kind: "dispatched", onDay: day("2026-11-20") } as const;
  const notice = asked("2026-12-10");
  const on = day("2026-11-23");
  expect(words(dispatch(meeting("2026-12-10", sent), notice, 1, on, on))).toContain("was sent out on 20 November 2026");
  expect(dispatch(meeting("2026-12-10", sent, { kind: "moved" }), notice, 1, on, on)).toMatchObject({ ok: true });
  const late = day("2026-12-04");
  const waivedBefore = meeting("2026-12-10", { kind: "waived" }, { kind: "moved" });
  expect(dispatch(waivedBefore, notice, 1, late, late)).toMatchObject({ ok: false });
});

test("terms that ask for no notice need no waiver, and what cannot be worked out is not recorded", () => {
  const none = noticeAsked(null);
  expect(dispatch(meeting("2026-12-10"), none, 1, TODAY, TODAY)).toMatchObject({ value: { isLate: false } });
  const unknown = noticeAsked(undefined);
  expect(words(dispatch(meeting("2026-12-10"), unknown, 1, TODAY, TODAY))).toContain("cannot be worked out");
});

test("a meeting is to come on its own day, and past on the next", () => {
  expect(stateOfMeeting(meeting("2026-12-10"), day("2026-12-10"))).toBe("to-come");
  expect(stateOfMeeting(meeting("2026-12-10"), day("2026-12-11"))).toBe("past");
});

const ITEM = { title: "Item", presenter: "", minutes: 20, summary: "", section17: "", equality: "" } as const;

test("only a decision has to say what it means for crime and for equality", () => {
  expect(keepItem({ ...ITEM, kind: "discussion" })).toMatchObject({ ok: true });
  expect(keepItem({ ...ITEM, kind: "decision", equality: "None" })).toMatchObject({
    problems: [{ field: "section17" }],
  });
  expect(keepItem({ ...ITEM, kind: "decision", section17: "None" })).toMatchObject({
    problems: [{ field: "equality" }],
  });
});

test("a restriction names its rule", () => {
  const own = {
    ground: "own-rule",
    paragraph: null,
    ownRule: "",
    reason: "It is early",
    agreedBy: "the chair",
  } as const;
  expect(restrict(own)).toMatchObject({ problems: [{ field: "ownRule" }] });
  expect(restrict({ ...own, ground: "schedule-12a" })).toMatchObject({ problems: [{ field: "paragraph" }] });
  const act = { ...own, ground: "schedule-12a", paragraph: 3 } as const;
  expect(restrict(act)).toMatchObject({ ok: true });
  expect(restrictionInWords(act)).toBe(
    "Schedule 12A, paragraph 3: about the financial or business affairs of any person. It is early. Agreed by the chair.",
  );
});

test("the first item stays first and the last stays last, and no item is lost", () => {
  const items = ["a", "b", "c"].map((id) => ({ id }));
  const order = (id: string, direction: "up" | "down") =>
    reorder(items, id, direction)
      .map((item) => item.id)
      .join("");
  expect([order("a", "up"), order("c", "down"), order("b", "up"), order("b", "down")]).toEqual([
    "abc",
    "abc",
    "bac",
    "acb",
  ]);
  expect(
    allotted([
      { ...ITEM, kind: "decision" },
      { ...ITEM, kind: "decision", minutes: null },
    ]),
  ).toEqual({ minutes: 20, without: 1 });
});
