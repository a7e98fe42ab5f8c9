import { expect, test } from "vitest";
import { agree, agreementInWords, type Office, type Proposal, stateOfRelease, withdraw } from "./releases.ts";

const proposal: Proposal = {
  ...{ id: "a", meetingId: "m", groupId: "g", reach: "public", version: 1, leavesOut: true },
  ...{
    proposedAt: "2026-12-11T10:00:00Z",
    proposedBy: "The secretary",
    agreements: [],
    withdrawal: null,
    isLatest: true,
  },
};
const by = (office: Office, personId: string) => ({ office, personId, by: null, at: "2026-12-11T11:00:00Z" });
const withdrawal = { reason: "A name", at: "2026-12-12T10:00:00Z", by: null };

test.each([
  ["nobody has agreed", {}, "waiting"],
  ["the chair alone has agreed, and something is left out", { agreements: [by("chair", "1")] }, "waiting"],
  ["the vice-chair alone has agreed", { agreements: [by("vice-chair", "2")] }, "waiting"],
  ["both have agreed", { agreements: [by("chair", "1"), by("vice-chair", "2")] }, "released"],
  ["the chair has agreed, and nothing is left out", { agreements: [by("chair", "1")], leavesOut: false }, "released"],
  ["a later version was put forward", { isLatest: false }, "superseded"],
  ["it was taken back", { agreements: [by("chair", "1"), by("vice-chair", "2")], withdrawal }, "withdrawn"],
] as const)("when %s", (_when, change, state) => {
  expect(stateOfRelease({ ...proposal, ...change })).toBe(state);
});

test.each([
  ["the chair first", {}, "chair", "1", undefined],
  ["the vice-chair first", {}, "vice-chair", "2", undefined],
  ["the vice-chair after the chair", { agreements: [by("chair", "1")] }, "vice-chair", "2", undefined],
  ["the same person in both offices", { agreements: [by("chair", "1")] }, "vice-chair", "1", "Two different people"],
  ["a second chair", { agreements: [by("chair", "1")] }, "chair", "3", "The chair has agreed already"],
  ["the vice-chair where nothing is left out", { leavesOut: false }, "vice-chair", "2", "the chair alone"],
  ["of what was replaced", { isLatest: false }, "chair", "1", "A later version"],
  ["of what was taken back", { withdrawal }, "chair", "1", "has been withdrawn"],
] as const)("agreement by %s", (_what, change, office, person, refusal) => {
  const answer = agree({ ...proposal, ...change }, office, person);
  expect(answer.ok).toBe(refusal === undefined);
  if (!answer.ok) expect(answer.problems[0]?.message).toContain(refusal);
});

test("the working names the rule, and says where the terms ask for less than this program does", () => {
  expect(agreementInWords({ leavesOut: false }, "chair-and-vice-chair")).toContain("the chair alone");
  expect(agreementInWords(proposal, "chair-and-vice-chair")).toContain("so say the terms of reference");
  expect(agreementInWords(proposal, "not-stated")).toContain("section 8.4");
  expect(agreementInWords(proposal, "chair")).toContain("name the chair alone, and this program asks for both");
  expect(withdraw({ ...proposal, withdrawal }).ok).toBe(false);
});
