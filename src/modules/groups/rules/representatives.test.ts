import { describe, expect, test } from "vitest";
import { day } from "../../../kernel/dates.ts";
import { type Candidate, leaveSeat, type Placing, putInSeat, type Representative } from "./representatives.ts";
import { NOTHING_STATED, type Settings } from "./settings.ts";
import type { ListedSeat } from "./terms.ts";

const POLICE = { id: "police", name: "Police" };
const COUNCIL = { id: "council", name: "Council" };

const seat = (facts: Partial<ListedSeat> = {}): ListedSeat => ({
  ...{ id: "seat", holder: "organisation", name: "Police", organisationId: POLICE.id, sits: "", capacity: "statutory" },
  ...{ representatives: 1, bodies: 1, votes: true, posts: [], fromOn: null, toOn: null },
  ...facts,
});

const person = (name: string, employer: { id: string; name: string } | null = POLICE): Candidate => ({
  ...{ personId: name, name, employerId: employer?.id ?? null, employer: employer?.name ?? null },
});

const sitting = (who: Candidate, facts: Partial<Representative> = {}): Representative => ({
  ...who,
  ...{ id: `place of ${who.name}`, seatId: "seat", seat: "Police", standsAs: "voting" },
  ...{ fromOn: day("2026-01-01"), toOn: null, isMember: true },
  ...facts,
});

const placing = (facts: Partial<Placing> = {}): Placing => ({
  ...{ personId: "Ann", standsAs: "voting", fromOn: day("2026-06-01"), toOn: null },
  ...facts,
});

type World = {
  readonly listed?: Partial<ListedSeat>;
  readonly sitting?: readonly Representative[];
  readonly settings?: Partial<Settings>;
  readonly candidates?: readonly Candidate[];
  readonly organisations?: readonly { readonly id: string; readonly name: string }[];
  readonly me?: string;
};

function refusal(asked: Partial<Placing>, world: World = {}): string {
  const listed = seat(world.listed);
  const outcome = putInSeat(placing(asked), {
    seat: listed,
    terms: {
      version: 2,
      source: "Terms of 2022",
      settings: { ...NOTHING_STATED, ...world.settings },
      seats: [listed],
    },
    candidates: world.candidates ?? [person("Ann"), person("Bob"), person("Cat", COUNCIL)],
    sitting: world.sitting ?? [],
    organisations: world.organisations ?? [POLICE],
    me: world.me ?? "secretary",
  });
  return outcome.ok ? "" : (outcome.problems[0]?.message ?? "refused without a word");
}

describe("one voice", () => {
  const bob = sitting(person("Bob"), { toOn: day("2026-06-01") });

  test("a second person who would speak for the seat on the same day is refused, the day after is not", () => {
    const wide = { representatives: 2 };
    expect(refusal({}, { sitting: [bob], listed: wide })).toBe(
      "Bob speaks for this seat from 1 January 2026 to 1 June 2026, and a seat has one voice: version 2 of the terms of reference (Terms of 2022). End that first, or let this person come along",
    );
    expect(refusal({ fromOn: day("2026-06-02") }, { sitting: [bob] })).toBe("");
    expect(refusal({ standsAs: "accompanying" }, { sitting: [bob], listed: wide })).toBe("");
    expect(refusal({ fromOn: day("2025-01-01"), toOn: day("2025-12-31") }, { sitting: [bob] })).toBe("");
    expect(refusal({ fromOn: day("2025-01-01"), toOn: day("2026-01-01") }, { sitting: [bob], listed: wide })).toContain(
      "one voice",
    );
  });

  test("where each representative has a vote, as many may speak as the terms list", () => {
    const each = { settings: { voice: "representative" as const } };
    expect(refusal({}, { sitting: [bob], listed: { representatives: 2 }, ...each })).toBe("");
    expect(refusal({}, { sitting: [bob], ...each })).toContain("At most one person may sit here");
  });

  test("one person does not speak for two seats at once, but may be a substitute for another", () => {
    const elsewhere = sitting(person("Ann"), { seatId: "other", seat: "Health" });
    expect(refusal({}, { sitting: [elsewhere] })).toContain("Ann speaks for another seat, Health, from 1 January 2026");
    expect(refusal({ standsAs: "substitute" }, { sitting: [elsewhere] })).toBe("");
  });

  test("nobody is in the same seat twice in the same days, and a place that was never taken up is none", () => {
    expect(refusal({ standsAs: "substitute" }, { sitting: [sitting(person("Ann"))] })).toContain(
      "in this seat already",
    );
    const never = sitting(person("Ann"), { toOn: day("2025-12-31") });
    expect(refusal({}, { sitting: [never] })).toBe("");
  });
});

