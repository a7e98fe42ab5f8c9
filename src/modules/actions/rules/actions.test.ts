import { describe, expect, test } from "vitest";
import { addDays, type Day, day, startOfDay } from "../../../kernel/dates.ts";
import { type Action, type ActionUpdate, type Escalation, standingOf, type UpdateKind } from "./actions.ts";
import { isToEscalate } from "./escalation.ts";
import { changeInWords, decideAction, decideUpdate, isRepeat, type NewAction, type Recording } from "./updates.ts";

const DUE = day("2026-11-26");
const THE_DAY_AFTER = day("2026-11-27");

const ESCALATED: Escalation = {
  on: day("2026-12-11"),
  missed: [DUE, day("2026-12-10")],
  ...{ termsVersion: null, lineKind: null, body: "", to: null },
};

/** Updates in a row, each on a day, with the day that it gives where it gives one. */
function updates(...told: readonly (readonly [UpdateKind, on: string, given?: string])[]): ActionUpdate[] {
  return told.map(([kind, on, given], i) => ({
    position: i + 1,
    kind,
    words: "Words",
    evidence: "",
    day: given === undefined ? null : day(given),
    by: { id: "owner", name: "Owner" },
    // At the last minute of the day in the United Kingdom.
    at: new Date(startOfDay(addDays(day(on), 1)).getTime() - 60_000),
    isByLink: false,
  }));
}

function anAction(told: readonly ActionUpdate[] = [], about: Partial<Action> = {}): Action {
  return {
    id: "action",
    text: "Write to the landlords",
    organisation: { id: "council", name: "Council" },
    person: { id: "owner", name: "Owner" },
    group: { id: "group", name: "Delivery group" },
    escalation: null,
    origin: { kind: "group", id: "group" },
    agreedOn: day("2026-10-01"),
    firstDueOn: DUE,
    madeBy: "Manager",
    madeAt: startOfDay(day("2026-10-01")),
    updates: told,
    ...about,
  };
}

