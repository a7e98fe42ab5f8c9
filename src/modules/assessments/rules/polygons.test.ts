import fc from "fast-check";
import { expect, test } from "vitest";
import { type Area, boundsOf, isInArea, pointInside, spansAt } from "./polygons.ts";

const square = (west: number, south: number, side: number) => [
  [west, south],
  [west + side, south],
  [west + side, south + side],
  [west, south + side],
  [west, south],
];

const withHole: Area = { type: "Polygon", coordinates: [square(0, 0, 10), square(4, 4, 2)] };
const islands: Area = { type: "MultiPolygon", coordinates: [[square(0, 0, 2)], [square(5, 5, 2)]] };

test("a point is inside the outline and outside the hole", () => {
  expect(isInArea(withHole, 2, 2)).toBe(true);
  expect(isInArea(withHole, 5, 5)).toBe(false);
  expect(isInArea(withHole, 11, 5)).toBe(false);
});

test("every part of an area in several parts counts", () => {
  expect(isInArea(islands, 1, 1)).toBe(true);
  expect(isInArea(islands, 6, 6)).toBe(true);
  expect(isInArea(islands, 3, 3)).toBe(false);
});

test("an outline that does not repeat its first point is closed all the same", () => {
  expect(isInArea({ type: "Polygon", coordinates: [square(0, 0, 10).slice(0, 4)] }, 1, 5)).toBe(true);
});

test("a line through corners enters and leaves once", () => {
  const diamond: Area = {
    type: "Polygon",
    coordinates: [
      [
        [0, 0],
        [5, -5],
        [10, 0],
        [5, 5],
      ],
    ],
  };
  expect(spansAt(diamond, 0)).toEqual([[0, 10]]);
  expect(spansAt(withHole, 5)).toEqual([
    [0, 4],
    [6, 10],
  ]);
});

test("a point on the border between two areas is in exactly one of them", () => {
  const side = fc.integer({ min: -20, max: 20 });
  fc.assert(
    fc.property(fc.array(side, { minLength: 2, maxLength: 8 }), side, side, (bends, x, y) => {
      // A crooked line from the bottom to the top of a 100 by 100 square parts it in two.
      const step = 100 / (bends.length - 1);
      const line = bends.map((bend, i) => [bend, -50 + i * step]);
      const west: Area = { type: "Polygon", coordinates: [[[-50, 50], [-50, -50], ...line]] };
      const east: Area = { type: "Polygon", coordinates: [[...line, [50, 50], [50, -50]]] };
      const level = -50 + Math.round((y + 20) / 5) * step;
      for (const at of [y, level].filter((height) => height < 50)) {
        expect(Number(isInArea(west, x, at)) + Number(isInArea(east, x, at))).toBe(1);
      }
    }),
    { seed: 3 },
  );
});

test("the point inside a bent area is inside it, where the middle of its bounds is not", () => {
  const horseshoe: Area = {
    type: "Polygon",
    coordinates: [
      [
        [0, 0],
        [10, 0],
        [10, 10],
        [8, 10],
        [8, 2],
        [2, 2],
        [2, 10],
        [0, 10],
      ],
    ],
  };
  const [x = NaN, y = NaN] = pointInside(horseshoe) ?? [];
  expect(isInArea(horseshoe, 5, 5)).toBe(false);
  expect(isInArea(horseshoe, x, y)).toBe(true);
});

test("an area without positions has no bounds and no inside", () => {
  const nothing: Area = { type: "MultiPolygon", coordinates: [] };
  expect(boundsOf(nothing)).toBeUndefined();
  expect(pointInside(nothing)).toBeUndefined();
  expect(isInArea(nothing, 0, 0)).toBe(false);
});

test("bounds hold every part", () => {
  expect(boundsOf(islands)).toEqual({ west: 0, south: 0, east: 7, north: 7 });
});