describe("how many", () => {
  const line = { name: "Local authorities", organisationId: null, representatives: 2, bodies: 14 };
  const [dan, eve] = [person("Dan", COUNCIL), person("Eve", COUNCIL)];

  test("of a line for several bodies each sends at most so many, and another body's people take none of its room", () => {
    const both = [
      sitting(dan, { standsAs: "voting" }),
      sitting(eve, { standsAs: "accompanying", toOn: day("2026-07-01") }),
    ];
    const asked = { personId: "Cat", standsAs: "accompanying" as const };
    expect(refusal(asked, { listed: line, sitting: both })).toBe(
      "At most 2 people of each body may sit here, and Dan and Eve do already from Council: version 2 of the terms of reference (Terms of 2022)",
    );
    expect(refusal({ ...asked, fromOn: day("2026-07-02") }, { listed: line, sitting: both })).toBe("");
    expect(refusal({ standsAs: "accompanying" }, { listed: line, sitting: both })).toBe("");
  });

  test("those who follow each other are not counted together, and substitutes not at all", () => {
    const one = sitting(dan, { toOn: day("2026-06-30") });
    const next = sitting(eve, { standsAs: "accompanying", fromOn: day("2026-07-01") });
    const listed = { ...line, bodies: 1 };
    const asked = { personId: "Cat", standsAs: "accompanying" as const };
    expect(refusal(asked, { listed, sitting: [one, next] })).toBe("");
    const full = [one, next, sitting(person("Flo"), { standsAs: "accompanying" })];
    expect(refusal(asked, { listed, sitting: full })).toContain("At most 2 people may sit here at a time");
    expect(refusal({ ...asked, standsAs: "substitute" }, { listed, sitting: full })).toBe("");
  });
});

describe("whose seat it is", () => {
  test("an organisation's seat is for its own people, or those of whoever took over its part", () => {
    expect(refusal({ personId: "Cat" })).toBe(
      "Cat works for Council, and this is the seat of Police: version 2 of the terms of reference (Terms of 2022)",
    );
    expect(refusal({ personId: "Cat" }, { organisations: [POLICE, COUNCIL] })).toBe("");
    expect(refusal({}, { candidates: [person("Ann", null)] })).toContain("Ann has no employer on record");
  });

  test.each(["board", "office"] as const)("a seat of a %s is for anybody", (holder) => {
    expect(refusal({ personId: "Cat" }, { listed: { holder } })).toBe("");
  });

  test("nobody puts themselves into a seat, and nobody who does not work here", () => {
    expect(refusal({}, { me: "Ann" })).toContain("You cannot put yourself into a seat");
    expect(refusal({ personId: "Zoe" })).toBe("Choose somebody who works here");
  });
});

describe("days", () => {
  test.each<[string, Partial<Placing>, Partial<ListedSeat>, string]>([
    ["a last day before the first", { toOn: day("2026-05-31") }, {}, "Last day must be the same as or after"],
    ["a first day before the seat is there", {}, { fromOn: day("2026-06-02") }, "The seat is there from 2 June 2026"],
    ["a last day after the seat has gone", { toOn: day("2026-07-01") }, { toOn: day("2026-06-30") }, "until 30 June"],
    ["a first day after the seat has gone", {}, { toOn: day("2026-05-31") }, "until 31 May 2026"],
  ])("%s is refused", (_what, asked, listed, words) => {
    expect(refusal(asked, { listed })).toContain(words);
  });

  test("nobody is put into a seat on a day without terms in force, nor into one that they do not list", () => {
    const here = { seat: seat(), candidates: [person("Ann")], sitting: [], organisations: [POLICE], me: undefined };
    const terms = { version: 2, source: "", settings: NOTHING_STATED, seats: [] };
    expect(putInSeat(placing(), { ...here, terms: undefined })).toMatchObject({ problems: [{ field: "from" }] });
    expect(putInSeat(placing(), { ...here, terms })).toMatchObject({
      problems: [
        { message: "The seat is not listed in the terms in force on 1 June 2026: version 2 of the terms of reference" },
      ],
    });
  });

  test("a place is ended, even as never taken up, and never lengthened", () => {
    const place = { fromOn: day("2026-01-10"), toOn: day("2026-03-01") };
    expect(leaveSeat(place, day("2026-03-01")).ok).toBe(true);
    expect(leaveSeat(place, day("2026-01-09")).ok).toBe(true);
    expect(leaveSeat(place, day("2026-01-08"))).toMatchObject({
      problems: [{ message: "They are here from 10 January 2026. If they never sat here, enter 9 January 2026" }],
    });
    expect(leaveSeat(place, day("2026-03-02")).ok).toBe(false);
  });
});
