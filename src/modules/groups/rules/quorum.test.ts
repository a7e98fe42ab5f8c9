import fc from "fast-check";
import { expect, test } from "vitest";
import { type CountedAs, otherReadings, type QuorumRule, quorumOf, type Seat } from "./quorum.ts";

const THIRD: QuorumRule = { kind: "share", of: "organisations", numerator: 1, denominator: 3 };
const HALF: QuorumRule = { kind: "half-plus-one", base: "statutory-and-invited", rounding: "half-down-then-one" };

test.each([
  [THIRD, seats({ invited: 16, board: 6 }), 6],
  [{ ...THIRD, of: "organisations-and-boards" } as const, seats({ invited: 16, board: 6 }), 8],
  [{ ...HALF, base: "statutory" } as const, seats({ statutory: 9, invited: 10 }), 5],
  [{ ...HALF, base: "statutory", rounding: "sum-up" } as const, seats({ statutory: 9, invited: 10 }), 6],
  [HALF, seats({ statutory: 9, invited: 10 }), 10],
  [{ ...HALF, rounding: "sum-up" } as const, seats({ statutory: 9, invited: 10 }), 11],
  [HALF, seats({ statutory: 9, invited: 10, "ex-officio": 4, observer: 2 }), 10],
  [{ kind: "count", atLeast: 4 } as const, seats({ statutory: 9 }), 4],
])("%o asks for as many as its document says", (rule, all, needed) => {
  expect(quorumOf(rule, all, new Set()).needed).toBe(needed);
  const counted = all.filter(({ capacity }) => capacity === "statutory" || capacity === "invited");
  const room = (count: number) => new Set(counted.slice(0, count).map(({ id }) => id));
  const reachable = needed <= counted.length;
  if (reachable && rule.kind !== "share") {
    const enough = counted.filter(
      ({ capacity }) => rule.kind !== "half-plus-one" || rule.base !== "statutory" || capacity === "statutory",
    );
    expect(quorumOf(rule, all, new Set(enough.slice(0, needed).map(({ id }) => id))).isQuorate).toBe(true);
    expect(quorumOf(rule, all, new Set(enough.slice(0, needed - 1).map(({ id }) => id))).isQuorate).toBe(false);
  }
  if (rule.kind === "share") expect(quorumOf(rule, all, room(needed - 1)).isQuorate).toBe(false);
});

test("a boundary: five of sixteen organisations are not a third, six are", () => {
  const all = seats({ invited: 16, board: 6 });
  const room = (count: number) => new Set(all.slice(0, count).map(({ id }) => id));
  expect(quorumOf(THIRD, all, room(5)).isQuorate).toBe(false);
  expect(quorumOf(THIRD, all, room(6))).toMatchObject({
    isQuorate: true,
    working:
      "At least 1/3 of the 16 organisations listed must be represented: 16 × 1/3 = 5.33, rounded up 6. 6 of them are represented now: the meeting is quorate.",
  });
});

test("what a document leaves open is told in numbers: boards, bodies, rounding and base", () => {
  const third = seats({ invited: 16, board: 6 }).map((seat, i) => ({ ...seat, bodies: i === 0 ? 14 : 1 }));
  expect(otherReadings(THIRD, third).map(({ needed, isSame }) => [needed, isSame])).toEqual([
    [8, false],
    [10, false],
  ]);
  const half = seats({ statutory: 9, invited: 10, "ex-officio": 2 });
  expect(otherReadings(HALF, half).map(({ needed }) => needed)).toEqual([11, 5, 10]);
});

test("where each body counts, a line counts for as many as its representatives speak for", () => {
  const rule: QuorumRule = { ...THIRD, unit: "body" };
  const all: Seat[] = [
    { id: "councils", holder: "Councils", capacity: "invited", votes: true, bodies: 14 },
    ...seats({ statutory: 1 }),
  ];
  expect(quorumOf(rule, all, new Set(["councils"]))).toMatchObject({ base: 15, needed: 5, represented: 1 });
  expect(quorumOf(rule, all, new Set(["councils"]), new Map([["councils", 5]])).isQuorate).toBe(true);
  expect(quorumOf(rule, all, new Set(["councils"]), new Map([["councils", 99]])).represented).toBe(14);
});

test("those who observe or sit by office never make a quorum", () => {
  const all = seats({ statutory: 2, observer: 5, "ex-officio": 5 });
  const observers = new Set(all.filter(({ capacity }) => capacity !== "statutory").map(({ id }) => id));
  expect(quorumOf(HALF, all, observers)).toMatchObject({ isQuorate: false, represented: 0, needed: 2 });
});

test("named posts are named when they are missing", () => {
  const all: Seat[] = [
    { id: "a", holder: "Council", capacity: "statutory", votes: true, posts: ["chair"] },
    { id: "b", holder: "Police", capacity: "statutory", votes: true, posts: ["police"] },
  ];
  const rule: QuorumRule = { kind: "posts", posts: ["chair", "police"] };
  expect(quorumOf(rule, all, new Set(["a"]))).toMatchObject({ isQuorate: false, missingPosts: ["police"] });
  expect(quorumOf(rule, all, new Set(["a", "b"])).isQuorate).toBe(true);
});

test("the order in which people arrive never changes the quorum, and one who leaves can only lose it", () => {
  const capacity = fc.constantFrom<CountedAs>("statutory", "invited", "board", "ex-officio", "observer");
  const rule = fc.constantFrom<QuorumRule>(THIRD, HALF, { kind: "count", atLeast: 3 });
  fc.assert(
    fc.property(
      fc.array(capacity, { minLength: 1, maxLength: 30 }),
      rule,
      fc.infiniteStream(fc.nat(29)),
      (kinds, asked, order) => {
        const all = kinds.map(
          (kind, i): Seat => ({ id: `s${i}`, holder: `H${i}`, capacity: kind, votes: kind !== "observer" }),
        );
        const arrivals = [...take(order, 15)].map((i) => `s${i}`);
        const forwards = quorumOf(asked, all, new Set(arrivals));
        expect(quorumOf(asked, all, new Set([...arrivals].reverse()))).toEqual(forwards);
        const left = new Set(arrivals.slice(1));
        if (quorumOf(asked, all, left).isQuorate) expect(forwards.isQuorate).toBe(true);
      },
    ),
    { numRuns: 2000 },
  );
});

function* take(stream: Iterable<number>, count: number): Iterable<number> {
  let left = count;
  for (const item of stream) {
    if (left-- === 0) return;
    yield item;
  }
}

function seats(counts: Partial<Record<CountedAs, number>>): Seat[] {
  return Object.entries(counts).flatMap(([capacity, count]) =>
    Array.from({ length: count }, (_, i) => ({
      id: `${capacity}-${i}`,
      holder: `${capacity} ${i}`,
      capacity: capacity as CountedAs,
      votes: capacity !== "observer",
    })),
  );
}
