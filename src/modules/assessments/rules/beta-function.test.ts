import fc from "fast-check";
import { expect, test } from "vitest";
import { relativeError } from "../../../../test/relative-error.ts";
import { inverseRegularisedBeta, regularisedBeta } from "./beta-function.ts";
import { twoSidedStudentP, twoSidedStudentQuantile } from "./student-t.ts";

// Expected values were computed with mpmath to 50 digits, the quantiles with scipy.

const closeTo = (actual: number, expected: number, tolerance = 1e-12) =>
  expect(relativeError(actual, expected)).toBeLessThanOrEqual(tolerance);

test.each([
  [0.3, 2, 5, 0.579825],
  [0.5, 0.5, 0.5, 0.5],
  [0.9, 3, 0.5, 0.44541555534797045],
  [0.02, 0.5, 7.5, 0.41177825358246956],
  [0.52, 5000, 5000, 0.9999685290836797],
])("the incomplete beta function at %d for %d and %d", (x, a, b, expected) =>
  closeTo(regularisedBeta(x, a, b), expected),
);

test.each([
  [0.025, 1, 5, 0.0050507633794680575],
  [0.975, 89, 84, 0.5884621825430818],
  [0.025, 1730, 1775, 0.4770358879998567],
  [0.975, 1, 1e5, 0.0000368881141579242],
])("the beta quantile %d for %d and %d", (share, a, b, expected) =>
  closeTo(inverseRegularisedBeta(share, a, b), expected, 1e-11),
);

test("the quantile undoes the distribution, whatever the counts", () => {
  const counts = fc.double({ min: 1, max: 5000, noNaN: true });
  fc.assert(
    fc.property(fc.double({ min: 1e-6, max: 0.9999, noNaN: true }), counts, counts, (share, a, b) => {
      closeTo(regularisedBeta(inverseRegularisedBeta(share, a, b), a, b), share, 1e-9);
    }),
    { seed: 1, numRuns: 300 },
  );
});

test.each([
  [0.01, 5, 0.9924080180425819],
  [2.2, 11, 0.05008611098180426],
  [10, 11, 7.392992841455234e-7],
  [3, 200, 0.003043047113905903],
])("Student's t of %d with %d degrees of freedom", (t, df, expected) => {
  closeTo(twoSidedStudentP(t, df), expected);
  closeTo(twoSidedStudentP(-t, df), expected);
});

test.each([
  [1, 12.706204736174694],
  [11, 2.200985160091639],
  [22, 2.0738730679040254],
  [1e6, 1.959966356814107],
])("Student's quantile at 0.95 with %d degrees of freedom", (df, expected) =>
  closeTo(twoSidedStudentQuantile(0.95, df), expected, 1e-10),
);
