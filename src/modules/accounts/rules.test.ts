import { expect, test } from "vitest";
import { secondsToWait, usablePassphrase } from "./rules.ts";

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
  expect(secondsToWait({ count, lastAt: secondsAgo(ago) }, now)).toBe(wait);
});

test.each([
  "correct horse battery staple",
  "Grays-tide-otter-lantern",
  "żółw ponad mostem 7",
  `${"x".repeat(100)}abcd efgh`,
])("%s may be a passphrase", (passphrase) => {
  expect(usablePassphrase(passphrase, "analyst@example.org").ok).toBe(true);
});

test.each([
  ["elevenchars", /12 characters or more/],
  ["y".repeat(129), /128 characters or fewer/],
  ["aaaaaaaaaaaaaaaa", /too easy/],
  ["abcdefghijklmnop", /too easy/],
  ["123456789012345", /too easy/],
  ["qwertyuiopasdfg", /too easy/],
  ["frankpledge frankpledge", /too easy/],
  ["Password password", /too easy/],
  ["thurrockanalyst1", /too easy/],
])("%s may not be a passphrase", (passphrase, words) => {
  const decision = usablePassphrase(passphrase, "thurrock.analyst@example.org");
  expect(decision.ok ? "" : decision.problems[0]?.message).toMatch(words);
});
