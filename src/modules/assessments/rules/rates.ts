import { absent, type Figure, isKnown } from "../../../kernel/figures.ts";
import { type Interval, poissonInterval } from "./exact-intervals.ts";

/** How many people a rate is per, and as of when. `people` is undefined when it is not known. */
export type Population = { readonly people: number | undefined; readonly vintage: string };

/** Events per 1,000 people over the period counted. The note belongs beside the rate wherever it is shown. */
export type Rate = {
  readonly rate: Figure;
  /** Exact Poisson interval of the count over the population; only for a known count. */
  readonly interval: Interval | undefined;
  readonly note: string;
};

/**
 * The rate per 1,000 of a population, in the state of the count it comes from. Not known when the population is not; not
 * applicable where nobody lives. The interval is that of chance alone (Garwood, 1936).
 */
export function ratePerThousand(count: Figure, { people, vintage }: Population, confidence = 0.95): Rate {
  const note = `Per 1,000 people; population of ${vintage}.`;
  const without = (rate: Figure): Rate => ({ rate, interval: undefined, note });
  if (!("value" in count)) return without(count);
  if (people === undefined) return without(absent("unknown", `The population of ${vintage} is not known.`));
  if (people === 0) return without(absent("not-applicable", `Nobody lives here by the population of ${vintage}.`));
  const rate = { ...count, value: (1000 * count.value) / people };
  if (!isKnown(count)) return without(rate);
  const { low, high } = poissonInterval(count.value, confidence);
  return { rate, interval: { low: (1000 * low) / people, high: (1000 * high) / people }, note };
}
