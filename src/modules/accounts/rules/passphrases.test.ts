import { expect, test } from "vitest";
import { usablePassphrase } from "./passphrases.ts";

const AROUND = {
  email: "thurrock.analyst@example.org",
  words: ["Rowan Ashdown", "Thurrock Council", "Safer Thurrock", "Stanford-le-Hope West"],
};

const said = (passphrase: string) => {
  const decision = usablePassphrase(passphrase, AROUND);
  return decision.ok ? "" : decision.problems[0]?.message;
};

test.each([
  "otter lantern tide Grays",
  "Grays-tide-otter-lantern",
  "żółw ponad mostem 7",
  "quiet gravel under nine kites",
  "thurrock otter lantern tide",
  `${"x".repeat(90)} otter lantern tide`,
  "v7Kp-Zt2m-Qx9f",
  "ostrich-umber-2019-plinth",
])("%s may be a passphrase", (passphrase) => {
  expect(said(passphrase)).toBe("");
});

test.each([
  ["eleven chars".slice(0, 11), /12 characters or more/],
  ["otter lantern ".repeat(10).slice(0, 129), /128 characters or fewer/],
  ["aaaaaaaaaaaaaaaa", /too easy/],
  ["abcabcabcabcabc", /too easy/],
  ["tide tide tide tide", /too easy/],
  ["abcdefghijklmnop", /too easy/],
  ["123456789012345", /too easy/],
  ["qwertyuiopasdfg", /too easy/],
  ["poiuytrewq0987654321", /too easy/],
  ["1qaz2wsx3edc4rfv", /too easy/],
  ["22/11/2026 22/11/2026", /too easy/],
  ["frankpledge frankpledge", /too easy/],
  ["Password password", /too easy/],
  ["P@$$w0rd-P@$$w0rd", /too easy/],
  ["passwordpassword1", /too easy/],
  ["Winter2026!Winter", /too easy/],
  ["Welcome-to-2026!", /too easy/],
  ["thurrockanalyst1", /too easy/],
  ["Thurr0ck-C0unc1l!", /too easy/],
  ["Safer Thurrock 2026", /too easy/],
  ["stanfordlehope12", /too easy/],
  ["Rowan.Ashdown.99", /too easy/],
  ["correct horse battery staple", /too easy/],
  ["CorrectHorseBatteryStaple1", /too easy/],
])("%s may not be a passphrase", (passphrase, words) => {
  expect(said(passphrase)).toMatch(words);
});

test("a long, hostile text is judged at once", () => {
  const begun = performance.now();
  for (const text of ["ab".repeat(64), "a".repeat(128), "qwertyuiop".repeat(12), "abcdefgh".repeat(16)]) said(text);
  expect(performance.now() - begun).toBeLessThan(2_000);
});
