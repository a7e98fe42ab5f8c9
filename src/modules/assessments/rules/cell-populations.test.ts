import fc from "fast-check";
import { expect, test } from "vitest";
import { accepted } from "../../../../test/accepted.ts";
import { populationByCell } from "./cell-populations.ts";
import { type Extent, positionOf, rectangleExtent } from "./extent.ts";
import type { Area } from "./polygons.ts";

const box = (west: number, south: number, east: number, north: number): Area => ({
  type: "Polygon",
  coordinates: [
    [
      [west, south],
      [east, south],
      [east, north],
      [west, north],
    ],
  ],
});

const town = (): Extent => accepted(rectangleExtent({ col: 0, row: 0 }, 4, 4));

const sum = (values: Float64Array) => values.reduce((total, value) => total + value, 0);

test("the residents of an area are spread over the squares whose middle lies in it", () => {
  const areas = [{ code: "A", area: box(0, 0, 500, 500), people: 1600 }];
  const { perCell, outside } = accepted(populationByCell(town(), areas));
  expect([...perCell].filter((people) => people > 0)).toEqual([400, 400, 400, 400]);
  expect(outside).toBe(0);
});

test("an area between the middles of squares gives its residents to the square it lies in", () => {
  const extent = town();
  const { perCell } = accepted(
    populationByCell(extent, [{ code: "flats", area: box(510, 260, 560, 300), people: 900 }]),
  );
  expect(perCell[positionOf(extent, { col: 2, row: 1 }) ?? -1]).toBe(900);
});

test("an area whose population is not known is refused by name, never counted as empty", () => {
  const areas = [
    { code: "A", area: box(0, 0, 500, 500), people: 1600 },
    { code: "B", area: box(500, 0, 1000, 500), people: undefined },
  ];
  expect(populationByCell(town(), areas)).toEqual({
    ok: false,
    problems: [{ message: "The population of B is not known" }],
  });
});

test("nobody is lost: squares inside and outside the extent hold all residents", () => {
  const edge = fc.integer({ min: 1, max: 1500 });
  const area = fc.tuple(fc.integer({ min: -300, max: 900 }), fc.integer({ min: -300, max: 900 }), edge, edge);
  fc.assert(
    fc.property(fc.array(fc.tuple(area, fc.integer({ min: 0, max: 3000 })), { minLength: 1 }), (areas) => {
      const populated = areas.map(([[west, south, width, height], people], i) => ({
        code: String(i),
        area: box(west, south, west + width, south + height),
        people,
      }));
      const { perCell, outside } = accepted(populationByCell(town(), populated));
      expect(sum(perCell) + outside).toBeCloseTo(
        populated.reduce((total, { people }) => total + people, 0),
        6,
      );
    }),
    { seed: 4 },
  );
});
