import fc from "fast-check";
import { expect, test } from "vitest";
import { drawOutlines, type NamedArea, readOutlines } from "./drawn-outlines.ts";
import { boundsOf } from "./polygons.ts";

const square = (code: string, west: number, south: number, size: number): NamedArea => ({
  code,
  name: code,
  area: {
    type: "Polygon",
    coordinates: [
      [
        [west, south],
        [west + size, south],
        [west + size, south + size],
        [west, south + size],
        [west, south],
      ],
    ],
  },
});

test("an outline is drawn where it lies, to within a step", () => {
  const areas = [square("a", 560_123.4, 178_001.2, 12_000), square("b", 572_123.4, 178_001.2, 3_000)];
  const drawn = drawOutlines(areas);
  if (!drawn) throw new Error("nothing drawn");
  for (const [i, { area }] of readOutlines(drawn).entries()) {
    const [was, is] = [boundsOf(areas[i]?.area ?? area), boundsOf(area)];
    for (const side of ["west", "south", "east", "north"] as const)
      expect(Math.abs((is?.[side] ?? 0) - (was?.[side] ?? 0))).toBeLessThanOrEqual(drawn.step);
  }
});

test("places on a straight border cost nothing", () => {
  const long = square("a", 0, 0, 1000);
  const ring = (long.area.coordinates[0] ?? []) as [number, number][];
  const finer = {
    ...long,
    area: { type: "Polygon", coordinates: [[...ring.slice(0, 1), [500, 0] as const, ...ring.slice(1)]] },
  } as const;
  expect(drawOutlines([finer])?.areas).toEqual(drawOutlines([long])?.areas);
});

test("neighbours that share places share them when drawn, however the steps fall", () => {
  const place = fc.tuple(fc.integer({ min: 1, max: 999 }), fc.integer({ min: 1, max: 9999 }));
  fc.assert(
    fc.property(fc.array(place, { minLength: 2, maxLength: 12 }), (border) => {
      const middle = border.sort((a, b) => a[1] - b[1]).map(([x, y]): [number, number] => [5000 + x, y]);
      const bottom: [number, number] = [5000, 0];
      const top: [number, number] = [5000, 10_000];
      const west: NamedArea = {
        code: "w",
        name: "w",
        area: { type: "Polygon", coordinates: [[[0, 0], bottom, ...middle, top, [0, 10_000]]] },
      };
      const east: NamedArea = {
        code: "e",
        name: "e",
        area: {
          type: "Polygon",
          coordinates: [[[10_000, 10_000], top, ...[...middle].reverse(), bottom, [10_000, 0]]],
        },
      };
      const drawn = drawOutlines([west, east], 100);
      const [a, b] = drawn ? readOutlines(drawn).map(({ area }) => placesWithin(area.coordinates)) : [];
      expect(a).toEqual(b);
    }),
  );
});

/** Places that are not at the outer edges: those of the shared border. */
function placesWithin(coordinates: unknown): string[] {
  const ring = (coordinates as [number, number][][])[0] ?? [];
  return ring
    .filter(([x]) => x > 0 && x < 9_900)
    .map(([x, y]) => `${x} ${y}`)
    .sort();
}

test("nothing to draw is nothing", () => {
  expect(drawOutlines([])).toBeUndefined();
});
