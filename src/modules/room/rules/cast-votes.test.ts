import { expect, test } from "vitest";
import { day } from "../../../kernel/dates.ts";
import type { Attendance } from "./attendance.ts";
import { type CastVote, keepCast, seatOf, standingVotes } from "./cast-votes.ts";

const ON = day("2026-12-10");
const there = (seatId: string | null, personId: string, more: Partial<Attendance> = {}): Attendance => ({
  ...{ id: `${seatId} ${personId}`, seatId, personId, who: "", standsAs: "voting", standsInFor: "" },
  ...{ mode: "present", onDay: ON, cameAt: "14:00", leftAt: null, revision: 1 },
  ...more,
});
const cast = (seatId: string, castBy: string, choice: CastVote["choice"] = "for"): CastVote => ({
  ...{ motionId: "motion", seatId, choice, castBy, name: castBy, castAt: "2026-12-10T14:10:00Z" },
});

test("whoever has the voice of a seat in the room speaks for it, and nobody else does", () => {
  const entries = [
    there("Police", "a", { leftAt: "14:30" }),
    there("Police", "b", { standsAs: "substitute", standsInFor: "a", cameAt: "14:30" }),
    there("Council", "c", { standsAs: "accompanying" }),
    there(null, "d", { standsAs: "guest" }),
    there("Fire", "e", { mode: "apologies", cameAt: null }),
  ];
  const at = (person: string, time: string) => seatOf(entries, person, ON, time);
  expect([at("a", "14:00"), at("a", "14:29"), at("a", "14:30")]).toEqual(["Police", "Police", undefined]);
  expect([at("b", "14:29"), at("b", "14:30")]).toEqual([undefined, "Police"]);
  expect(["c", "d", "e", "f"].map((person) => at(person, "14:10"))).toEqual([
    undefined,
    undefined,
    undefined,
    undefined,
  ]);
});

test("the vote of who has left gives way to that of who came for the seat", () => {
  const entries = [
    there("Police", "a", { leftAt: "14:30" }),
    there("Police", "b", { standsAs: "substitute", standsInFor: "a", cameAt: "14:30" }),
  ];
  const votes = [cast("Police", "a"), cast("Police", "b", "against")];
  expect(standingVotes(votes, entries, ON, "14:20").map(({ castBy }) => castBy)).toEqual(["a"]);
  expect(standingVotes(votes, entries, ON, "14:40").map(({ castBy }) => castBy)).toEqual(["b"]);
});

test("a vote that a seat cast itself is recorded as it was cast, or not at all", () => {
  const standing = [cast("Police", "a"), cast("Fire", "b", "abstain")];
  const kept = [
    { seatId: "Police", choice: "for" },
    { seatId: "Fire", choice: "abstain" },
    { seatId: "Council", choice: "against" },
  ] as const;
  const name = (seat: string) => seat;
  expect(keepCast(kept, standing, name).ok).toBe(true);
  const words = (outcome: ReturnType<typeof keepCast>) =>
    outcome.ok ? [] : outcome.problems.map((one) => one.message);
  const turned = kept.map((vote) => (vote.seatId === "Police" ? { ...vote, choice: "against" as const } : vote));
  expect(words(keepCast(turned, standing, name))).toEqual([
    expect.stringContaining("Police has voted from its own device: for"),
  ]);
  expect(words(keepCast(kept.slice(2), standing, name))).toHaveLength(2);
});
