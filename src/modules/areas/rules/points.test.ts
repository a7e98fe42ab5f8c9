import fc from "fast-check";
import { expect, test } from "vitest";
import { isInside, type Outline, type Position, wardAt } from "./points.ts";

const square = (west: number, south: number, size = 1): Position[] => [
  [west, south],
  [west + size, south],
  [west + size, south + size],
  [west, south + size],
  [west, south],
];
const polygon = (...rings: Position[][]): Outline => ({ type: "Polygon", coordinates: rings });

const WEST = { code: "E05000001", outline: polygon(square(0, 51)) };
const EAST = { code: "E05000002", outline: polygon(square(1, 51)) };

test.each([
  [0.5, 51.5, "E05000001"],
  [1.5, 51.5, "E05000002"],
  [2.5, 51.5, undefined],
])("the point (%d, %d) lies in %s", (longitude, latitude, ward) => {
  expect(wardAt([WEST, EAST], longitude, latitude)).toBe(ward);
});

test("a ward whose outline is not held cannot be chosen, and another that holds the point can", () => {
  expect(wardAt([{ code: "E05000001", outline: undefined }], 0.5, 51.5)).toBeUndefined();
  expect(wardAt([{ code: "E05000009", outline: undefined }, WEST], 0.5, 51.5)).toBe("E05000001");
});

test("a hole is outside, and an island in it is inside", () => {
  const outline: Outline = {
    type: "MultiPolygon",
    coordinates: [[square(0, 50, 3), square(1, 51)], [square(1.25, 51.25, 0.5)]],
  };
  expect(isInside(outline, 0.5, 50.5)).toBe(true);
  expect(isInside(outline, 1.1, 51.1)).toBe(false);
  expect(isInside(outline, 1.5, 51.5)).toBe(true);
});

test("a point on the border of two wards is in exactly one, whichever way their rings run", () => {
  const turned = { ...EAST, outline: polygon([...square(1, 51)].reverse()) };
  for (const east of [EAST, turned]) {
    for (const latitude of [51, 51.25, 51.5, 51.999]) {
      const inside = [WEST, east].filter(({ outline }) => isInside(outline, 1, latitude));
      expect(inside).toHaveLength(1);
    }
  }
});

test("neighbours that tile a square leave no point out and claim none twice", () => {
  const degrees = fc.double({ min: 0.05, max: 0.95, noNaN: true });
  const point = fc.tuple(
    fc.double({ min: 0, max: 0.999, noNaN: true }),
    fc.double({ min: 0, max: 0.999, noNaN: true }),
  );
  fc.assert(
    fc.property(degrees, degrees, point, (x, y, [longitude, latitude]) => {
      // Four triangles about a middle.
      const corners: Position[] = [
        [0, 0],
        [1, 0],
        [1, 1],
        [0, 1],
      ];
      const middle: Position = [x, y];
      const tiles = corners.map((corner, i) => {
        const next = corners[(i + 1) % 4] ?? corner;
        return polygon([corner, next, middle, corner]);
      });
      expect(tiles.filter((tile) => isInside(tile, longitude, latitude))).toHaveLength(1);
    }),
  );
});
