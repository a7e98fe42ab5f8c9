import { expect, test } from "vitest";
import { relativeError } from "../../../../test/relative-error.ts";
import { binomialDensity, logGamma, poissonDensity } from "./densities.ts";
import { chiSquareQuantile, regularisedGammaP, regularisedGammaQ } from "./gamma-function.ts";
import { normalUpperTail, twoSidedNormalP } from "./normal.ts";

// Expected values were computed with mpmath to 50 digits, the quantiles with scipy.

const closeTo = (actual: number, expected: number, tolerance = 1e-12) =>
  expect(relativeError(actual, expected)).toBeLessThanOrEqual(tolerance);

test.each([
  [0.5, 0.5723649429247001],
  [1.5, -0.12078223763524522],
  [3.2, 0.8854048271549089],
  [10, 12.80182748008147],
  [100.5, 361.4355404677776],
  [123456.7, 1323900.9753909183],
])("the log of the gamma function at %d", (x, expected) => closeTo(logGamma(x), expected));

test.each([
  [0.5, 0.1, 0.345279153981423, 0.654720846018577],
  [0.5, 50, 1, 1.523970604832105e-23],
  [3, 0.01, 1.6542165280748767e-7, 0.9999998345783472],
  [3, 40, 0.9999999999999964, 3.572865928700226e-15],
  [100, 100, 0.5132987982791487, 0.4867012017208513],
  [100, 180, 0.999999999970517, 2.948294557648285e-11],
  [100, 40, 1.2062542053086514e-15, 0.9999999999999988],
  [20_000, 20_300, 0.9827064487220964, 0.017293551277903448],
])("both tails of the gamma distribution of shape %d at %d", (a, x, lower, upper) => {
  closeTo(regularisedGammaP(a, x), lower);
  closeTo(regularisedGammaQ(a, x), upper);
});

test.each([
  [0.001, 0.9992021155721779],
  [1, 0.3173105078629141],
  [1.96, 0.04999579029644087],
  [5.345, 9.041705361214883e-8],
  [10, 1.523970604832105e-23],
  [24.254598, 5.9133338003346185e-130],
  [37, 1.1451142445049154e-299],
])("the two-sided normal tail keeps its digits at z = %d", (z, expected) => {
  closeTo(twoSidedNormalP(z), expected);
  closeTo(twoSidedNormalP(-z), expected);
  closeTo(normalUpperTail(z), expected / 2);
  closeTo(normalUpperTail(-z), 1 - expected / 2);
});

test("the normal tail at the ends: certain at zero, nothing beyond what a double can hold", () => {
  expect(twoSidedNormalP(0)).toBe(1);
  expect(twoSidedNormalP(55)).toBe(0);
});

test.each([
  [0.025, 2, 0.05063561596857975],
  [0.975, 2, 7.377758908227871],
  [0.025, 200, 162.72798250184627],
  [0.975, 66_214, 66929.13620492024],
  [0.001, 4, 0.09080403553897909],
  [0.999, 1, 10.827566170662733],
])("the chi-square quantile %d at %d degrees of freedom", (share, df, expected) =>
  closeTo(chiSquareQuantile(share, df), expected, 1e-11),
);

test("Poisson and binomial probabilities add up to one, also for large numbers", () => {
  let poisson = 0;
  let binomial = 0;
  for (let k = 0; k <= 3000; k++) poisson += poissonDensity(k, 1000);
  for (let k = 0; k <= 3000; k++) binomial += binomialDensity(k, 3000, 0.37);
  closeTo(poisson, 1);
  closeTo(binomial, 1);
  closeTo(binomialDensity(3, 10, 0.3), 0.266827932);
  closeTo(poissonDensity(2, 0.5), 0.125 * Math.exp(-0.5));
});

test("impossible and certain events have probability zero and one", () => {
  expect([poissonDensity(0, 0), poissonDensity(1, 0)]).toEqual([1, 0]);
  expect([binomialDensity(0, 5, 0), binomialDensity(1, 5, 0)]).toEqual([1, 0]);
  expect([binomialDensity(5, 5, 1), binomialDensity(4, 5, 1)]).toEqual([1, 0]);
  expect([chiSquareQuantile(0, 3), chiSquareQuantile(1, 3)]).toEqual([0, Number.POSITIVE_INFINITY]);
});
