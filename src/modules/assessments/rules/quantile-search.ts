/** A distribution to invert: its cumulative share, its density, and the ends between which the quantile lies. */
export type Invertible = {
  readonly share: (x: number) => number;
  readonly density: (x: number) => number;
  readonly low: number;
  readonly high: number;
};

/**
 * The x at which `share` reaches `target`, to about 1e-15 relative: Newton's steps, and a halving of the bracket
 * whenever a step would leave it. `share` must not decrease between `low` and `high`.
 */
export function findQuantile({ share, density, low, high }: Invertible, target: number, start: number): number {
  let [from, to] = [low, high];
  let x = start > low && start < high ? start : (low + high) / 2;
  for (let step = 0; step < 200; step++) {
    const excess = share(x) - target;
    if (excess === 0) return x;
    if (excess > 0) to = x;
    else from = x;
    const newton = x - excess / density(x);
    // NaN and infinite steps, from a density of zero, fail this comparison too.
    const next = newton > from && newton < to ? newton : (from + to) / 2;
    if (Math.abs(next - x) <= 2e-16 * Math.abs(x)) return next;
    x = next;
  }
  return x;
}
