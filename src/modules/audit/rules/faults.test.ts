import { expect, test } from "vitest";
import { endsOfChain, faultByCopies, faultSentence, firstFaults } from "./faults.ts";

const kept = [3, 6, 9].map((seq) => ({ seq, hash: `h${seq}`, takenAt: `at ${seq}` }));
const held = (...entries: readonly (readonly [number, string])[]) => new Map(entries);

test("a chain that has every copied end shows no fault", () => {
  expect(faultByCopies(kept, held([3, "h3"], [6, "h6"], [9, "h9"]), 11)).toBeUndefined();
  expect(faultByCopies([], held(), 0)).toBeUndefined();
});

test("an end that is another now was rewritten since the last copy that is right", () => {
  expect(faultByCopies(kept, held([3, "h3"], [6, "x"], [9, "x"]), 11)).toEqual({
    kind: "rewritten",
    seq: 4,
    to: 6,
    copiedAt: "at 6",
  });
});

test("an end that is gone is a cut, from the first event after the last that is there", () => {
  expect(faultByCopies(kept, held([3, "h3"], [6, "h6"]), 7)).toEqual({ kind: "cut", seq: 8, to: 9, copiedAt: "at 9" });
});

test("two copies of one number that differ cannot both be right", () => {
  const copies = [
    { takenAt: "1", ends: [{ chain: "a", seq: 3, hash: "h3" }] },
    {
      takenAt: "2",
      ends: [
        { chain: "a", seq: 3, hash: "x" },
        { chain: "b", seq: 9, hash: "y" },
      ],
    },
    { takenAt: "3", ends: [{ chain: "a", seq: 3, hash: "h3" }] },
  ];
  expect(endsOfChain(copies, "a")).toHaveLength(2);
  expect(faultByCopies(endsOfChain(copies, "a"), held([3, "h3"]), 3)).toMatchObject({ kind: "rewritten", seq: 3 });
});

test("the chain's own fault names the event, and copies what the chain cannot show", () => {
  const own = { kind: "changed", seq: 8 } as const;
  const within = { kind: "rewritten", seq: 7, to: 9 } as const;
  const before = { kind: "rewritten", seq: 4, to: 6 } as const;
  expect(firstFaults(own, within)).toEqual([own]);
  expect(firstFaults(own, before)).toEqual([before, own]);
  expect(firstFaults(undefined, within)).toEqual([within]);
  expect(firstFaults(undefined, undefined)).toEqual([]);
});

test("a fault is said in a sentence", () => {
  expect(faultSentence({ kind: "changed", seq: 5 })).toBe("Event 5 has been changed.");
  expect(faultSentence({ kind: "cut", seq: 5, to: 5 })).toBe("Event 5 is gone from the end.");
  expect(faultSentence({ kind: "cut", seq: 5, to: 9, copiedAt: "noon" })).toBe(
    "Events 5 to 9 are gone from the end, as the end copied at noon shows.",
  );
});
