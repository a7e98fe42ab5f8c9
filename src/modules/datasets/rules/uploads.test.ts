import { expect, test } from "vitest";
import { originalName, SENDING_LIMITS, tooMuch } from "./uploads.ts";

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

test("as many files and bytes as the limit are taken, and one more is not", () => {
  const { files, bytes } = SENDING_LIMITS;
  expect(tooMuch(files, bytes)).toBeUndefined();
  expect(tooMuch(files + 1, 1)).toBe("Choose 200 files or fewer at a time");
  expect(tooMuch(1, bytes + 1)).toBe("The files must come to 500 MB or less. Send fewer at a time");
});
