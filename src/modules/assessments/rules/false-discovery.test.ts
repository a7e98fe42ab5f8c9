import fc from "fast-check";
import { expect, test } from "vitest";
import { adjustedValues } from "./false-discovery.ts";

test("the worked example of R's p.adjust", () => {
  const adjusted = adjustedValues([0.01, 0.04, 0.03, 0.005, 0.5]);
  const expected = [0.025, 0.05, 0.05, 0.025, 0.5];
  for (const [i, value] of expected.entries()) expect(adjusted[i]).toBeCloseTo(value, 12);
});

test("a single test is its own adjusted value, and no tests give none", () => {
  expect([...adjustedValues([0.03])]).toEqual([0.03]);
  expect([...adjustedValues([])]).toEqual([]);
});

test("a p that is not a probability is a mistake of the caller", () => {
  expect(() => adjustedValues([0.2, Number.NaN])).toThrow(RangeError);
  expect(() => adjustedValues([-0.1])).toThrow(RangeError);
  expect(() => adjustedValues([1.1])).toThrow(RangeError);
});

test("calling out q at or below the level is the step-up rule of Benjamini and Hochberg", () => {
  const probability = fc.oneof(fc.double({ min: 0, max: 1, noNaN: true }), fc.constantFrom(0, 1e-5, 0.01, 0.05, 1));
  fc.assert(
    fc.property(fc.array(probability, { minLength: 1, maxLength: 60 }), (pValues) => {
      const sorted = [...pValues].sort((a, b) => a - b);
      const level = 0.1;
      // The largest rank k with p(k) ≤ k/m × level decides; everything up to that p is called out.
      const cut = sorted.findLast((p, i) => (p * sorted.length) / (i + 1) <= level);
      const adjusted = adjustedValues(pValues);
      for (const [i, p] of pValues.entries()) {
        expect((adjusted[i] ?? NaN) <= level).toBe(cut !== undefined && p <= cut);
        expect(adjusted[i]).toBeGreaterThanOrEqual(p * (1 - 1e-15));
      }
    }),
    { seed: 5, numRuns: 500 },
  );
});
