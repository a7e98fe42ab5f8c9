import { expect, test } from "vitest";
import { originalName } from "./file-names.ts";

test.each([
  ["2025-01-essex-street.csv", "2025-01-essex-street.csv"],
  ["C:\\Users\\analyst\\crime.zip", "crime.zip"],
  ["../../etc/passwd", "passwd"],
  ["nul\u0000 and \u202Egnp.csv", "nul and gnp.csv"],
  ["Sir Gâr \u2028.csv.gz", "Sir Gâr .csv.gz"],
  ["", "unnamed file"],
  ["  \u0007 ", "unnamed file"],
])("a file sent as %j is kept as %j", (sent, kept) => {
  expect(originalName(sent)).toBe(kept);
});

test("a very long name is cut, and still says how the file is packed", () => {
  const name = originalName(`${"a".repeat(400)}.csv.gz`);
  expect(name).toHaveLength(200);
  expect(name).toMatch(/^a+….csv.gz$/);
});
