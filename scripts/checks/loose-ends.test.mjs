import { expect, test } from "vitest";
import { looseEndsIn } from "./loose-ends.mjs";

// Put together here, so that the check does not find them in this file.
test.each([
  ["a silenced check", ["// biome", "ignore lint/style: because"].join("-")],
  ["a silenced check", ["// @ts", "nocheck"].join("-")],
  ["a test that does not run", ["test.", 'only("one", () => {})'].join("")],
  ["a promise without an issue", ["// TO", "DO: later"].join("")],
])("%s is found", (what, line) => {
  expect(looseEndsIn(`first\n${line}`)).toEqual([{ line: 2, what }]);
});

test("a table laid out by hand may be kept from the formatter", () => {
  expect(looseEndsIn(["const square = [[0, 0], [1, 0]]; // biome", "ignore format: one ring"].join("-"))).toEqual([]);
});

test("a promise that names its issue may stand, and a test that needs something may ask for it", () => {
  expect(looseEndsIn(["// TO", "DO #12: when Node 20 is gone"].join(""))).toEqual([]);
  expect(looseEndsIn('test.runIf(hasSharedData)("…", () => {})')).toEqual([]);
});
