import { binomialDensity } from "./densities.ts";
import { findQuantile } from "./quantile-search.ts";

/**
 * Regularised incomplete beta I_x(a, b), for a, b > 0 and 0 ≤ x ≤ 1: the chance of `a` or more successes in a + b - 1
 * trials of chance x. `complement` is 1 - x, given when the caller knows it more exactly. Full relative accuracy where
 * the result is small. Source: DLMF 8.17.8, 8.17.22.
 */
export function regularisedBeta(x: number, a: number, b: number, complement = 1 - x): number {
  if (x <= 0) return 0;
  if (complement <= 0) return 1;
  if (x > (a + 1) / (a + b + 2)) return 1 - byFraction(complement, x, b, a);
  return byFraction(x, complement, a, b);
}

/** The x at which I_x(a, b) reaches `share`. */
export function inverseRegularisedBeta(share: number, a: number, b: number): number {
  if (share <= 0) return 0;
  if (share >= 1) return 1;
  const beta = {
    share: (x: number) => regularisedBeta(x, a, b),
    density: (x: number) => (leadingFactor(x, 1 - x, a, b) * a) / (x * (1 - x)),
    low: 0,
    high: 1,
  };
  return findQuantile(beta, share, a / (a + b));
}

/** x^a (1 - x)^b / (a B(a, b)). */
function leadingFactor(x: number, complement: number, a: number, b: number): number {
  return (binomialDensity(a, a + b, x, complement) * b) / (a + b);
}

/** The continued fraction by the modified Lentz method; converges fast for x below (a + 1) / (a + b + 2). */
function byFraction(x: number, complement: number, a: number, b: number): number {
  let c = 1;
  let d = 1 / nonZero(1 - ((a + b) * x) / (a + 1));
  let fraction = d;
  for (let m = 1; m < 1_000_000; m++) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m));
    d = 1 / nonZero(1 + even * d);
    c = nonZero(1 + even / c);
    fraction *= c * d;
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1));
    d = 1 / nonZero(1 + odd * d);
    c = nonZero(1 + odd / c);
    const factor = c * d;
    fraction *= factor;
    if (Math.abs(factor - 1) < 1e-16) break;
  }
  return leadingFactor(x, complement, a, b) * fraction;
}

function nonZero(value: number): number {
  return Math.abs(value) < 1e-300 ? 1e-300 : value;
}
