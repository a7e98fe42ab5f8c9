import { expect, test } from "vitest";
import { usablePassphrase } from "./passphrases.ts";

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
