import { inverseRegularisedBeta } from "./beta-function.ts";
import { chiSquareQuantile } from "./gamma-function.ts";

export type Interval = { readonly low: number; readonly high: number };

/**
 * Exact interval of a Poisson mean from one count: half the chi-square quantiles of 2 × count and 2 × count + 2 degrees
 * of freedom. Zero events give a lower end of 0. Source: Garwood (1936).
 */
export function poissonInterval(count: number, confidence = 0.95): Interval {
  const tail = (1 - confidence) / 2;
  return {
    low: count === 0 ? 0 : chiSquareQuantile(tail, 2 * count) / 2,
    high: chiSquareQuantile(1 - tail, 2 * count + 2) / 2,
  };
}

/**
 * Exact interval of a share from `count` out of `trials`; 0 to 1 when there were no trials. Counts need not be whole:
 * counts divided by a dispersion are taken too. Source: Clopper and Pearson (1934).
 */
export function binomialInterval(count: number, trials: number, confidence = 0.95): Interval {
  const tail = (1 - confidence) / 2;
  const rest = trials - count;
  return {
    low: count === 0 ? 0 : inverseRegularisedBeta(tail, count, rest + 1),
    high: rest === 0 ? 1 : inverseRegularisedBeta(1 - tail, count + 1, rest),
  };
}
