import { expect, test } from "vitest";
import { inFours, RECOVERY_ALPHABET, RECOVERY_COUNT, RECOVERY_LENGTH, readCode } from "./codes.ts";

const RECOVERY = "ABCDEFGHJKLMNPQRSTUVWXYZ";

test.each([
  ["123456", { kind: "one-time-code", code: "123456" }],
  [" 123 456 ", { kind: "one-time-code", code: "123456" }],
  [inFours(RECOVERY), { kind: "recovery-code", code: RECOVERY }],
  [RECOVERY.toLowerCase().match(/.{4}/g)?.join("-") ?? "", { kind: "recovery-code", code: RECOVERY }],
  ["12345", { kind: "neither" }],
  ["1234567", { kind: "neither" }],
  [RECOVERY.slice(1), { kind: "neither" }],
  [`${RECOVERY.slice(1)}0`, { kind: "neither" }],
  ["", { kind: "neither" }],
])("%j is read as %j", (text, read) => {
  expect(readCode(text)).toEqual(read);
});

test("a recovery code carries more bits than a fast hash needs to be safe with", () => {
  expect(new Set(RECOVERY_ALPHABET).size).toBe(32);
  expect(RECOVERY_LENGTH * Math.log2(32)).toBeGreaterThanOrEqual(112);
  expect(RECOVERY_COUNT).toBe(10);
});
