import fc from "fast-check";
import { expect, test } from "vitest";
import { sha256 } from "../src/kernel/ids.ts";
import { apportion, below, cumulative, drawIndex, gaussian, hex64, pick, poisson, unit, words } from "./random.ts";

/** sfc32 written a second time with big integers, which cannot overflow in the same wrong way. */
function sfc32(seed: string, count: number): number[] {
  const mask = 0xffffffffn;
  let [a, b, c] = [0, 4, 8].map((at) => BigInt(sha256(seed).readUInt32LE(at))) as [bigint, bigint, bigint];
  const stream: number[] = [];
  for (let counter = 1n; stream.length < count + 15; counter++) {
    const word = (a + b + counter) & mask;
    [a, b, c] = [b ^ (b >> 9n), (c + (c << 3n)) & mask, (((c << 21n) | (c >> 11n)) + word) & mask];
    stream.push(Number(word));
  }
  return stream.slice(15);
}

test("the stream is sfc32 after fifteen turns, whatever the seed", () => {
  fc.assert(
    fc.property(fc.string(), (seed) => {
      const next = words(seed);
      expect(Array.from({ length: 50 }, next)).toEqual(sfc32(seed, 50));
    }),
    { numRuns: 30 },
  );
});

test("the same seed gives the same figures for ever", () => {
  const next = words("frankpledge");
  expect([next(), next(), next()]).toEqual([3631679163, 612178846, 799622123]);
  expect(hex64(words("frankpledge"))).toBe("d87706bb247d1b9e2fa943eb609d41d7eb2a9c6ff9d05bbe3a79b7f47c71b899");
  expect(hex64(words("frankpledge "))).not.toBe(hex64(words("frankpledge")));
});

test("units are spread evenly over their range", () => {
  const next = words("even");
  const bins = new Array<number>(20).fill(0);
  for (let i = 0; i < 20_000; i++) {
    const bin = Math.floor(unit(next) * 20);
    bins[bin] = (bins[bin] ?? 0) + 1;
  }
  const chiSquare = bins.reduce((sum, seen) => sum + (seen - 1000) ** 2 / 1000, 0);
  expect(chiSquare).toBeLessThan(43.8); // 19 degrees of freedom, one chance in a thousand
  expect(below(() => 0xffffffff, 7)).toBe(6);
  expect(below(() => 0, 7)).toBe(0);
});

test.each([0.3, 4, 29.9, 30.1, 250])("Poisson counts of mean %d have that mean and that variance", (mean) => {
  const next = words(`poisson ${mean}`);
  const draws = Array.from({ length: 20_000 }, () => poisson(next, mean));
  const average = draws.reduce((sum, draw) => sum + draw, 0) / draws.length;
  const variance = draws.reduce((sum, draw) => sum + (draw - average) ** 2, 0) / draws.length;
  expect(Math.abs(average - mean)).toBeLessThan(5 * Math.sqrt(mean / draws.length));
  expect(variance / mean).toBeGreaterThan(0.93);
  expect(variance / mean).toBeLessThan(1.07);
});

test("nothing is counted when nothing is expected", () => {
  expect(poisson(words("none"), 0)).toBe(0);
});

test("normal draws have mean 0 and standard deviation 1", () => {
  const next = words("normal");
  const draws = Array.from({ length: 20_000 }, () => gaussian(next));
  const average = draws.reduce((sum, draw) => sum + draw, 0) / draws.length;
  const variance = draws.reduce((sum, draw) => sum + draw ** 2, 0) / draws.length;
  expect(Math.abs(average)).toBeLessThan(0.036);
  expect(Math.abs(variance - 1)).toBeLessThan(0.05);
});

test("a Crime ID is 64 hexadecimal digits, and no two are alike", () => {
  const next = words("ids");
  const ids = Array.from({ length: 5000 }, () => hex64(next));
  expect(ids.every((id) => /^[0-9a-f]{64}$/.test(id))).toBe(true);
  expect(new Set(ids).size).toBe(5000);
});

test("draws follow their weights, and a weight of nought is never drawn", () => {
  const next = words("weights");
  const totals = cumulative([0, 1, 0, 3, 0]);
  const seen = [0, 0, 0, 0, 0];
  for (let i = 0; i < 8000; i++) {
    const index = drawIndex(next, totals);
    seen[index] = (seen[index] ?? 0) + 1;
  }
  expect([seen[0], seen[2], seen[4]]).toEqual([0, 0, 0]);
  expect(Math.abs((seen[1] ?? 0) - 2000)).toBeLessThan(200);
  expect(drawIndex(() => 0, totals)).toBe(1);
  expect(drawIndex(() => 0xffffffff, totals)).toBe(3);
});

test("nothing can be picked from an empty list", () => {
  expect(() => pick(words("empty"), [])).toThrow(RangeError);
});

test("shares of a total are whole, in proportion and add up to it", () => {
  fc.assert(
    fc.property(
      fc.nat(200_000),
      fc.array(fc.double({ min: 0.1, max: 50, noNaN: true }), { minLength: 1, maxLength: 40 }),
      (total, weights) => {
        const shares = apportion(total, weights);
        const sum = weights.reduce((left, right) => left + right, 0);
        expect(shares.reduce((left, right) => left + right, 0)).toBe(total);
        for (const [i, share] of shares.entries()) {
          expect(Math.abs(share - (total * (weights[i] ?? 0)) / sum)).toBeLessThan(1.000001);
        }
      },
    ),
  );
  expect(apportion(2, [1, 1, 1])).toEqual([1, 1, 0]);
});
