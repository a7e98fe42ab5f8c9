import { expect, test } from "vitest";
import { keepUpTo } from "./kept.ts";

test("a value is found by all it was made from, until others have been asked for since", () => {
  const kept = keepUpTo<string>(2);
  kept.keep("one", "First");
  kept.keep("two", "Second");
  expect(kept.find("one")).toBe("First");
  kept.keep("three", "Third");
  expect(kept.find("two")).toBeUndefined();
  expect(kept.find("one")).toBe("First");
  expect(kept.find("three")).toBe("Third");
});

test("a heavy value drives out as many as it weighs, and what weighs more than all is not kept", () => {
  const kept = keepUpTo<string>(10, (text) => text.length);
  for (const [from, value] of [
    ["a", "1234"],
    ["b", "1234"],
    ["c", "123"],
  ] as const)
    kept.keep(from, value);
  expect([kept.find("a"), kept.find("b"), kept.find("c")]).toEqual([undefined, "1234", "123"]);
  kept.keep("d", "12345678901");
  expect([kept.find("d"), kept.find("b")]).toEqual([undefined, "1234"]);
  kept.keep("b", "12");
  kept.keep("e", "12345");
  expect([kept.find("b"), kept.find("c"), kept.find("e")]).toEqual(["12", "123", "12345"]);
});
