import { inverseRegularisedBeta, regularisedBeta } from "./beta-function.ts";

/**
 * The chance that Student's t with `df` degrees of freedom is at least as far from zero as `t`: I_x(df/2, ½) at
 * x = df / (df + t²). Source: DLMF 8.17, Abramowitz and Stegun 26.5.27.
 */
export function twoSidedStudentP(t: number, df: number): number {
  const square = t * t;
  return regularisedBeta(df / (df + square), df / 2, 0.5, square / (df + square));
}

/** The t that is exceeded in size with probability 1 - `confidence`: 1.96 at 0.95 for many degrees of freedom. */
export function twoSidedStudentQuantile(confidence: number, df: number): number {
  const x = inverseRegularisedBeta(1 - confidence, df / 2, 0.5);
  return Math.sqrt((df * (1 - x)) / x);
}
