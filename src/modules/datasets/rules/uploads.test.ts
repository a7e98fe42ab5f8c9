import { expect, test } from "vitest";
import { SENDING_LIMITS, tooMuch } from "./uploads.ts";

test("as many files and bytes as the limit are taken, and one more is not", () => {
  const { files, bytes } = SENDING_LIMITS;
  expect(tooMuch(files, bytes)).toBeUndefined();
  expect(tooMuch(files + 1, 1)).toBe("Choose 200 files or fewer at a time");
  expect(tooMuch(1, bytes + 1)).toBe("The files must come to 500 MB or less. Send fewer at a time");
});
