import { expect, test } from "vitest";
import { codeLink, newCodeSecret, timeStepOf } from "./one-time-codes.ts";

// RFC 6238, appendix B: the secret "12345678901234567890", in base 32, and its codes by SHA-1, cut to six digits.
const SECRET = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";

test.each([
  [1111111111, "050471", 37037037],
  [1111111109, "081804", 37037036],
  [1234567890, "005924", 41152263],
  [2000000000, "279037", 66666666],
])("at %d seconds the code is %s", (seconds, code, step) => {
  const at = (offset: number) => new Date((seconds + offset) * 1000);
  expect(timeStepOf(SECRET, code, at(0))).toBe(step);
  expect(timeStepOf(SECRET, code, at(30))).toBe(step);
  expect(timeStepOf(SECRET, code, at(90))).toBeUndefined();
  expect(timeStepOf(SECRET, code, at(-90))).toBeUndefined();
});

test.each(["", "28708", "2870822", "28708a", "٢٨٧٠٨٢", "287 82"])("%j is no code", (code) => {
  expect(timeStepOf(SECRET, code, new Date(1_234_567_890_000))).toBeUndefined();
});

test("a new secret has 160 bits, and its link names the account", () => {
  const secret = newCodeSecret();
  expect(secret).toMatch(/^[A-Z2-7]{32}$/);
  expect(newCodeSecret()).not.toBe(secret);
  const link = new URL(codeLink(secret, "a@example.org"));
  expect(link.protocol).toBe("otpauth:");
  expect(link.searchParams.get("secret")).toBe(secret);
  expect(decodeURIComponent(link.pathname)).toContain("a@example.org");
});
