import fc from "fast-check";
import { expect, test } from "vitest";
import {
  area,
  cellsWithin,
  clip,
  contains,
  distance,
  distanceToEdge,
  type HalfPlane,
  type Point,
  type Ring,
  totalArea,
} from "./polygons.ts";

const square: Ring = [
  [0, 0],
  [1, 0],
  [1, 1],
  [0, 1],
];
/** A comb of three teeth pointing up: any line across the teeth cuts it into several pieces. */
const comb: Ring = [
  [0, 0],
  [5, 0],
  [5, 3],
  [4, 3],
  [4, 1],
  [3, 1],
  [3, 3],
  [2, 3],
  [2, 1],
  [1, 1],
  [1, 3],
  [0, 3],
];

const halfPlanes = fc.record({
  a: fc.double({ min: -3, max: 3, noNaN: true }),
  b: fc.double({ min: -3, max: 3, noNaN: true }),
  c: fc.double({ min: -9, max: 9, noNaN: true }),
});
const opposite = (half: HalfPlane): HalfPlane => ({ a: -half.a, b: -half.b, c: -half.c });

test("an anticlockwise ring has a positive area", () => {
  expect(area(square)).toBe(1);
  expect(area([...square].reverse())).toBe(-1);
  expect(area(comb)).toBe(11);
});

test("a ring within the half-plane is kept whole and one outside it is gone", () => {
  expect(clip(square, { a: 1, b: 0, c: 1 })).toEqual([square]);
  expect(clip(square, { a: 1, b: 0, c: -0.1 })).toEqual([]);
});

test("a line that only touches a corner leaves no splinter", () => {
  expect(clip(square, { a: 1, b: 1, c: 0 })).toEqual([]);
  expect(clip(square, { a: -1, b: -1, c: 0 }).map(area)).toEqual([1]);
});

test("cutting across the teeth of a comb gives each tooth as a piece of its own", () => {
  const tips = clip(comb, { a: 0, b: -1, c: -2 });
  expect(tips.map(area).sort()).toEqual([1, 1, 1]);
  expect(tips.every((tip) => tip.length === 4)).toBe(true);
  expect(clip(comb, { a: 0, b: 1, c: 2 }).map(area)).toEqual([8]);
});

test("a cut along an edge that the ring already has divides nothing", () => {
  expect(clip(comb, { a: 0, b: 1, c: 1 }).map(area)).toEqual([5]);
  expect(totalArea(clip(comb, { a: 0, b: -1, c: -1 }))).toBeCloseTo(6, 9);
});

test("the two sides of any cut add up to the whole, and each piece is on its side", () => {
  fc.assert(
    fc.property(halfPlanes, (half) => {
      fc.pre(Math.abs(half.a) + Math.abs(half.b) > 0.1);
      const [near, far] = [clip(comb, half), clip(comb, opposite(half))];
      expect(totalArea(near) + totalArea(far)).toBeCloseTo(11, 6);
      for (const ring of near) {
        expect(area(ring)).toBeGreaterThan(0);
        for (const [x, y] of ring) expect(half.a * x + half.b * y).toBeLessThan(half.c + 1e-6);
      }
    }),
    { numRuns: 400 },
  );
});

test("cells tile their outline, and every point is in the cell of its nearest site", () => {
  const place = fc
    .tuple(fc.integer({ min: 1, max: 49 }), fc.integer({ min: 1, max: 29 }))
    .map(([x, y]): Point => [x / 10 + 0.003, y / 10 + 0.002]);
  const sites = fc.uniqueArray(place, { minLength: 1, maxLength: 9, selector: String });
  let probed = 0;
  fc.assert(
    fc.property(sites, fc.array(place, { minLength: 20, maxLength: 20 }), (of, probes) => {
      const cells = cellsWithin([comb], of);
      expect(cells.reduce((sum, cell) => sum + totalArea(cell), 0)).toBeCloseTo(11, 5);

      for (const [x, y] of probes) {
        const probe: Point = [x + 0.031, y + 0.017];
        const [nearest, next] = of.map((site) => distance(site, probe)).sort((one, other) => one - other);
        if (!contains(comb, probe) || (next ?? 9) - (nearest ?? 0) < 1e-3) continue;
        const holding = cells.findIndex((cell) => cell.some((ring) => contains(ring, probe)));
        expect(distance(of[holding] ?? [99, 99], probe)).toBe(nearest);
        probed++;
      }
    }),
    { numRuns: 150 },
  );
  expect(probed).toBeGreaterThan(1000);
});

test("one site alone has the whole outline", () => {
  expect(cellsWithin([comb], [[0.5, 0.5]])).toEqual([[comb]]);
});

test("a point is found inside or outside, and its distance is in degrees of latitude", () => {
  const [inTooth, betweenTeeth]: Point[] = [
    [0.5, 2.5],
    [1.5, 2.5],
  ];
  expect([contains(comb, inTooth ?? [0, 0]), contains(comb, betweenTeeth ?? [0, 0])]).toEqual([true, false]);
  expect(distanceToEdge(square, [0.5, 0.9])).toBeCloseTo(0.1, 9);
  expect(distanceToEdge(square, [0.1, 0.5])).toBeCloseTo(0.0619, 9);
});
