import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { relativeError } from "../../../../test/relative-error.ts";
import { hasSharedData, readSharedCsv } from "../../../../test/shared-data.ts";
import { exactTwoSidedP, rateRatio } from "./change.ts";
import { binomialDensity } from "./densities.ts";
import { adjustedValues } from "./false-discovery.ts";

const year = (events: number) => ({ events, exposure: 1 });

describe.runIf(hasSharedData)("against the reference", { timeout: 60_000 }, () => {
  test("the change of every district and crime type", () => {
    const rows = readSharedCsv("reference/period_change.csv");
    expect(rows.length).toBe(196);
    const ratios = rows.map((row) => rateRatio(year(Number(row["before"])), year(Number(row["after"]))));
    const q = adjustedValues(ratios.map(({ exactP }) => exactP));
    for (const [i, row] of rows.entries()) {
      const change = ratios[i];
      // The file rounds ratios to six decimals, p to six digits and q, worked out from that p, to eight decimals.
      expect(change?.ratio).toBeCloseTo(Number(row["rate_ratio"]), 6);
      expect(change?.low).toBeCloseTo(Number(row["rr_lo95"]), 6);
      expect(change?.high).toBeCloseTo(Number(row["rr_hi95"]), 6);
      expect(relativeError(change?.exactP ?? NaN, Number(row["p_exact_conditional"]))).toBeLessThan(1e-5);
      expect(relativeError(change?.midP ?? NaN, Number(row["p_midp"]))).toBeLessThan(1e-5);
      expect(Math.abs((q[i] ?? NaN) - Number(row["q_exact_bh"]))).toBeLessThanOrEqual(5.1e-9 + 1e-5 * (q[i] ?? NaN));
    }
    expect(ratios.filter(({ exactP }) => exactP < 0.05).length).toBe(15);
    expect(q.filter((value) => value < 0.05).length).toBe(4);
  });

  test("the change of every square: 101 look unusual and only 1 survives the number of squares", () => {
    const rows = readSharedCsv("reference/cell_change.csv.gz");
    expect(rows.length).toBe(11_250);
    const p = rows.map((row) => rateRatio(year(Number(row["before"])), year(Number(row["after"]))).exactP);
    const q = adjustedValues(p);
    for (const [i, row] of rows.entries()) {
      expect(relativeError(p[i] ?? NaN, Number(row["p"]))).toBeLessThan(1e-5);
      expect(relativeError(q[i] ?? NaN, Number(row["q"]))).toBeLessThan(1e-5);
    }
    expect(p.filter((value) => value < 0.05).length).toBe(101);
    expect(q.filter((value) => value < 0.05).length).toBe(1);
  });
});

test("no events before: the ratio and its upper end have no limit, the lower end does", () => {
  const { ratio, low, high } = rateRatio(year(0), year(9));
  expect([ratio, high]).toEqual([Infinity, Infinity]);
  // The lower end solves share^9 = 0.025.
  const share = 0.025 ** (1 / 9);
  expect(low).toBeCloseTo(share / (1 - share), 9);
});

test("no events after: the ratio is nought and its upper end is not", () => {
  const { ratio, low, high, exactP } = rateRatio(year(9), year(0));
  expect([ratio, low]).toEqual([0, 0]);
  const share = 1 - 0.025 ** (1 / 9);
  expect(high).toBeCloseTo(share / (1 - share), 9);
  expect(exactP).toBeCloseTo(2 / 512, 12);
});

test("no events at all: no ratio, any change possible, and nothing to wonder at", () => {
  expect(rateRatio(year(0), year(0))).toEqual({ ratio: undefined, low: 0, high: Infinity, exactP: 1, midP: 1 });
});

test("the longer month is allowed for: 310 in 31 days against 280 in 28 is no change", () => {
  const { ratio, exactP } = rateRatio({ events: 280, exposure: 28 }, { events: 310, exposure: 31 });
  expect(ratio).toBeCloseTo(1, 12);
  expect(exactP).toBe(1);
});

test("the exact p is the sum it is said to be, for any exposures", () => {
  const trials = fc.integer({ min: 0, max: 120 });
  const chance = fc.double({ min: 0.02, max: 0.98, noNaN: true });
  fc.assert(
    fc.property(trials, fc.double({ min: 0, max: 1, noNaN: true }), chance, (n, at, p) => {
      const count = Math.round(at * n);
      const limit = binomialDensity(count, n, p) * (1 + 1e-7);
      let sum = 0;
      for (let k = 0; k <= n; k++) if (binomialDensity(k, n, p) <= limit) sum += binomialDensity(k, n, p);
      expect(relativeError(exactTwoSidedP(count, n, p), Math.min(1, sum))).toBeLessThan(1e-9);
    }),
    { seed: 6, numRuns: 1000 },
  );
});

test("turning the two periods round turns the ratio and its interval over and leaves p alone", () => {
  const [before, after] = [
    { events: 31, exposure: 365 },
    { events: 52, exposure: 366 },
  ];
  const [there, back] = [rateRatio(before, after), rateRatio(after, before)];
  expect(back.ratio).toBeCloseTo(1 / (there.ratio ?? NaN), 12);
  expect(back.low).toBeCloseTo(1 / there.high, 9);
  expect(back.high).toBeCloseTo(1 / there.low, 9);
  expect(back.exactP).toBeCloseTo(there.exactP, 12);
  expect(back.midP).toBeCloseTo(there.midP, 12);
});

test("what is not a count or an exposure is a mistake of the caller", () => {
  expect(() => rateRatio(year(1.5), year(2))).toThrow(RangeError);
  expect(() => rateRatio(year(-1), year(2))).toThrow(RangeError);
  expect(() => rateRatio({ events: 1, exposure: 0 }, year(2))).toThrow(RangeError);
});