describe("how an action stands", () => {
  test.each([
    ["before its day", "2026-11-25", [], "open", false],
    ["on its day it is not late", DUE, [], "open", false],
    ["on the day after it is", THE_DAY_AFTER, [], "open", true],
    ["blocked and late", THE_DAY_AFTER, updates(["blocked", "2026-11-01"]), "blocked", true],
    ["blocked, and going on", DUE, updates(["blocked", "2026-11-01"], ["open", "2026-11-02"]), "open", false],
    ["done is never late", "2027-01-01", updates(["done", DUE, DUE]), "done", false],
    ["nor is cancelled", "2027-01-01", updates(["cancelled", DUE]), "cancelled", false],
    ["opened again it is late", "2027-01-01", updates(["done", DUE, DUE], ["open", "2026-11-30"]), "open", true],
    ["progress changes nothing", DUE, updates(["blocked", DUE], ["progress", DUE]), "blocked", false],
    ["with a new day", "2026-12-10", updates(["new-date", DUE, "2026-12-10"]), "open", false],
    ["on the day after the new day", "2026-12-11", updates(["new-date", DUE, "2026-12-10"]), "open", true],
  ] as const)("%s", (_what, today, told, state, isOverdue) => {
    expect(standingOf(anAction(told), day(today))).toMatchObject({ state, isOverdue });
  });

  test.each([
    ["none on the due day", DUE, [], []],
    ["one on the day after", THE_DAY_AFTER, [], [DUE]],
    ["one however long it stays open", "2028-01-01", [], [DUE]],
    ["none when the day was moved on the day itself", "2026-12-01", updates(["new-date", DUE, "2026-12-10"]), []],
    ["one when it was moved a day late", "2026-12-01", updates(["new-date", THE_DAY_AFTER, "2026-12-10"]), [DUE]],
    [
      "two when the second day passed as well",
      "2026-12-11",
      updates(["new-date", THE_DAY_AFTER, "2026-12-10"]),
      [DUE, "2026-12-10"],
    ],
    ["none when done on the day", "2027-01-01", updates(["done", DUE, DUE]), []],
    ["none when done on the day and recorded later", "2027-01-01", updates(["done", "2026-12-05", DUE]), []],
    ["one when done on the day after", "2027-01-01", updates(["done", THE_DAY_AFTER, THE_DAY_AFTER]), [DUE]],
    ["none when cancelled on the day", "2027-01-01", updates(["cancelled", DUE]), []],
    ["one when cancelled on the day after", "2027-01-01", updates(["cancelled", THE_DAY_AFTER]), [DUE]],
    ["a blocked action's day passes as well", THE_DAY_AFTER, updates(["blocked", "2026-11-01"]), [DUE]],
    [
      "late words do not count a day twice",
      "2026-12-05",
      updates(["progress", "2026-11-29"], ["blocked", "2026-11-30"]),
      [DUE],
    ],
  ] as const)("missed dates: %s", (_what, today, told, missed) => {
    expect(standingOf(anAction(told), day(today)).missed).toEqual(missed);
  });

  const twice = updates(["new-date", THE_DAY_AFTER, "2026-12-10"]);
  test.each([
    ["not after one missed date", THE_DAY_AFTER, [], {}, false],
    ["not while the second date has not passed", "2026-12-10", twice, {}, false],
    ["on the day after the second", "2026-12-11", twice, {}, true],
    ["not twice", "2026-12-11", twice, { escalation: ESCALATED }, false],
    ["not once it is done", "2026-12-20", [...twice, ...updates(["done", "2026-12-19", "2026-12-19"])], {}, false],
    [
      "still when it has a third date",
      "2026-12-12",
      [...twice, ...updates(["new-date", "2026-12-12", "2027-01-10"])],
      {},
      true,
    ],
  ] as const)("it is to come before those above: %s", (_what, today, told, about, isDue) => {
    expect(isToEscalate(anAction(told, about), day(today))).toBe(isDue);
  });

  test("an action that was escalated stays so until it is done or cancelled", () => {
    const standing = (told: readonly ActionUpdate[]) =>
      standingOf(anAction(told, { escalation: ESCALATED }), day("2027-02-01")).isEscalated;
    expect(standing(updates(["new-date", "2026-12-20", "2027-03-01"]))).toBe(true);
    expect(standing(updates(["done", "2026-12-20", "2026-12-20"]))).toBe(false);
    expect(standing(updates(["cancelled", "2026-12-20"]))).toBe(false);
  });
});

const OWNER = { person: "owner", manages: false };
const SECRETARY = { person: "secretary", manages: true };

function asked(kind: Recording["kind"], about: Partial<Recording> = {}): Recording {
  return { kind, words: "Words", evidence: "", day: null, ...about };
}

