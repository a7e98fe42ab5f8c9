import { expect, test } from "vitest";
import { isAllowed } from "./licences.mjs";

test.each([
  "MIT",
  "Apache-2.0",
  "(MIT OR GPL-2.0-only)",
  "GPL-2.0-only OR MIT",
  "MIT AND (BSD-3-Clause OR Proprietary)",
  "(MIT OR X) AND (ISC OR Y)",
  "((MIT))",
])("%s can be met", (expression) => {
  expect(isAllowed(expression)).toBe(true);
});

test.each([
  "",
  "GPL-2.0-only",
  "UNLICENSED",
  "SEE LICENSE IN LICENSE.md",
  "MIT AND Proprietary",
  "(MIT OR X) AND (Y OR Z)",
  "MIT AND X OR Y",
  "Apache-2.0 WITH LLVM-exception",
])("%s cannot be taken as met", (expression) => {
  expect(isAllowed(expression)).toBe(false);
});
