export type Term = { readonly estimate: number; readonly standardError: number };

export type PoissonFit = {
  /** One per column, on the log scale; undefined for a column that the columns before it already explain. */
  readonly terms: readonly (Term | undefined)[];
  readonly fitted: readonly number[];
  readonly deviance: number;
  readonly degreesOfFreedom: number;
  /** φ: Pearson's chi-square over the degrees of freedom. 1 for Poisson counts; standard errors do not contain it. */
  readonly dispersion: number;
};

/** Below this a fitted mean is nought: it keeps months that never had an event from running off to minus infinity. */
const LEAST_LOG_MEAN = -30;

/**
 * Poisson log-linear regression: log mean = log exposure + Σ estimate × column, fitted by iteratively reweighted least
 * squares. Columns hold one number per count and need no constant of their own if some of them add up to one. Throws
 * RangeError when there are not more counts than terms, since then nothing is left to judge the scatter by.
 * Source: McCullagh and Nelder (1989); R's glm gives the same.
 */
export function fitPoisson(
  columns: readonly ArrayLike<number>[],
  counts: readonly number[],
  exposures: readonly number[],
): PoissonFit {
  const offsets = exposures.map(Math.log);
  let logMeans = counts.map((count) => Math.log(count + 0.1));
  let deviance = Infinity;
  for (let step = 0; step < 100; step++) {
    const weights = logMeans.map(Math.exp);
    const targets = counts.map((count, i) => {
      const mean = weights[i] ?? 0;
      return (logMeans[i] ?? 0) - (offsets[i] ?? 0) + (count - mean) / mean;
    });
    const { estimates } = weightedLeastSquares(columns, targets, weights);
    logMeans = offsets.map((offset, i) => Math.max(LEAST_LOG_MEAN, offset + linear(columns, estimates, i)));
    const last = deviance;
    deviance = devianceOf(counts, logMeans);
    if (Math.abs(deviance - last) < 1e-12 * (Math.abs(deviance) + 0.1)) break;
  }

  // Once more at the fitted means, so that the standard errors are theirs and not those of the step before.
  const fitted = logMeans.map(Math.exp);
  const linearParts = logMeans.map((logMean, i) => logMean - (offsets[i] ?? 0));
  const { estimates, variances } = weightedLeastSquares(columns, linearParts, fitted);
  const terms = estimates.map((estimate, i) => {
    const variance = variances[i];
    if (estimate === undefined || variance === undefined) return undefined;
    return { estimate, standardError: Math.sqrt(variance) };
  });
  const degreesOfFreedom = counts.length - terms.filter((term) => term !== undefined).length;
  if (degreesOfFreedom < 1) throw new RangeError(`${counts.length} counts are too few for so many terms`);
  const pearson = counts.reduce((sum, count, i) => sum + (count - (fitted[i] ?? 0)) ** 2 / (fitted[i] ?? 1), 0);
  return { terms, fitted, deviance, degreesOfFreedom, dispersion: pearson / degreesOfFreedom };
}

type Solution = {
  readonly estimates: readonly (number | undefined)[];
  readonly variances: readonly (number | undefined)[];
};

/** Solves the normal equations, leaving out columns that the columns before them already explain. */
function weightedLeastSquares(
  columns: readonly ArrayLike<number>[],
  targets: readonly number[],
  weights: readonly number[],
): Solution {
  const lower: number[][] = [];
  const kept: number[] = [];
  for (const [k, column] of columns.entries()) {
    const row = kept.map((other) => weightedProduct(columns[other] ?? [], column, weights));
    for (let i = 0; i < row.length; i++) {
      row[i] = ((row[i] ?? 0) - product(lower[i] ?? [], row, i)) / (lower[i]?.[i] ?? 1);
    }
    const own = weightedProduct(column, column, weights);
    const left = own - product(row, row, row.length);
    if (!(left > 1e-9 * own)) continue;
    lower.push([...row, Math.sqrt(left)]);
    kept.push(k);
  }
  const right = kept.map((k) => weightedProduct(columns[k] ?? [], targets, weights));
  const solved = backward(lower, forward(lower, right));
  const diagonal = kept.map((_, i) => {
    const unit = forward(
      lower,
      kept.map((_, j) => (i === j ? 1 : 0)),
    );
    return product(unit, unit, unit.length);
  });
  const spread = (values: readonly number[]) => columns.map((_, k) => values[kept.indexOf(k)]);
  return { estimates: spread(solved), variances: spread(diagonal) };
}

function forward(lower: readonly number[][], right: readonly number[]): number[] {
  const solved: number[] = [];
  for (const [i, row] of lower.entries()) solved.push(((right[i] ?? 0) - product(row, solved, i)) / (row[i] ?? 1));
  return solved;
}

function backward(lower: readonly number[][], right: readonly number[]): number[] {
  const solved = [...right];
  for (let i = lower.length - 1; i >= 0; i--) {
    for (let j = i + 1; j < lower.length; j++) solved[i] = (solved[i] ?? 0) - (lower[j]?.[i] ?? 0) * (solved[j] ?? 0);
    solved[i] = (solved[i] ?? 0) / (lower[i]?.[i] ?? 1);
  }
  return solved;
}

/** Sum over the first `length` entries. */
function product(a: ArrayLike<number>, b: ArrayLike<number>, length: number): number {
  let sum = 0;
  for (let i = 0; i < length; i++) sum += (a[i] ?? 0) * (b[i] ?? 0);
  return sum;
}

function weightedProduct(a: ArrayLike<number>, b: ArrayLike<number>, weights: readonly number[]): number {
  let sum = 0;
  for (let i = 0; i < weights.length; i++) sum += (a[i] ?? 0) * (b[i] ?? 0) * (weights[i] ?? 0);
  return sum;
}

function linear(columns: readonly ArrayLike<number>[], estimates: readonly (number | undefined)[], i: number): number {
  let sum = 0;
  for (const [k, column] of columns.entries()) sum += (column[i] ?? 0) * (estimates[k] ?? 0);
  return sum;
}

function devianceOf(counts: readonly number[], logMeans: readonly number[]): number {
  let sum = 0;
  for (const [i, count] of counts.entries()) {
    const logMean = logMeans[i] ?? 0;
    sum += (count === 0 ? 0 : count * (Math.log(count) - logMean)) - count + Math.exp(logMean);
  }
  return 2 * sum;
}
