import { expect, test } from "vitest";
import { day } from "../../../kernel/dates.ts";
import type { Representative } from "./representatives.ts";
import type { ListedSeat } from "./terms.ts";
import { authoritiesWithoutSeat, filledSeats, vacanciesInWords, withoutSeatInWords } from "./vacancies.ts";

const TODAY = day("2026-06-15");

const seat = (id: string, facts: Partial<ListedSeat> = {}): ListedSeat => ({
  ...{ id, holder: "organisation", name: id, organisationId: id, sits: "", capacity: "statutory", representatives: 1 },
  ...{ bodies: 1, votes: true, posts: [], fromOn: null, toOn: null },
  ...facts,
});

const sitting = (seatId: string, facts: Partial<Representative>): Representative => ({
  ...{ id: seatId, seatId, seat: seatId, personId: "p", name: "Ann", employerId: null, employer: null },
  ...{ standsAs: "voting", fromOn: day("2026-01-01"), toOn: null, isMember: true },
  ...facts,
});

test.each<[string, Partial<Representative>, string | undefined]>([
  ["somebody speaks for it", {}, undefined],
  ["their last day is today", { toOn: TODAY }, undefined],
  ["their last day was yesterday", { toOn: day("2026-06-14") }, "2026-06-15"],
  ["they come tomorrow", { fromOn: day("2026-06-16") }, "always"],
  ["there is a substitute alone", { standsAs: "substitute" }, "always"],
  ["somebody comes along alone", { standsAs: "accompanying" }, "always"],
  ["the place was never taken up", { toOn: day("2025-12-31") }, "always"],
])("whether a seat is vacant when %s", (_what, facts, since) => {
  expect(filledSeats([seat("police")], [sitting("police", facts)], TODAY)[0]?.vacantSince).toBe(since);
});

test("a seat that is not there today is not vacant, and the sentence counts the others", () => {
  const seats = [seat("police"), seat("fire"), seat("old", { toOn: day("2026-06-14") })];
  const filled = filledSeats(seats, [sitting("police", {})], TODAY);
  expect(filled.map(({ seat: { id } }) => id)).toEqual(["police", "fire"]);
  expect(vacanciesInWords(filled, { version: 1, source: "Terms of 2008" })).toBe(
    "1 of the 2 seats is vacant: nobody speaks for it today. The seats are those of version 1 of the terms of reference (Terms of 2008).",
  );
  expect(vacanciesInWords(filled.slice(0, 1), { version: 1, source: "" })).toBeUndefined();
});

test("a responsible authority has a seat by the directory or by one of its names, and otherwise is told with its day", () => {
  const authority = (organisationId: string, name: string, otherNames: readonly string[] = []) => ({
    ...{ organisationId, name, otherNames, fromOn: day("2013-04-01") },
  });
  const seats = [seat("police"), seat("x", { organisationId: null, name: "County Fire Service" })];
  const gone = authority("health", "Health board");
  const all = [authority("police", "Police"), authority("fire", "Fire", ["county fire service"]), gone];
  expect(authoritiesWithoutSeat(all, seats)).toEqual([gone]);
  expect(
    withoutSeatInWords(
      [gone, { ...gone, name: "Probation", fromOn: null }],
      [seat("ccgs", { name: "Health bodies", bodies: 3 })],
    ),
  ).toBe(
    "No seat is their own: Health board (since 1 April 2013), Probation. A line that stands for several may cover them: Health bodies.",
  );
});
