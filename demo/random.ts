import { sha256 } from "../src/kernel/ids.ts";

/** A stream of pseudo-random 32-bit words, the same for ever for one seed. Never for secrets: those are `newToken`. */
export type Words = () => number;

/**
 * Opens the stream of `seed`: sfc32 (Chris Doty-Humphrey, PractRand), started from the SHA-256 of the seed, so that
 * "demo/2025-01" and "demo/2025-02" have nothing in common and one month can be made without the others.
 */
export function words(seed: string): Words {
  const start = sha256(seed);
  let a = start.readInt32LE(0);
  let b = start.readInt32LE(4);
  let c = start.readInt32LE(8);
  let counter = 1;
  const next = (): number => {
    const word = (a + b + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (((c << 21) | (c >>> 11)) + word) | 0;
    return word >>> 0;
  };
  for (let i = 0; i < 15; i++) next();
  return next;
}

/** A number from 0 up to but not including 1. */
export function unit(next: Words): number {
  return next() / 2 ** 32;
}

/** A whole number from 0 up to but not including `limit`. */
export function below(next: Words, limit: number): number {
  return Math.floor(unit(next) * limit);
}

/** One of `choices`, each as likely as the next. Throws RangeError when there are none. */
export function pick<T>(next: Words, choices: readonly T[]): T {
  const choice = choices[below(next, choices.length)];
  if (choice === undefined) throw new RangeError("Nothing to pick from");
  return choice;
}

/** A draw from the normal distribution of mean 0 and standard deviation 1 (Box and Muller). */
export function gaussian(next: Words): number {
  return Math.sqrt(-2 * Math.log(1 - unit(next))) * Math.cos(2 * Math.PI * unit(next));
}

/** A count from the Poisson distribution of `mean`, by multiplying uniforms (Knuth), 30 of the mean at a time. */
export function poisson(next: Words, mean: number): number {
  let count = 0;
  for (let left = mean; left > 0; left -= 30) {
    const floor = Math.exp(-Math.min(left, 30));
    for (let product = unit(next); product > floor; product *= unit(next)) count++;
  }
  return count;
}

/** 64 hexadecimal digits, the shape of a police.uk Crime ID. */
export function hex64(next: Words): string {
  let digits = "";
  for (let i = 0; i < 8; i++) {
    const word = next();
    digits += HEX16[word >>> 16] ?? "";
    digits += HEX16[word & 0xffff] ?? "";
  }
  return digits;
}

const HEX16 = Array.from({ length: 0x10000 }, (_, i) => i.toString(16).padStart(4, "0"));

/** The running totals of `weights`, to draw from with `drawIndex`. */
export function cumulative(weights: ArrayLike<number>): Float64Array {
  const totals = new Float64Array(weights.length);
  let sum = 0;
  for (let i = 0; i < weights.length; i++) {
    sum += weights[i] ?? 0;
    totals[i] = sum;
  }
  return totals;
}

/** An index of `totals` with a chance in proportion to its weight. An index of weight 0 is never drawn. */
export function drawIndex(next: Words, totals: Float64Array): number {
  const target = unit(next) * (totals[totals.length - 1] ?? 0);
  let low = 0;
  let high = totals.length - 1;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((totals[middle] ?? 0) > target) high = middle;
    else low = middle + 1;
  }
  return low;
}

/**
 * Shares a whole `total` out in proportion to `weights`, in whole numbers that add up to it exactly (largest remainder;
 * of equal remainders the earlier is served first).
 */
export function apportion(total: number, weights: readonly number[]): number[] {
  const sum = weights.reduce((left, right) => left + right, 0);
  const exact = weights.map((weight) => (total * weight) / sum);
  const whole = exact.map(Math.floor);
  const left = total - whole.reduce((before, after) => before + after, 0);
  const order = exact
    .map((share, i) => ({ i, remainder: share - Math.floor(share) }))
    .sort((one, other) => other.remainder - one.remainder || one.i - other.i);
  for (const { i } of order.slice(0, left)) whole[i] = (whole[i] ?? 0) + 1;
  return whole;
}
