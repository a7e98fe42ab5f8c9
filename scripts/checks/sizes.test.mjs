import { expect, test } from "vitest";
import { sizeProblem } from "./sizes.mjs";

/** @param {number} count */
function lines(count) {
  return "x\n".repeat(count);
}

test("a file of 300 lines will do, and one of 301 is to be split", () => {
  expect(sizeProblem("src/a.ts", lines(300))).toBeUndefined();
  expect(sizeProblem("src/a.ts", lines(301))).toContain("src/a.ts: 301 lines, of 300");
});

test("a test may have 500 lines, and not 501", () => {
  expect(sizeProblem("src/a.test.ts", lines(500))).toBeUndefined();
  expect(sizeProblem("src/a.test.ts", lines(501))).toContain("of 500");
});

test("a last line without an end counts", () => {
  expect(sizeProblem("src/a.ts", `${lines(300)}x`)).toContain("301 lines");
});

test("what a program writes may be as long as it must", () => {
  expect(sizeProblem("src/tables.ts", `// Written by a program. Do not edit.\n${lines(900)}`)).toBeUndefined();
});
