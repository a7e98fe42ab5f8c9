import { describe, expect, test } from "vitest";
import { day } from "../../../kernel/dates.ts";
import { chairInWords, dueInWords, leaveOffice, postsDue, postsOn, type TermOfOffice, takeOffice } from "./chairs.ts";
import { NOTHING_STATED, type Settings } from "./settings.ts";

const terms = (settings: Partial<Settings> = {}) => ({
  version: 1,
  source: "Terms of 2008",
  settings: { ...NOTHING_STATED, chair: "appointment" as const, chairMonths: 12, ...settings },
});

const term = (facts: Partial<TermOfOffice> = {}): TermOfOffice => ({
  ...{ id: "t", groupId: "g", post: "chair", personId: "Ann", name: "Ann", employer: null, how: "appointment" },
  ...{ decidedBy: "", electionId: null, fromOn: day("2026-01-01"), toOn: day("2026-12-31") },
  ...facts,
});

const ASKED = { post: "chair", personId: "Bob", decidedBy: "", fromOn: day("2026-06-01"), toOn: null } as const;

function take(
  asked: Partial<typeof ASKED> | object,
  held: readonly TermOfOffice[] = [],
  settings: Partial<Settings> = {},
) {
  return takeOffice(
    { ...ASKED, ...asked },
    {
      terms: terms(settings),
      candidates: ["Ann", "Bob"].map((name) => ({ personId: name, name, employerId: null, employer: null })),
      held,
      me: "secretary",
    },
  );
}

const refusal = (...asked: Parameters<typeof take>) => {
  const outcome = take(...asked);
  return outcome.ok ? "" : outcome.problems[0]?.message;
};

describe("who takes office", () => {
  test("a term lasts as long as the terms of reference give it, and no longer", () => {
    expect(take({})).toMatchObject({ ok: true, value: { toOn: "2027-05-31", how: "appointment" } });
    expect(take({ toOn: day("2027-05-31") }).ok).toBe(true);
    expect(refusal({ toOn: day("2027-06-01") })).toBe(
      "A term lasts at most 12 months, here until 31 May 2027: version 1 of the terms of reference (Terms of 2008)",
    );
    expect(take({ fromOn: day("2024-02-29") })).toMatchObject({ value: { toOn: "2025-02-27" } });
  });

  test("one by office lasts until its end is recorded, and is reviewed all the same", () => {
    expect(take({}, [], { chair: "office" })).toMatchObject({ value: { toOn: null, how: "office" } });
  });

  test("where the terms ask for an election nobody is recorded without one", () => {
    expect(refusal({}, [], { chair: "election" })).toContain("ask for an election from the membership");
  });

  test("a post has one holder at a time: the day after is free", () => {
    expect(refusal({ fromOn: day("2026-12-31") }, [term()])).toContain(
      "Ann is chair from 1 January 2026 to 31 December",
    );
    expect(refusal({ fromOn: day("2027-01-01") }, [term()])).toBe("");
    expect(refusal({}, [term({ toOn: day("2025-12-31") })])).toBe("");
  });

  test("nobody is chair and vice-chair at once, and nobody records themselves", () => {
    expect(refusal({ personId: "Ann", post: "vice-chair" }, [term()])).toContain("Chair and vice-chair are two people");
    expect(refusal({ personId: "Zoe" })).toBe("Choose somebody who works here");
    const own = takeOffice(ASKED, {
      ...{ terms: terms(), held: [], me: "Bob" },
      candidates: [{ personId: "Bob", name: "Bob", employerId: null, employer: null }],
    });
    expect(own).toMatchObject({ problems: [{ field: "person" }] });
  });

  test("a term is ended, even as never begun, and never lengthened", () => {
    expect(leaveOffice(term(), day("2026-12-31")).ok).toBe(true);
    expect(leaveOffice(term(), day("2025-12-31")).ok).toBe(true);
    expect(leaveOffice(term(), day("2025-12-30")).ok).toBe(false);
    expect(leaveOffice(term(), day("2027-01-01")).ok).toBe(false);
  });
});

describe("what is due", () => {
  const due = (today: string, held: readonly TermOfOffice[], settings: Partial<Settings> = {}) =>
    postsDue(postsOn(held, terms(settings).settings, day(today)), terms(settings).settings).map(dueInWords);

  test("a term that ends is raised sixty days before, and not the day before that", () => {
    expect(due("2026-10-31", [term()])).toEqual([]);
    expect(due("2026-11-01", [term()])).toEqual(["The term of Ann as chair ends on 31 December 2026."]);
    expect(due("2026-11-02", [term()], { chairWarningDays: 30 })).toEqual([]);
    expect(due("2027-01-01", [term()])).toEqual(["Nobody is chair today."]);
  });

  test("a chair by office is raised when the review is due, and after it", () => {
    const office = [term({ how: "office", toOn: null })];
    expect(due("2026-11-02", office)).toEqual(["Ann as chair is to be reviewed on 31 December 2026."]);
    expect(due("2027-03-01", office)).toEqual(["Ann as chair was to be reviewed on 31 December 2026."]);
    expect(due("2027-03-01", office, { chairMonths: null })).toEqual([]);
  });

  test("a vice-chair that nobody is waits where the terms elect one, and nothing does where they are silent", () => {
    expect(due("2026-02-01", [], { chair: "election" })).toEqual([
      "Nobody is chair today.",
      "Nobody is vice-chair today.",
    ]);
    expect(due("2026-02-01", [])).toEqual(["Nobody is chair today."]);
    expect(due("2026-02-01", [], { chair: "not-stated" })).toEqual([]);
  });
});

test("the sentence says how the chair is found, how often, and by which terms", () => {
  expect(chairInWords(terms())).toBe(
    "The chair is appointed, and reviewed every 12 months: version 1 of the terms of reference (Terms of 2008). A term that ends within 60 days is raised here and on My work.",
  );
  expect(chairInWords(terms({ chair: "election", chairMonths: 24 }))).toContain(
    "Chair and vice-chair are elected from the membership every 24 months: version 1",
  );
  const office = { chair: "office", chairOffice: "Superintendent", viceChairOffice: "Director" } as const;
  expect(chairInWords(terms(office))).toContain(
    "The chair is whoever is Superintendent, the vice-chair whoever is Director, reviewed every 12 months",
  );
});
