import { poissonDensity } from "./densities.ts";
import { findQuantile } from "./quantile-search.ts";

/**
 * Regularised lower incomplete gamma P(a, x) = γ(a, x) / Γ(a), for a > 0 and x ≥ 0: the chance of `a` or more events
 * when x are expected, and the chi-square distribution of 2a degrees of freedom at 2x. Source: DLMF 8.2, 8.7, 8.9.
 */
export function regularisedGammaP(a: number, x: number): number {
  if (x <= 0) return 0;
  return x < a + 1 ? lowerBySeries(a, x) : 1 - upperByFraction(a, x);
}

/** Regularised upper incomplete gamma Q(a, x) = 1 - P(a, x), with full relative accuracy far out in the upper tail. */
export function regularisedGammaQ(a: number, x: number): number {
  if (x <= 0) return 1;
  return x < a + 1 ? 1 - lowerBySeries(a, x) : upperByFraction(a, x);
}

/** The value that a chi-square variable with `df` > 0 degrees of freedom stays below with probability `share`. */
export function chiSquareQuantile(share: number, df: number): number {
  if (share <= 0) return 0;
  if (share >= 1) return Number.POSITIVE_INFINITY;
  const a = df / 2;
  let high = a + 1;
  while (regularisedGammaP(a, high) < share) high *= 2;
  const gamma = {
    share: (x: number) => regularisedGammaP(a, x),
    density: (x: number) => (poissonDensity(a, x) * a) / x,
    low: 0,
    high,
  };
  return 2 * findQuantile(gamma, share, a);
}

function lowerBySeries(a: number, x: number): number {
  let term = 1;
  let sum = 1;
  for (let n = a + 1; term > sum * 1e-17; n++) {
    term *= x / n;
    sum += term;
  }
  return poissonDensity(a, x) * sum;
}

/** Legendre's continued fraction by the modified Lentz method. */
function upperByFraction(a: number, x: number): number {
  const tiny = 1e-300;
  let b = x + 1 - a;
  let c = 1 / tiny;
  let d = 1 / b;
  let fraction = d;
  for (let i = 1; i < 1_000_000; i++) {
    const numerator = i * (a - i);
    b += 2;
    d = 1 / nonZero(numerator * d + b, tiny);
    c = nonZero(b + numerator / c, tiny);
    const factor = c * d;
    fraction *= factor;
    if (Math.abs(factor - 1) < 1e-16) break;
  }
  return poissonDensity(a, x) * a * fraction;
}

function nonZero(value: number, tiny: number): number {
  return Math.abs(value) < tiny ? tiny : value;
}
