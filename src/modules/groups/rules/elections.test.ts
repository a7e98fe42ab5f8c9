import { describe, expect, test } from "vitest";
import { day } from "../../../kernel/dates.ts";
import { callElection, declare, type Election, membersOn, resultOf, stand, vote } from "./elections.ts";
import type { Representative } from "./representatives.ts";
import { NOTHING_STATED, type Settings } from "./settings.ts";
import type { ListedSeat } from "./terms.ts";

const HELD = day("2026-05-01");

const seat = (id: string, votes = true): ListedSeat => ({
  ...{ id, holder: "organisation", name: id, organisationId: null, sits: "", capacity: "invited", representatives: 2 },
  ...{ bodies: 1, votes, posts: [], fromOn: null, toOn: null },
});

const terms = (settings: Partial<Settings> = {}) => ({
  version: 1,
  source: "",
  settings: {
    ...{ ...NOTHING_STATED, chair: "election" as const, chairMonths: 24 },
    ...{ quorum: "share" as const, quorumNumerator: 1, quorumDenominator: 3 },
    ...settings,
  },
  seats: [..."abcdefg"].map((id) => seat(id)).concat(seat("watcher", false)),
});

const election = (votes: Readonly<Record<string, string | null>> = {}, facts: Partial<Election> = {}): Election => ({
  ...{ id: "e", groupId: "g", post: "chair", heldOn: HELD, meeting: "", termId: null },
  candidates: ["Ann", "Bob"].map((name) => ({ personId: name, name, seatId: name, seat: name })),
  votes: Object.entries(votes).map(([seatId, personId]) => ({ seatId, personId, castOn: HELD })),
  ...facts,
});

const sitting = (name: string, facts: Partial<Representative> = {}): Representative => ({
  ...{ id: name, seatId: "a", seat: "a", personId: name, name, employerId: null, employer: null },
  ...{ standsAs: "voting", fromOn: day("2026-01-01"), toOn: null, isMember: true },
  ...facts,
});

const words = (outcome: { ok: boolean; problems?: readonly { message: string }[] }) => outcome.problems?.[0]?.message;

describe("who stands", () => {
  test("the chair is elected from the membership: neither substitutes nor those who came or left on other days", () => {
    const all = [
      sitting("Cat"),
      sitting("Dan", { standsAs: "accompanying" }),
      sitting("Eve", { standsAs: "substitute" }),
      sitting("Flo", { toOn: day("2026-04-30") }),
      sitting("Gus", { fromOn: day("2026-05-02") }),
      sitting("Cat", { seatId: "b", standsAs: "accompanying" }),
    ];
    expect(membersOn(all, HELD).map(({ name }) => name)).toEqual(["Cat", "Dan"]);
    expect(stand("Dan", election(), all)).toEqual({ ok: true, value: { personId: "Dan", seatId: "a" } });
    expect(words(stand("Eve", election(), all))).toContain("Candidates come from the membership");
    expect(words(stand("Ann", election(), all))).toContain("already");
    expect(words(stand("Dan", election({}, { termId: "t" }), all))).toContain("the election is over");
  });

  test("an election is called under terms that ask for one", () => {
    expect(callElection(HELD, terms()).ok).toBe(true);
    expect(words(callElection(HELD, terms({ chair: "office" })))).toContain("The terms ask for no election");
    expect(words(callElection(HELD, undefined))).toContain("No terms of reference are in force on 1 May 2026");
  });
});

describe("the ballot", () => {
  const cast = (seatId: string, personId: string | null, made = election(), on = HELD) =>
    words(vote({ seatId, personId, castOn: on }, made, terms(), HELD));

  test.each<[string, string | undefined, string]>([
    ["a seat that the terms do not list", cast("z", "Ann"), "Choose one of the seats"],
    ["a seat without a vote", cast("watcher", "Ann"), "watcher has no vote"],
    ["a second vote of a seat", cast("a", "Bob", election({ a: "Ann" })), "a has voted already"],
    ["a vote for somebody who does not stand", cast("a", "Zoe"), "Choose one of the candidates"],
    ["a vote of tomorrow", cast("a", "Ann", election(), day("2026-05-02")), "must be cast today"],
    ["a vote after the result", cast("a", "Ann", election({}, { termId: "t" })), "the election is over"],
  ])("%s is refused", (_what, said, expected) => {
    expect(said).toContain(expected);
  });

  test("a seat votes once, for a candidate or for nobody", () => {
    expect([cast("a", "Ann"), cast("b", null)]).toEqual([undefined, undefined]);
  });
});

describe("the result", () => {
  test("more votes than anybody else elect, for as long as the terms give", () => {
    const made = election({ a: "Ann", b: "Bob", c: "Ann", d: null });
    expect(resultOf(made, terms())).toMatchObject({ leader: { name: "Ann" }, abstained: 1, isQuorate: true });
    expect(declare(made, terms(), HELD, HELD)).toMatchObject({
      value: { personId: "Ann", post: "chair", fromOn: "2026-05-01", toOn: "2028-04-30" },
    });
    expect(resultOf(made, terms()).working).toContain("8 × 1/3 = 2.67, rounded up 3. 4 of them voted here.");
  });

  test("equal votes elect nobody, whoever was counted first", () => {
    for (const votes of [
      { a: "Ann", b: "Bob", c: null },
      { b: "Bob", a: "Ann", c: null },
    ])
      expect(words(declare(election(votes), terms(), HELD, HELD))).toContain("The terms give no casting vote");
    expect(words(declare(election({ a: null, b: null, c: null }), terms(), HELD, HELD))).toContain("Nobody is elected");
  });

  test("fewer seats than the quorum elect nobody, and as many do", () => {
    expect(words(declare(election({ a: "Ann", b: "Ann" }), terms(), HELD, HELD))).toContain("There is no quorum");
    expect(declare(election({ a: "Ann", b: "Ann", c: "Ann" }), terms(), HELD, HELD).ok).toBe(true);
    expect(words(declare(election({ a: "Ann" }), terms({ quorum: "not-stated" }), HELD, HELD))).toContain(
      "The terms of reference give no quorum",
    );
  });

  test("no result before the day, no term before it, and no second result", () => {
    const won = election({ a: "Ann", b: "Ann", c: "Ann" });
    expect(words(declare(won, terms(), HELD, day("2026-04-30")))).toContain("The election is on 1 May 2026");
    expect(words(declare(won, terms(), day("2026-04-30"), HELD))).toContain("A term begins on the day of the election");
    expect(words(declare({ ...won, termId: "t" }, terms(), HELD, HELD))).toContain("the election is over");
  });
});
