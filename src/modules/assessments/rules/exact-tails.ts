import { regularisedBeta } from "./beta-function.ts";
import { regularisedGammaP, regularisedGammaQ } from "./gamma-function.ts";

/** P(X ≥ count) for X binomial with whole `trials` and `chance`: I_chance(count, trials - count + 1). */
export function binomialUpperTail(count: number, trials: number, chance: number): number {
  if (count <= 0) return 1;
  if (count > trials) return 0;
  return regularisedBeta(chance, count, trials - count + 1);
}

/** P(X ≤ count) for X binomial with whole `trials` and `chance`. */
export function binomialLowerTail(count: number, trials: number, chance: number): number {
  if (count < 0) return 0;
  if (count >= trials) return 1;
  return regularisedBeta(1 - chance, trials - count, count + 1, chance);
}

/** P(X ≥ count) for X Poisson with `mean`: P(count, mean). */
export function poissonUpperTail(count: number, mean: number): number {
  return count <= 0 ? 1 : regularisedGammaP(count, mean);
}

/** P(X ≤ count) for X Poisson with `mean`: Q(count + 1, mean). */
export function poissonLowerTail(count: number, mean: number): number {
  return count < 0 ? 0 : regularisedGammaQ(count + 1, mean);
}
