import { expect, test } from "vitest";
import { seal, sealingKey, unseal } from "./seal.ts";

const key = sealingKey("ab".repeat(32), undefined);

test("what is sealed opens with the same key for the same owner, and never looks the same twice", () => {
  const sealed = seal(key, "one", "JBSWY3DPEHPK3PXP");
  expect(unseal(key, "one", sealed)).toBe("JBSWY3DPEHPK3PXP");
  expect(seal(key, "one", "JBSWY3DPEHPK3PXP")).not.toEqual(sealed);
  expect(sealed.toString("latin1")).not.toContain("JBSWY");
});

test("another owner, another key or a changed byte does not open it", () => {
  const sealed = seal(key, "one", "JBSWY3DPEHPK3PXP");
  expect(() => unseal(key, "two", sealed)).toThrow();
  expect(() => unseal(sealingKey("ab".repeat(32), "the operator's"), "one", sealed)).toThrow();
  expect(() => unseal(sealingKey("cd".repeat(32), undefined), "one", sealed)).toThrow();
  for (let at = 0; at < sealed.length; at++) {
    const changed = Buffer.from(sealed);
    changed[at] = (changed[at] ?? 0) ^ 1;
    expect(() => unseal(key, "one", changed), `byte ${at}`).toThrow();
  }
});
