/** How far `actual` is from `expected` as a share of the larger; 0 for equal values, both nought among them. */
export function relativeError(actual: number | undefined, expected: number): number {
  if (actual === undefined) return Number.POSITIVE_INFINITY;
  if (actual === expected) return 0;
  return Math.abs(actual - expected) / Math.max(Math.abs(actual), Math.abs(expected));
}
