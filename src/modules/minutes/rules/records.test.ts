import { expect, test } from "vitest";
import { day } from "../../../kernel/dates.ts";
import { type Attended, attendanceIn, type Decided, decisionIn, endingsIn } from "./records.ts";

const police: Attended = {
  ...{ who: "Deputy", seat: "Essex Police", mode: "remote", standsAs: "substitute", standsInFor: "Chief officer" },
  ...{ cameAt: "14:20", leftAt: null },
};
const fire: Attended = {
  ...{ who: "Station manager", seat: "Fire service", mode: "apologies", standsAs: "voting", standsInFor: "" },
  ...{ cameAt: null, leftAt: null },
};
const guest: Attended = { ...fire, who: "Auditor", seat: null, mode: "present", standsAs: "guest" };

test("members read who took part and how; others, which seats were represented and which sent apologies", () => {
  expect(attendanceIn([police, fire, guest], "members")).toEqual([
    "Deputy (Essex Police), as a substitute for Chief officer, remotely, from 14:20",
    "Auditor (guest)",
    "Apologies: Station manager (Fire service)",
  ]);
  for (const reach of ["partners", "public"] as const)
    expect(attendanceIn([police, fire, guest], reach)).toEqual(["Essex Police", "Apologies: Fire service"]);
});

test("a seat that one person left and another represented sent no apologies", () => {
  expect(attendanceIn([{ ...fire }, { ...fire, who: "Watch manager", mode: "present" }], "public")).toEqual([
    "Fire service",
  ]);
});

const decided: Decided = {
  ...{ kind: "Proposal", text: "To fund the bus", consensus: false },
  votes: [
    { seat: "Essex Police", choice: "for" },
    { seat: "Fire service", choice: "against" },
  ],
  verdict: "The votes are equal.",
  quorum: "2 of 3 seats are represented.",
  dissents: [{ seat: "Fire service", why: "There is no money" }],
};

test("members read who voted how and why; others, the numbers and what came of it", () => {
  expect(decisionIn(decided, "members").course).toEqual([
    "There was no consensus.",
    "Votes: 1 for (Essex Police), 1 against (Fire service), 0 abstained.",
    "Fire service dissented: There is no money",
    "2 of 3 seats are represented.",
    "The votes are equal.",
  ]);
  expect(decisionIn(decided, "public")).toEqual({
    ...{ title: "Proposal", text: "To fund the bus" },
    course: ["There was no consensus.", "Votes: 1 for, 1 against, 0 abstained.", "The votes are equal."],
  });
});

test("the closing says how each sitting ended, and to members why one was adjourned", () => {
  const adjourned = {
    kind: "adjourned",
    onDay: day("2026-12-10"),
    atTime: "15:00",
    untilOn: day("2026-12-17"),
  } as const;
  const closed = { kind: "closed", onDay: day("2026-12-17"), atTime: "16:10", untilOn: null, reason: "" } as const;
  const endings = [{ ...adjourned, reason: "Too few are left." }, closed];
  expect(endingsIn(endings, "members")).toEqual([
    "The meeting was adjourned at 15:00 on 10 December 2026 until 17 December 2026: Too few are left.",
    "The meeting closed at 16:10 on 17 December 2026.",
  ]);
  expect(endingsIn(endings, "public")[0]).toBe(
    "The meeting was adjourned at 15:00 on 10 December 2026 until 17 December 2026.",
  );
});
