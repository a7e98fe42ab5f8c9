import { done, type Outcome, refuse } from "../../../kernel/outcome.ts";
import { binomialUpperTail } from "./exact-tails.ts";
import { type Extent, extentSize } from "./extent.ts";
import { adjustedValues } from "./false-discovery.ts";
import { blockOf, windowSizes, windowSums } from "./windows.ts";

/** What events are expected to follow where nothing is special: the answer depends on it, so it is chosen and named. */
export type Denominator =
  | { readonly of: "area" }
  | { readonly of: "residents"; readonly perCell: ArrayLike<number>; readonly vintage: string }
  | { readonly of: "all crime"; readonly perCell: ArrayLike<number> };

export type CellVerdict = "hot" | "not hot" | "too few to say";

/** `fewest`: events a block must hold to be called hot. A convention of ours, prescribed nowhere. */
export type HotSpotSettings = { readonly level: number; readonly fewest: number };

export const HOT_SPOT_SETTINGS: HotSpotSettings = { level: 0.05, fewest: 5 };

/** Typed arrays and verdicts hold one entry per square of the extent, in its order. */
export type HotSpotTest = {
  readonly extent: Extent;
  readonly denominator: Denominator;
  readonly settings: HotSpotSettings;
  /** Events on the map, in all squares together. */
  readonly events: number;
  readonly counts: Float64Array;
  /** Share of all events expected in the square itself; the shares add up to 1. */
  readonly shares: Float64Array;
  /** Events in the 3 by 3 block, and how many were expected there. */
  readonly windowCounts: Float64Array;
  readonly windowExpected: Float64Array;
  readonly windowSizes: Float64Array;
  /** Exact upper-tail probability, and Benjamini-Hochberg over all squares of the extent. */
  readonly p: Float64Array;
  readonly q: Float64Array;
  readonly verdicts: readonly CellVerdict[];
  /** Events that the map would need for anything to be called hot, however concentrated; Infinity when none suffice. */
  readonly fewestOnMap: number;
};

/**
 * Which squares hold more events in their 3 by 3 block than chance gives. Given the total n, the count of a block is
 * binomial with n trials and the block's expected share; p = P(X ≥ observed), exact, with Benjamini-Hochberg over all
 * squares. "Hot" needs q ≤ level and `fewest` events in the block. "Too few to say": p ≤ level on fewer events than
 * that, or a block where the denominator expects none at all, or every square of a map with fewer than `fewestOnMap`
 * events. With all crime as denominator the test is on the safe side, since the events are part of it.
 *
 * `counts`: whole events per square. Throws RangeError on other numbers; refuses a denominator that is zero everywhere.
 * Source: Benjamini and Hochberg (1995) over exact tests, in place of the normal p of Gi*.
 */
export function testHotSpots(
  extent: Extent,
  counts: ArrayLike<number>,
  denominator: Denominator,
  settings = HOT_SPOT_SETTINGS,
): Outcome<HotSpotTest> {
  const size = extentSize(extent);
  const own = Float64Array.from(counts);
  if (own.length !== size || !own.every((count) => Number.isInteger(count) && count >= 0)) {
    throw new RangeError("Counts must be whole numbers, one for each square");
  }
  const shares = sharesOf(denominator, size);
  if (!shares) return refuse(`There are no ${denominator.of} on this map to compare the events with`);

  const events = own.reduce((sum, count) => sum + count, 0);
  const windowCounts = windowSums(extent, own);
  const windowShares = windowSums(extent, shares);
  const p = exactP(windowCounts, windowShares, events);
  const q = adjustedValues(p);
  const fewestOnMap = fewestEvents(extent, windowShares, settings);
  const verdictAt = (i: number): CellVerdict => {
    if (events < fewestOnMap) return "too few to say";
    const [count = 0, share = 0] = [windowCounts[i], windowShares[i]];
    if (share === 0) return count > 0 ? "too few to say" : "not hot";
    if ((p[i] ?? 1) <= settings.level && count < settings.fewest) return "too few to say";
    return (q[i] ?? 1) <= settings.level ? "hot" : "not hot";
  };
  return done({
    extent,
    denominator,
    settings,
    events,
    counts: own,
    shares,
    windowCounts,
    windowExpected: windowShares.map((share) => share * events),
    windowSizes: windowSizes(extent),
    p,
    q,
    verdicts: Array.from({ length: size }, (_, i) => verdictAt(i)),
    fewestOnMap,
  });
}

/**
 * The fewest events that would be called hot in a block expecting `expected`, were it the only one on the map to stand
 * out: what the map cannot see is anything weaker. Undefined when even all events of the map would not do.
 */
export function fewestToStandOut({ events, p, settings }: HotSpotTest, expected: number): number | undefined {
  const share = expected / events;
  for (let count = Math.max(settings.fewest, Math.ceil(expected)); count <= events; count++) {
    if (binomialUpperTail(count, events, share) <= settings.level / p.length) return count;
  }
  return undefined;
}

function sharesOf(denominator: Denominator, size: number): Float64Array | undefined {
  if (denominator.of === "area") return new Float64Array(size).fill(1 / size);
  const perCell = Float64Array.from(denominator.perCell);
  if (perCell.length !== size || !perCell.every((value) => value >= 0 && value < Infinity)) {
    throw new RangeError("The denominator must be a number from 0 up for each square");
  }
  const total = perCell.reduce((sum, value) => sum + value, 0);
  return total > 0 ? perCell.map((value) => value / total) : undefined;
}

/** An expected share of zero allows no test: its p is 1, so that it never counts as a discovery. */
function exactP(windowCounts: Float64Array, windowShares: Float64Array, events: number): Float64Array {
  // With an even denominator few pairs of share and count exist, and each is worked out once.
  const known = new Map<number, Map<number, number>>();
  return windowCounts.map((count, i) => {
    const share = windowShares[i] ?? 0;
    if (count === 0 || share === 0) return 1;
    const ofShare = known.get(share) ?? new Map<number, number>();
    const p = ofShare.get(count) ?? binomialUpperTail(count, events, share);
    known.set(share, ofShare.set(count, p));
    return p;
  });
}

/**
 * The most telling map of n events has them all in one square. Its blocks, at most nine, then hold n each with p =
 * share^n, and the j-th smallest share passes Benjamini-Hochberg over N squares when share^n ≤ level j / N, that is from
 * n = ln(level j / N) / ln(share) up. The least such n over all squares and j, or `fewest` when that is more.
 */
function fewestEvents(extent: Extent, windowShares: Float64Array, { level, fewest }: HotSpotSettings): number {
  const size = windowShares.length;
  let least = Infinity;
  for (let i = 0; i < size && least > fewest; i++) {
    const shares = blockOf(extent, i).map((at) => windowShares[at] ?? 0);
    const testable = shares.filter((share) => share > 0 && share < 1).sort((a, b) => a - b);
    for (const [rank, share] of testable.entries()) {
      least = Math.min(least, Math.log((level * (rank + 1)) / size) / Math.log(share));
    }
  }
  // Rounding must not ask for one event more than an exact whole number of them.
  return Math.max(fewest, Math.ceil(least - 1e-9));
}
