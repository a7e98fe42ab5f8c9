import { expect, test } from "vitest";
import { type Day, day } from "../../../kernel/dates.ts";
import { changesBetween } from "./changes.ts";
import { missingSettings, NOTHING_STATED, type Settings } from "./settings.ts";
import {
  approve,
  confirm,
  inForceOn,
  isApproved,
  type ListedSeat,
  reviewDueOn,
  reviewsDue,
  seatsOn,
  stateOfTerms,
  type Terms,
} from "./terms.ts";

const TODAY = day("2026-11-26");

const SEAT: ListedSeat = {
  ...{ id: "s1", holder: "organisation", name: "Council", organisationId: null, sits: "", capacity: "statutory" },
  ...{ representatives: 1, bodies: 1, votes: true, posts: [], fromOn: null, toOn: null },
};

function terms(version: number, more: Partial<Terms> = {}, settings: Partial<Settings> = {}): Terms {
  return {
    ...{ id: `t${version}`, groupId: "g", version, revision: 1, mission: "", purpose: "", aims: [], objectives: [] },
    ...{ scope: "", responsibilities: [], secretariat: "", source: "", openPoints: [], seats: [SEAT], lines: [] },
    settings: { ...NOTHING_STATED, ...settings },
    approval: null,
    ...more,
  };
}

const approved = (from: string, confirmedBy: string | null = null): Terms["approval"] => ({
  ...{
    decidedBy: "Board",
    decidedOn: day(from),
    meeting: "",
    inForceFrom: day(from),
    approvedBy: "chair",
    confirmedBy,
  },
});

test("of the versions approved and begun, the one that began last is in force, from its day and not the day before", () => {
  const versions = [
    terms(1, { approval: approved("2020-01-01") }),
    terms(2, { approval: approved("2026-11-26") }),
    terms(3, { approval: approved("2027-01-01") }),
    terms(4),
  ];
  expect(inForceOn(versions, day("2026-11-25"))?.version).toBe(1);
  expect(inForceOn(versions, TODAY)?.version).toBe(2);
  expect(inForceOn(versions, day("2019-12-31"))).toBeUndefined();
  expect(versions.map((one) => stateOfTerms(one, versions, TODAY))).toEqual([
    "replaced",
    "in-force",
    "to-come",
    "draft",
  ]);
});

test("where terms ask for two people, one is not enough, and the second must be another", () => {
  const half = terms(1, { approval: approved("2026-01-01") }, { approvers: 2 });
  expect(isApproved(half)).toBe(false);
  expect(inForceOn([half], TODAY)).toBeUndefined();
  expect(stateOfTerms(half, [half], TODAY)).toBe("to-confirm");
  expect(confirm(half, "chair")).toMatchObject({ problems: [{ message: expect.stringContaining("somebody else") }] });
  expect(confirm(half, "manager")).toMatchObject({ ok: true });
  const whole = terms(1, { approval: approved("2026-01-01", "manager") }, { approvers: 2 });
  expect(isApproved(whole)).toBe(true);
  expect(confirm(whole, "member")).toMatchObject({ ok: false });
});

test.each<[string, Partial<Terms>, { decidedOn?: Day; inForceFrom?: Day }, RegExp]>([
  ["approved already", { approval: approved("2026-01-01") }, {}, /approved already/],
  ["without seats", { seats: [] }, {}, /Add the seats first/],
  ["decided tomorrow", {}, { decidedOn: day("2026-11-27"), inForceFrom: day("2026-11-27") }, /today or in the past/],
  ["in force before the decision", {}, { inForceFrom: day("2026-11-25") }, /day of the decision or later/],
])("a version is not approved when it is %s", (_what, more, days, words) => {
  const approval = { decidedBy: "Board", meeting: "", decidedOn: TODAY, inForceFrom: TODAY, ...days };
  expect(approve(terms(1, more), approval, TODAY)).toMatchObject({
    problems: [{ message: expect.stringMatching(words) }],
  });
});

test("a version decided today is approved from today", () => {
  const approval = { decidedBy: "Board", meeting: "", decidedOn: TODAY, inForceFrom: TODAY };
  expect(approve(terms(1), approval, TODAY)).toEqual({ ok: true, value: approval });
});

test("a review is due so many months after terms came into force, at the end of a shorter month", () => {
  const on = (from: string, months: number | null) =>
    reviewDueOn(terms(1, { approval: approved(from) }, { reviewMonths: months }));
  expect(on("2022-03-01", 24)).toBe("2024-03-01");
  expect(on("2024-02-29", 12)).toBe("2025-02-28");
  expect(on("2022-03-01", null)).toBeUndefined();
});

test("a review raises itself on its day, of the version in force alone", () => {
  const versions = [
    terms(1, { approval: approved("2020-01-01") }, { reviewMonths: 12 }),
    terms(2, { approval: approved("2024-11-26") }, { reviewMonths: 24 }),
    terms(3, {}, { reviewMonths: 1 }),
  ];
  expect(reviewsDue(versions, TODAY).map(({ terms: { version }, dueOn }) => [version, dueOn])).toEqual([
    [2, "2026-11-26"],
  ]);
  expect(reviewsDue(versions, day("2026-11-25"))).toEqual([]);
});

test("a seat counts from its first day to its last, and a partnership board is told from an organisation", () => {
  const seats = [
    { ...SEAT, fromOn: TODAY, toOn: TODAY },
    { ...SEAT, id: "b", holder: "board" as const, capacity: "invited" as const },
  ];
  expect(seatsOn(seats, TODAY).map(({ capacity }) => capacity)).toEqual(["statutory", "board"]);
  expect(seatsOn(seats, day("2026-11-25")).map(({ id }) => id)).toEqual(["b"]);
  expect(seatsOn(seats, day("2026-11-27")).map(({ id }) => id)).toEqual(["b"]);
});

test("a rule is not carried out without its number", () => {
  const fields = (settings: Partial<Settings>) =>
    missingSettings({ ...NOTHING_STATED, ...settings }).map(({ field }) => field);
  expect(fields({})).toEqual([]);
  expect(fields({ cadence: "weeks", quorum: "share", quorumNumerator: 3, quorumDenominator: 1 })).toEqual([
    "cadenceWeeks",
    "quorumDenominator",
  ]);
  expect(fields({ cadence: "months", quorum: "posts" })).toEqual(["cadenceMonths", "quorumPosts"]);
});

test("two versions are compared part by part: what only one of them says", () => {
  const earlier = terms(1, { purpose: "To direct", objectives: ["A", "B"] }, { noticeDays: 5 });
  const later = terms(
    2,
    { purpose: "To direct", objectives: ["B", "C"], seats: [{ ...SEAT, votes: false }] },
    { noticeDays: 7 },
  );
  expect(changesBetween(earlier, later)).toEqual([
    { title: "Objectives", before: ["A"], after: ["C"] },
    { title: "Membership", before: ["Council (statutory, one vote)"], after: ["Council (statutory, no vote)"] },
    { title: "Notice of a meeting", before: ["5 clear working days"], after: ["7 clear working days"] },
  ]);
  expect(changesBetween(earlier, earlier)).toEqual([]);
});
