import { expect, test } from "vitest";
import { CODE_PACE, PASSPHRASE_PACE, secondsToWait } from "./tries.ts";

const now = new Date("2026-11-22T12:00:00Z");
const secondsAgo = (seconds: number) => new Date(now.getTime() - seconds * 1000);

test.each([
  [0, 0, 0],
  [4, 0, 0],
  [5, 0, 1],
  [6, 0, 2],
  [6, 2, 0],
  [10, 0, 32],
  [10, 31, 1],
  [10, 32, 0],
  [60, 0, 900],
  [60, 900, 0],
])("after %i failures, the last %i seconds ago, the next try waits %i seconds", (count, ago, wait) => {
  expect(secondsToWait({ count, lastAt: secondsAgo(ago) }, PASSPHRASE_PACE, now)).toBe(wait);
});

test.each([
  [4, 0, 0],
  [5, 0, 30],
  [5, 30, 0],
  [6, 30, 30],
  [60, 0, 900],
])("after %i wrong codes, the last %i seconds ago, the next waits %i seconds", (count, ago, wait) => {
  expect(secondsToWait({ count, lastAt: secondsAgo(ago) }, CODE_PACE, now)).toBe(wait);
});
