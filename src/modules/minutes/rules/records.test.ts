import { expect, test } from "vitest";
import { type Attended, attendanceIn, type Decided, decisionIn } from "./records.ts";

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
