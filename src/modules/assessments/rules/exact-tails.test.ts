import fc from "fast-check";
import { expect, test } from "vitest";
import { relativeError } from "../../../../test/relative-error.ts";
import { binomialDensity, poissonDensity } from "./densities.ts";
import { binomialInterval, poissonInterval } from "./exact-intervals.ts";
import { binomialLowerTail, binomialUpperTail, poissonLowerTail, poissonUpperTail } from "./exact-tails.ts";

// Expected values were summed with mpmath to 50 digits.

const closeTo = (actual: number, expected: number, tolerance = 1e-11) =>
  expect(relativeError(actual, expected)).toBeLessThanOrEqual(tolerance);

const ONE_BLOCK = 9 / 95_200;

test.each([
  [5, 1160, ONE_BLOCK, 1.1965207100982565e-7],
  [2, 1160, ONE_BLOCK, 0.005586895207190937],
  [1, 300, 0.00001, 0.0029955194517940456],
  [600, 1000, 0.5, 1.3642320780330092e-10],
  [20, 20, 0.9, 0.1215766545905693],
  [5000, 9999, 0.52, 0.9999685290836797],
])("%d or more of %d events by chance", (count, trials, chance, expected) =>
  closeTo(binomialUpperTail(count, trials, chance), expected),
);

test.each([
  [5, 0.1, 7.667801686189309e-8],
  [100, 100, 0.5132987982791487],
  [3, 1e-7, 1.6666665416666716e-22],
])("%d or more events when %d are expected", (count, mean, expected) =>
  closeTo(poissonUpperTail(count, mean), expected),
);

test("a tail too small for a double is zero, not an error", () => {
  expect(binomialUpperTail(438, 33_106, ONE_BLOCK)).toBe(0);
  expect(poissonUpperTail(438, 3.13)).toBe(0);
});

test("no events or more is certain, more events than there are is impossible", () => {
  expect(binomialUpperTail(0, 10, 0.1)).toBe(1);
  expect(binomialUpperTail(11, 10, 0.1)).toBe(0);
  expect(binomialLowerTail(-1, 10, 0.1)).toBe(0);
  expect(binomialLowerTail(10, 10, 0.1)).toBe(1);
  expect(poissonUpperTail(0, 2)).toBe(1);
  expect(poissonLowerTail(-1, 2)).toBe(0);
});

test("the two tails and the count itself make one", () => {
  const trials = fc.integer({ min: 1, max: 3000 });
  const chance = fc.double({ min: 0.001, max: 0.999, noNaN: true });
  fc.assert(
    fc.property(trials, chance, fc.double({ min: 0, max: 1, noNaN: true }), (n, p, at) => {
      const k = Math.round(at * n);
      const overlap = binomialDensity(k, n, p);
      expect(binomialUpperTail(k, n, p) + binomialLowerTail(k, n, p) - overlap).toBeCloseTo(1, 10);
      const mean = n * p;
      expect(poissonUpperTail(k, mean) + poissonLowerTail(k, mean) - poissonDensity(k, mean)).toBeCloseTo(1, 10);
    }),
    { seed: 2, numRuns: 300 },
  );
});

test("the exact Poisson interval has just 2.5 % beyond each end", () => {
  const { low, high } = poissonInterval(12);
  closeTo(poissonUpperTail(12, low), 0.025);
  closeTo(poissonLowerTail(12, high), 0.025);
  expect(poissonInterval(0).low).toBe(0);
  closeTo(poissonInterval(0).high, -Math.log(0.025));
});

test("the exact binomial interval has just 2.5 % beyond each end, and reaches 0 and 1", () => {
  const { low, high } = binomialInterval(12, 40);
  closeTo(binomialUpperTail(12, 40, low), 0.025);
  closeTo(binomialLowerTail(12, 40, high), 0.025);
  expect(binomialInterval(0, 40).low).toBe(0);
  expect(binomialInterval(40, 40).high).toBe(1);
  expect(binomialInterval(0, 0)).toEqual({ low: 0, high: 1 });
});