describe("what may be recorded", () => {
  const done = anAction(updates(["done", "2026-11-20", "2026-11-20"]));
  const blocked = anAction(updates(["blocked", "2026-11-20"]));
  test.each([
    ["progress by its owner", anAction(), asked("progress"), OWNER, undefined],
    ["nothing by somebody else", anAction(), asked("progress"), { person: "other", manages: false }, "somebody else's"],
    [
      "nothing by anybody but the office where no person owns it",
      anAction([], { person: null }),
      asked("done"),
      OWNER,
      "somebody else's",
    ],
    ["anything by the office", anAction([], { person: null }), asked("done"), SECRETARY, undefined],
    ["no cancelling by its owner", anAction(), asked("cancelled"), OWNER, "partnership's office"],
    ["cancelling by the office", anAction(), asked("cancelled"), SECRETARY, undefined],
    ["done once", done, asked("done"), OWNER, "done already"],
    ["not blocked once done", done, asked("blocked"), OWNER, "done already"],
    ["no new day once done", done, asked("new-date", { day: day("2026-12-01") }), OWNER, "done already"],
    ["evidence once done", done, asked("progress"), OWNER, undefined],
    ["not opened again by its owner", done, asked("open"), OWNER, "open it again"],
    ["opened again by the office", done, asked("open"), SECRETARY, undefined],
    ["blocked once", blocked, asked("blocked"), OWNER, "blocked already"],
    ["going on after that", blocked, asked("open"), OWNER, undefined],
    ["not going on when it never stopped", anAction(), asked("open"), OWNER, "open already"],
    ["not without words", anAction(), asked("blocked", { words: "" }), OWNER, "Enter what stands in the way"],
    ["done today", anAction(), asked("done", { day: DUE }), OWNER, undefined],
    ["not done tomorrow", anAction(), asked("done", { day: THE_DAY_AFTER }), OWNER, "today or in the past"],
    ["done on the day it was agreed", anAction(), asked("done", { day: day("2026-10-01") }), OWNER, undefined],
    ["not done before it was agreed", anAction(), asked("done", { day: day("2026-09-30") }), OWNER, "1 October 2026"],
    ["a new day from tomorrow", anAction(), asked("new-date", { day: THE_DAY_AFTER }), OWNER, undefined],
    ["not the day it has", anAction(), asked("new-date", { day: DUE }), OWNER, "on that day already"],
    [
      "not a day that is past",
      anAction(),
      asked("new-date", { day: day("2026-11-25") }),
      OWNER,
      "today or in the future",
    ],
    ["not a wrong year", anAction(), asked("new-date", { day: day("2062-11-25") }), OWNER, "within 5 years"],
    ["not no day", anAction(), asked("new-date"), OWNER, "Enter the new due day"],
  ] as const)("%s", (_what, action, recording, recorder, problem) => {
    const outcome = decideUpdate(action, recording, recorder, DUE);
    if (problem === undefined) expect(outcome).toMatchObject({ ok: true });
    else expect(outcome).toMatchObject({ ok: false, problems: [{ message: expect.stringContaining(problem) }] });
  });

  test("done without a day is done today, and other updates have no day but a new one", () => {
    expect(decideUpdate(anAction(), asked("done"), OWNER, DUE)).toMatchObject({ value: { day: DUE } });
    const stray = asked("progress", { day: day("2026-01-01") });
    expect(decideUpdate(anAction(), stray, OWNER, DUE)).toMatchObject({ value: { day: null } });
  });

  test("the same words of the same person, sent twice, are one update", () => {
    const [last] = updates(["progress", DUE]);
    expect(isRepeat(asked("progress"), last, "owner")).toBe(true);
    expect(isRepeat(asked("progress"), last, "other")).toBe(false);
    expect(isRepeat(asked("progress", { words: "Others" }), last, "owner")).toBe(false);
    expect(isRepeat(asked("progress"), undefined, "owner")).toBe(false);
  });
});

describe("a new action", () => {
  const choices = {
    organisations: [{ id: "council", name: "Council" }],
    people: [{ id: "owner", name: "Owner", employer: null }],
    groups: [{ id: "group", name: "Group" }],
  };
  const ask = (about: Partial<NewAction> & { readonly due?: Day }) =>
    decideAction(
      {
        id: "new",
        text: "Text",
        organisationId: "council",
        personId: null,
        groupId: "group",
        origin: { kind: "group", id: "group" },
        agreedOn: DUE,
        dueOn: THE_DAY_AFTER,
        ...about,
      },
      choices,
      DUE,
    );
  test.each([
    [{}, undefined],
    [{ dueOn: DUE }, undefined],
    [{ personId: "owner" }, undefined],
    [{ dueOn: day("2026-11-25") }, "due"],
    [{ agreedOn: THE_DAY_AFTER }, "agreed"],
    [{ dueOn: day("2062-01-01") }, "due"],
    [{ organisationId: "another" }, "organisation"],
    [{ personId: "another" }, "person"],
    [{ groupId: "another" }, "group"],
  ] as const)("%j is wrong in: %s", (about, field) => {
    const outcome = ask(about);
    expect(outcome.ok ? undefined : outcome.problems.map((problem) => problem.field).join()).toBe(field);
  });

  test("an edit keeps in words what was there before", () => {
    const after = { text: "Write to landlords and tenants", organisation: "Council", person: null };
    expect(changeInWords(anAction(), after)).toBe(
      "The text was: Write to the landlords\nThe owner was: Owner, Council",
    );
    expect(
      changeInWords(anAction(), { text: "Write to the landlords", organisation: "Council", person: "Owner" }),
    ).toBe("");
  });
});
