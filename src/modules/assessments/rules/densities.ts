// Poisson and binomial probabilities by the saddle-point expansion: subtracting log-gammas of large numbers loses half
// the digits, this loses none, and nothing overflows. Source: Loader (2000), "Fast and accurate computation of binomial
// probabilities", the method of R's dbinom and dpois.

const HALF_LOG_TWO_PI = 0.9189385332046728;
const TWO_PI = 2 * Math.PI;

/** From here up the error term of Stirling's series, cut after six terms, is below 1e-17. */
const STIRLING_FROM = 15;

/** ln Γ(x) for x > 0, by Stirling's series after shifting small arguments up. Source: DLMF 5.11.1. */
export function logGamma(x: number): number {
  let shifted = x;
  let product = 1;
  while (shifted < STIRLING_FROM) {
    product *= shifted;
    shifted += 1;
  }
  return (shifted - 0.5) * Math.log(shifted) - shifted + HALF_LOG_TWO_PI + stirlingSeries(shifted) - Math.log(product);
}

/**
 * The Poisson probability of `count` events when `mean` are expected: mean^count e^-mean / Γ(count + 1). `count` may be
 * any number ≥ 0, which makes it the leading factor of the incomplete gamma function.
 */
export function poissonDensity(count: number, mean: number): number {
  if (mean === 0) return count === 0 ? 1 : 0;
  if (count === 0) return Math.exp(-mean);
  return Math.exp(-stirlingError(count) - devianceTerm(count, mean)) / Math.sqrt(TWO_PI * count);
}

/**
 * The binomial probability of `count` successes in `trials`: C(trials, count) chance^count (1 - chance)^(trials - count).
 * `complement` is 1 - chance, given when the caller knows it more exactly. `count` and `trials` may be any numbers with
 * 0 ≤ count ≤ trials, which makes it the leading factor of the incomplete beta function.
 */
export function binomialDensity(count: number, trials: number, chance: number, complement = 1 - chance): number {
  if (chance === 0) return count === 0 ? 1 : 0;
  if (complement === 0) return count === trials ? 1 : 0;
  if (count === 0) return Math.exp(trials * logOf(complement, chance));
  if (count === trials) return Math.exp(trials * logOf(chance, complement));
  const rest = trials - count;
  const exponent =
    stirlingError(trials) -
    stirlingError(count) -
    stirlingError(rest) -
    devianceTerm(count, trials * chance) -
    devianceTerm(rest, trials * complement);
  return Math.exp(exponent) * Math.sqrt(trials / (TWO_PI * count * rest));
}

/** ln of a chance: from its complement when that is the small one of the two. */
function logOf(chance: number, complement: number): number {
  return complement < 0.5 ? Math.log1p(-complement) : Math.log(chance);
}

/** ln Γ(n + 1) less Stirling's approximation (n + ½) ln n - n + ½ ln 2π. */
function stirlingError(n: number): number {
  if (n >= STIRLING_FROM) return stirlingSeries(n);
  return logGamma(n + 1) - (n + 0.5) * Math.log(n) + n - HALF_LOG_TWO_PI;
}

function stirlingSeries(x: number): number {
  const u = 1 / (x * x);
  return (1 / 12 - u * (1 / 360 - u * (1 / 1260 - u * (1 / 1680 - u * (1 / 1188 - u * (691 / 360_360)))))) / x;
}

/** x ln(x/mean) + mean - x, half the Poisson deviance, by a series near x = mean where the terms would cancel. */
function devianceTerm(x: number, mean: number): number {
  if (Math.abs(x - mean) >= 0.1 * (x + mean)) return x * Math.log(x / mean) + mean - x;
  const v = (x - mean) / (x + mean);
  let sum = (x - mean) * v;
  let power = 2 * x * v;
  for (let odd = 3; ; odd += 2) {
    power *= v * v;
    const next = sum + power / odd;
    if (next === sum) return sum;
    sum = next;
  }
}
