import { expect, test } from "vitest";
import { mayRelease, mayWithdraw, proposalState, type ReleaseProposal, TWO_PEOPLE } from "./releases.ts";

const at = new Date(0);
const proposal = (about: Partial<ReleaseProposal> = {}): ReleaseProposal => ({
  id: "p",
  assessmentId: "a",
  version: 3,
  title: "Strategic assessment",
  year: "2025-26",
  sha256: "00",
  proposedAt: at,
  proposedBy: { id: "analyst", name: "Analyst" },
  released: undefined,
  withdrawn: undefined,
  isLatest: true,
  ...about,
});
const released = { at, by: "Chair" };
const withdrawn = { at, by: "Chair", reason: "An error" };

test.each([
  [proposal(), "waiting"],
  [proposal({ isLatest: false }), "superseded"],
  [proposal({ released }), "released"],
  [proposal({ released, isLatest: false }), "released"],
  [proposal({ released, withdrawn }), "withdrawn"],
] as const)("a proposal stands as its release and withdrawal say", (given, state) => {
  expect(proposalState(given)).toBe(state);
});

test("a second person may release what waits, and the one who put it forward may not", () => {
  expect(mayRelease(proposal(), "chair").ok).toBe(true);
  expect(mayRelease(proposal(), "analyst")).toEqual({ ok: false, problems: [{ message: TWO_PEOPLE }] });
});

test.each([proposal({ released }), proposal({ released, withdrawn }), proposal({ isLatest: false })])(
  "what does not wait is not released, by anybody",
  (given) => {
    expect(mayRelease(given, "chair").ok).toBe(false);
  },
);

test("only what is released can be withdrawn, and once", () => {
  expect(mayWithdraw(proposal({ released })).ok).toBe(true);
  expect(mayWithdraw(proposal()).ok).toBe(false);
  expect(mayWithdraw(proposal({ released, withdrawn })).ok).toBe(false);
});
