import { done, type Outcome, refuse } from "../../../kernel/outcome.ts";
import { type Extent, extentSize } from "./extent.ts";
import { adjustedValues } from "./false-discovery.ts";
import { twoSidedNormalP } from "./normal.ts";
import { windowSizes, windowSums } from "./windows.ts";

/** One value per square of the extent, in its order. */
export type GiStar = {
  /** Sum over the block. */
  readonly windowSums: Float64Array;
  /** W, the squares in the block: 1 to 9. */
  readonly windowSizes: Float64Array;
  readonly z: Float64Array;
  readonly p: Float64Array;
  /** Benjamini-Hochberg over all squares of the extent. */
  readonly q: Float64Array;
  /** Mean and population variance of the values. */
  readonly mean: number;
  readonly variance: number;
};

/**
 * Getis-Ord Gi* with binary queen weights and the square itself, for comparison with other tools: z = (block sum -
 * W mean) / √(variance (N W - W²) / (N - 1)), p = 2 (1 - Φ(|z|)). Shown beside the exact test and never instead of it,
 * since the normal p calls hundreds of squares hot on sparse random maps. A block of one square (an island) is legal; a
 * block that is the whole extent cannot differ from it and has z = 0. Refuses values that are all the same, which leave
 * nothing to compare. Source: Getis and Ord (1992), Ord and Getis (1995).
 */
export function giStar(extent: Extent, values: ArrayLike<number>): Outcome<GiStar> {
  const size = extentSize(extent);
  let [sum, squares] = [0, 0];
  for (let i = 0; i < size; i++) {
    const value = values[i] ?? 0;
    sum += value;
    squares += value * value;
  }
  const mean = sum / size;
  const variance = squares / size - mean * mean;
  // Rounding can leave a trace of variance, either way, where there is none.
  if (!(variance > 1e-12 * (squares / size))) return refuse("Every square has the same value, so none can stand out");

  const sums = windowSums(extent, values);
  const sizes = windowSizes(extent);
  const z = new Float64Array(size);
  const p = new Float64Array(size);
  const pOf = remembered(twoSidedNormalP);
  for (let i = 0; i < size; i++) {
    const cells = sizes[i] ?? 0;
    const spread = (variance * (size * cells - cells * cells)) / (size - 1);
    const score = spread > 0 ? ((sums[i] ?? 0) - cells * mean) / Math.sqrt(spread) : 0;
    z[i] = score;
    p[i] = pOf(score);
  }
  return done({ windowSums: sums, windowSizes: sizes, z, p, q: adjustedValues(p), mean, variance });
}

/** Counts take few distinct values, so most squares share their z with thousands of others. */
function remembered(compute: (value: number) => number): (value: number) => number {
  const known = new Map<number, number>();
  return (value) => {
    let result = known.get(value);
    if (result === undefined) {
      result = compute(value);
      known.set(value, result);
    }
    return result;
  };
}
