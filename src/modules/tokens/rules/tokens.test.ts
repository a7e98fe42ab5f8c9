import { expect, test } from "vitest";
import { endInWords, stateOf } from "./tokens.ts";

const now = new Date("2026-11-27T12:00:00Z");
const at = (text: string) => new Date(text);

test.each([
  ["works to the last moment", at("2026-11-27T12:00:00.001Z"), null, "works"],
  ["has expired at the moment that was said", now, null, "expired"],
  ["stays ended, whenever it would have expired", at("2027-01-01"), "revoked", "ended"],
] as const)("a token %s", (_what, expiresAt, because, state) => {
  const ended = because === null ? null : { at: now, because, by: null };
  expect(stateOf({ expiresAt, ended }, now)).toBe(state);
});

test("an end is said with its reason, and by whom where somebody did it", () => {
  expect(endInWords({ at: now, because: "revoked", by: "Manager" })).toBe("Revoked by Manager");
  expect(endInWords({ at: now, because: "revoked", by: null })).toBe("Revoked");
  expect(endInWords({ at: now, because: "left", by: null })).toBe("Ended when its person left their organisation");
});
