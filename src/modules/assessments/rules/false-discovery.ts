/**
 * Benjamini-Hochberg adjusted values: q(i) = min over j ≥ i of p(j) × m / j for p in ascending order, at most 1. Calling
 * out those with q ≤ 0.05 keeps the expected share of false ones among them at or below 5 %, for independent or
 * positively dependent tests. Equal p give equal q. Throws RangeError on a p that is not between 0 and 1: a test that
 * was not made must not be counted. Source: Benjamini and Hochberg (1995).
 */
export function adjustedValues(pValues: ArrayLike<number>): Float64Array {
  const sorted = Float64Array.from(pValues).sort();
  const tests = sorted.length;
  if (tests > 0 && !((sorted[0] ?? 0) >= 0 && (sorted[tests - 1] ?? 0) <= 1)) {
    throw new RangeError("Every p must be between 0 and 1");
  }
  const adjusted = new Float64Array(tests);
  let least = 1;
  for (let rank = tests; rank >= 1; rank--) {
    least = Math.min(least, ((sorted[rank - 1] ?? 0) * tests) / rank);
    adjusted[rank - 1] = least;
  }
  return Float64Array.from(pValues, (p) => adjusted[lastIndexOf(sorted, p)] ?? 1);
}

/** The last place of `value` in ascending `sorted`, which holds it. */
function lastIndexOf(sorted: Float64Array, value: number): number {
  let [low, high] = [0, sorted.length - 1];
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((sorted[middle] ?? 0) <= value) low = middle;
    else high = middle - 1;
  }
  return low;
}
