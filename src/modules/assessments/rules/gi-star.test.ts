import { describe, expect, test } from "vitest";
import { accepted } from "../../../../test/accepted.ts";
import { relativeError } from "../../../../test/relative-error.ts";
import { hasSharedData, readSharedCsv } from "../../../../test/shared-data.ts";
import { cellAtPosition, type Extent, extentOfCells, extentSize, positionOf, rectangleExtent } from "./extent.ts";
import { type GiStar, giStar } from "./gi-star.ts";

describe.runIf(hasSharedData)("against the reference", { timeout: 60_000 }, () => {
  const essex = accepted(rectangleExtent({ col: 2160, row: 704 }, 340, 280));

  test.each([
    ["all_12m", 33_106, [-0.3959685970384151, -0.32330191115241014, -0.26397213208662523], 2320, 1771, 4769],
    ["burglary_12m", 1243, [-0.32087514939379036, -0.2619893340437378, -0.21391114839057762], 2026, 2026, 8473],
    ["all_36m", 98_883, [-0.4002119171916157, -0.32676651295523484, -0.2668009378968441], 2290, 1686, 4633],
  ])("z, p, q and the hot squares of %s are those of the reference", (name, events, quiet, hot05, hot01, rawHot) => {
    const rows = readSharedCsv(`reference/gistar_${name}.csv.gz`);
    const counts = new Float64Array(extentSize(essex));
    const at = (row: Record<string, string>) =>
      positionOf(essex, { col: Number(row["col"]) + 2160, row: Number(row["row"]) + 704 }) ?? -1;
    for (const row of rows) counts[at(row)] = Number(row["count"]);
    expect(counts.reduce((sum, count) => sum + count, 0)).toBe(events);

    const result = accepted(giStar(essex, counts));
    const worst = { z: 0, p: 0, q: 0 };
    for (const row of rows) {
      const i = at(row);
      expect(result.windowSums[i]).toBe(Number(row["nsum"]));
      expect(result.windowSizes[i]).toBe(Number(row["nbr"]));
      // The file rounds z to six decimals and p and q to six digits; its p ends where doubles do.
      worst.z = Math.max(worst.z, Math.abs((result.z[i] ?? NaN) - Number(row["z"])));
      if (Math.abs(Number(row["z"])) > 37) continue;
      worst.p = Math.max(worst.p, relativeError(result.p[i] ?? NaN, Number(row["p"])));
      worst.q = Math.max(worst.q, relativeError(result.q[i] ?? NaN, Number(row["q"])));
    }
    expect(worst.z).toBeLessThanOrEqual(5.1e-7);
    expect(worst.p).toBeLessThanOrEqual(1e-5);
    expect(worst.q).toBeLessThanOrEqual(1e-5);

    for (const [k, cells] of [9, 6, 4].entries()) {
      const empty = result.windowSums.findIndex((sum, i) => sum === 0 && result.windowSizes[i] === cells);
      expect(relativeError(result.z[empty] ?? NaN, quiet[k] ?? NaN)).toBeLessThan(1e-9);
    }
    expect(countHot(result, result.q, 0.05)).toBe(hot05);
    expect(countHot(result, result.q, 0.01)).toBe(hot01);
    expect(countHot(result, result.p, 0.05)).toBe(rawHot);
  });
});

function countHot(result: GiStar, values: Float64Array, level: number): number {
  return values.reduce((hot, value, i) => hot + (value <= level && (result.z[i] ?? 0) > 0 ? 1 : 0), 0);
}

test("in a masked extent z follows the definition square by square, islands included", () => {
  const cells = [
    [0, 0],
    [1, 0],
    [2, 1],
    [2, 2],
    [7, 7],
    [9, 0],
    [9, 1],
  ].map(([col = 0, row = 0]) => ({ col, row }));
  const extent: Extent = accepted(extentOfCells(cells));
  const counts = [3, 0, 1, 4, 2, 0, 6];
  const { z, windowSizes } = accepted(giStar(extent, counts));

  const n = counts.length;
  const mean = counts.reduce((a, b) => a + b) / n;
  const variance = counts.reduce((sum, x) => sum + x * x, 0) / n - mean * mean;
  for (let i = 0; i < n; i++) {
    const centre = cellAtPosition(extent, i);
    const block = counts.filter((_, j) => {
      const other = cellAtPosition(extent, j);
      return Math.abs(other.col - centre.col) <= 1 && Math.abs(other.row - centre.row) <= 1;
    });
    const w = block.length;
    const expected = (block.reduce((a, b) => a + b) - w * mean) / Math.sqrt((variance * (n * w - w * w)) / (n - 1));
    expect(windowSizes[i]).toBe(w);
    expect(z[i]).toBeCloseTo(expected, 12);
  }
  expect([...windowSizes].filter((w) => w === 1).length).toBe(1);
});

test("a block that is the whole extent cannot stand out from it", () => {
  const { z, p } = accepted(giStar(accepted(rectangleExtent({ col: 0, row: 0 }, 2, 2)), [9, 0, 0, 0]));
  expect([...z]).toEqual([0, 0, 0, 0]);
  expect([...p]).toEqual([1, 1, 1, 1]);
});

test("a map with the same value everywhere is refused, zero or not", () => {
  const extent = accepted(rectangleExtent({ col: 0, row: 0 }, 5, 5));
  for (const value of [0, 3, 0.1]) expect(giStar(extent, new Float64Array(25).fill(value)).ok).toBe(false);
});
