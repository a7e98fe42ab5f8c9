import { expect, test } from "vitest";
import { firstSteps, type Progress } from "./rules.ts";

const NOTHING: Progress = { holdsData: false, hasFigures: false, hasDraft: false, isReleased: false };

test.each([
  [NOTHING, ["next", "later", "later", "later"]],
  [{ ...NOTHING, holdsData: true }, ["done", "next", "later", "later"]],
  [{ ...NOTHING, holdsData: true, hasFigures: true }, ["done", "done", "next", "later"]],
  [{ ...NOTHING, holdsData: true, hasFigures: true, hasDraft: true }, ["done", "done", "done", "next"]],
  // The data were withdrawn after an analysis: they come first again.
  [{ ...NOTHING, hasFigures: true }, ["next", "done", "later", "later"]],
])("the first step that is not done is next: %o", (progress, states) => {
  expect(firstSteps(progress).map(({ state }) => state)).toEqual(states);
});

test("once something is released, nobody is told how to begin", () => {
  expect(firstSteps({ ...NOTHING, isReleased: true })).toEqual([]);
});
