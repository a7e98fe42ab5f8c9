import { binomialDensity } from "./densities.ts";
import { binomialInterval } from "./exact-intervals.ts";
import { binomialLowerTail, binomialUpperTail } from "./exact-tails.ts";

/** Events counted, and what they are per: days, or days × residents. Only the ratio of two exposures matters. */
export type Counted = { readonly events: number; readonly exposure: number };

/**
 * The rate after over the rate before. With no events before, `ratio` and `high` are Infinity; with none after, `ratio`
 * and `low` are 0; with none at all there is no ratio and the interval is everything, 0 to Infinity, with p = 1.
 */
export type RateRatio = {
  readonly ratio: number | undefined;
  /** Ends of the exact interval. */
  readonly low: number;
  readonly high: number;
  /** Two-sided: the sum of the probabilities not larger than the observed one. */
  readonly exactP: number;
  /** Two-sided mid-p, twice the smaller tail less the observed probability: less cautious when counts are small. */
  readonly midP: number;
};

/**
 * Exact conditional comparison of two Poisson rates. Given the n events of both periods, those after are binomial with
 * share exposure after / exposure of both when nothing has changed. The interval is Clopper and Pearson's of that share,
 * turned into odds over the odds of the exposures. It knows only chance: for the movement that crime has of itself see
 * `claimOfChange`. Throws RangeError unless events are whole numbers from 0 up and exposures positive.
 * Source: Przyborowski and Wilenski (1940); R's poisson.test gives the same.
 */
export function rateRatio(before: Counted, after: Counted, confidence = 0.95): RateRatio {
  for (const { events, exposure } of [before, after]) {
    if (!Number.isInteger(events) || events < 0) throw new RangeError(`Not a count: ${events}`);
    if (!(exposure > 0 && exposure < Infinity)) throw new RangeError(`Not an exposure: ${exposure}`);
  }
  const events = before.events + after.events;
  const share = after.exposure / (before.exposure + after.exposure);
  const exposures = after.exposure / before.exposure;
  const interval = binomialInterval(after.events, events, confidence);
  return {
    ratio: events === 0 ? undefined : after.events / before.events / exposures,
    low: odds(interval.low) / exposures,
    high: odds(interval.high) / exposures,
    exactP: exactTwoSidedP(after.events, events, share),
    midP: midTwoSidedP(after.events, events, share),
  };
}

/** Sum of the binomial probabilities not larger than that of `count` in `trials`, equal ones told by 7 digits as R does. */
export function exactTwoSidedP(count: number, trials: number, chance: number): number {
  const mean = trials * chance;
  if (count === mean) return 1;
  const limit = binomialDensity(count, trials, chance) * (1 + 1e-7);
  const isRare = (other: number) => binomialDensity(other, trials, chance) <= limit;
  if (count < mean) {
    const from = firstWhere(Math.ceil(mean), trials + 1, isRare);
    return Math.min(1, binomialLowerTail(count, trials, chance) + binomialUpperTail(from, trials, chance));
  }
  const steps = firstWhere(0, Math.floor(mean) + 1, (step) => isRare(Math.floor(mean) - step));
  const to = Math.floor(mean) - steps;
  return Math.min(1, binomialUpperTail(count, trials, chance) + binomialLowerTail(to, trials, chance));
}

/** Twice the smaller tail less the probability of `count` itself, at most 1. */
function midTwoSidedP(count: number, trials: number, chance: number): number {
  const tail = Math.min(binomialLowerTail(count, trials, chance), binomialUpperTail(count, trials, chance));
  return Math.min(1, 2 * tail - binomialDensity(count, trials, chance));
}

/** The first whole number from `from` on for which `holds`, which then holds for all later ones; `end` when there is none. */
function firstWhere(from: number, end: number, holds: (value: number) => boolean): number {
  let [low, high] = [from, end];
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if (holds(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}

function odds(share: number): number {
  return share >= 1 ? Infinity : share / (1 - share);
}
