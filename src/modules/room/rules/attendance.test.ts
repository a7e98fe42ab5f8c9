import { expect, test } from "vitest";
import { seededRandom } from "../../../../test/seeded-random.ts";
import { day } from "../../../kernel/dates.ts";
import { quorumOf } from "../../groups/index.ts";
import {
  type Attendance,
  type AttendanceFacts,
  type AttendedSeat,
  attend as decide,
  representedAt as represented,
} from "./attendance.ts";

const ON = day("2026-12-10");
const attend = (entry: AttendanceFacts, others: readonly Attendance[], seats: readonly AttendedSeat[]) =>
  decide(entry, { others, seats, representatives: [] });
const representedAt = (entries: readonly Attendance[], time: string) => represented(entries, ON, time);

const seat = (id: string, representatives = 2): AttendedSeat => ({ id, name: id, representatives });
const SEATS = [seat("Police"), seat("Fire", 1), seat("Council")];

const there = (seatId: string, who: string, more: Partial<Attendance> = {}): Attendance => ({
  ...{
    id: `${seatId} ${who}`,
    seatId,
    personId: null,
    who,
    standsAs: "voting",
    mode: "present",
    onDay: ON,
    revision: 1,
  },
  ...{ cameAt: "14:00", leftAt: null, standsInFor: more.standsAs === "substitute" ? "Whoever is away" : "" },
  ...more,
});
const words = (outcome: { ok: boolean; problems?: readonly { message: string }[] }) =>
  outcome.problems?.map(({ message }) => message).join() ?? "";

test("a seat has one voice at a time, whoever has it", () => {
  const others = [there("Police", "a")];
  expect(words(attend(there("Police", "b"), others, SEATS))).toContain("a seat has one voice");
  expect(words(attend(there("Police", "b", { standsAs: "substitute" }), others, SEATS))).toContain("one voice");
  expect(attend(there("Police", "b", { standsAs: "accompanying" }), others, SEATS)).toMatchObject({ ok: true });
  const left = [there("Police", "a", { leftAt: "15:00" })];
  expect(attend(there("Police", "b", { standsAs: "substitute", cameAt: "15:00" }), left, SEATS)).toMatchObject({
    ok: true,
  });
  expect(words(attend(there("Police", "b", { cameAt: "14:59" }), left, SEATS))).toContain("one voice");
});

test("a substitute counts once, and remotely as in the place", () => {
  const others = [there("Police", "a", { standsAs: "substitute", mode: "remote" })];
  expect(words(attend(there("Council", "a", { standsAs: "substitute" }), others, SEATS))).toContain(
    "speaks for Police",
  );
  expect(representedAt(others, "14:30")).toEqual(new Set(["Police"]));
});

test("apologies take no place, and are recorded once", () => {
  const sorry = there("Police", "a", { mode: "apologies" });
  const recorded = attend(sorry, [], SEATS);
  expect(recorded).toMatchObject({ value: { cameAt: null } });
  expect(representedAt([{ ...sorry, cameAt: null }], "14:30").size).toBe(0);
  expect(attend(there("Police", "b", { standsAs: "substitute" }), [sorry], SEATS)).toMatchObject({ ok: true });
  expect(words(attend(sorry, [sorry], SEATS))).toContain("recorded already");
});

test.each([
  [there("Nowhere", "a"), "Choose a seat"],
  [there("Police", "a", { cameAt: null }), "Enter when they came"],
  [there("Police", "a", { cameAt: "14:10", leftAt: "14:10" }), "enter a later time"],
  [there("Fire", "b", { standsAs: "accompanying" }), "allow Fire 1 representative at a time"],
])("what cannot be is refused with its rule", (entry, message) => {
  expect(words(attend(entry, [there("Fire", "z")], SEATS))).toContain(message);
});

test("who sat yesterday, accompanies or is a guest represents nobody today", () => {
  const entries = [
    there("Police", "a", { onDay: day("2026-12-09") }),
    there("Council", "b", { standsAs: "accompanying" }),
    { ...there("Fire", "c"), seatId: null, standsAs: "guest" as const },
  ];
  expect(representedAt(entries, "14:30").size).toBe(0);
  expect(attend(there("Police", "a"), entries, SEATS)).toMatchObject({ ok: true });
});

test("somebody is in the room from the minute they come to the minute they leave", () => {
  const entries = [there("Police", "a", { cameAt: "14:10", leftAt: "15:00" })];
  const seen = ["14:09", "14:10", "14:59", "15:00"].map((time) => representedAt(entries, time).size);
  expect(seen).toEqual([0, 1, 1, 0]);
});

test("in 2,000 meetings the quorum depends on who is in the room, and never on the order in which it was written down", () => {
  const random = seededRandom(20_261_210);
  const rule = { kind: "share", of: "organisations", numerator: 1, denominator: 3 } as const;
  const between = (least: number, most: number) => least + Math.floor(random() * (most - least + 1));
  const time = () => `${between(14, 16)}:${String(between(0, 59)).padStart(2, "0")}`;
  let quorate = 0;
  for (let n = 0; n < 2_000; n++) {
    const seats = Array.from({ length: between(3, 22) }, (_, i) => seat(`seat ${i}`));
    const entries: Attendance[] = [];
    for (let i = 0; i < between(0, 40); i++) {
      const cameAt = time();
      const leftAt = random() < 0.4 ? time() : null;
      const standsAs = (["voting", "substitute", "accompanying"] as const)[between(0, 2)] ?? "voting";
      const entry = there(`seat ${between(0, seats.length - 1)}`, `person ${between(0, 30)}`, {
        standsAs,
        cameAt,
        leftAt,
      });
      if (attend(entry, entries, seats).ok) entries.push({ ...entry, id: String(i) });
    }
    const at = time();
    const counted = seats.map(({ id }) => ({ id, holder: id, capacity: "invited", votes: true }) as const);
    const quorum = quorumOf(rule, counted, representedAt(entries, at));
    const shuffled = entries.map((entry) => ({ entry, order: random() })).sort((a, b) => a.order - b.order);
    const again = shuffled.map(({ entry }) => entry);
    expect(quorumOf(rule, counted, representedAt(again, at))).toEqual(quorum);
    // One voice a seat at a time: as many people with a voice in the room as there are seats represented.
    const voices = entries.filter(
      ({ standsAs, cameAt, leftAt }) =>
        standsAs !== "accompanying" && (cameAt ?? "") <= at && (leftAt === null || leftAt > at),
    );
    expect(voices.length).toBe(quorum.represented);
    expect(new Set(voices.map(({ who }) => who)).size).toBe(voices.length);
    expect(quorum.isQuorate).toBe(voices.length * 3 >= seats.length);
    if (quorum.isQuorate) quorate++;
  }
  expect(quorate).toBeGreaterThan(200);
  expect(quorate).toBeLessThan(1_800);
});
