import { describe, expect, test } from "vitest";
import { accepted } from "../../../../test/accepted.ts";
import { hasSharedData, readSharedCsv } from "../../../../test/shared-data.ts";
import { cellsInArea, extentOfArea } from "./area-cells.ts";
import { eventsByCell } from "./cell-events.ts";
import { cellAtPosition, type Extent, extentOfCells, extentSize, positionOf, rectangleExtent } from "./extent.ts";
import { cellAt, cellCentre, cellOutline, cellSizeCaution, gridReference, refusalOfRectangle } from "./grid.ts";
import { type Area, isInArea } from "./polygons.ts";
import { toNationalGrid } from "./projection.ts";
import { blockOf, connectedGroups, windowSizes, windowSums } from "./windows.ts";

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

const rectangle = (columns: number, rows: number): Extent =>
  accepted(rectangleExtent({ col: 100, row: 50 }, columns, rows));

test("squares start at the origin of the National Grid, and a place on a line belongs east and north of it", () => {
  expect(cellAt(561_500, 178_249.9)).toEqual({ col: 2246, row: 712 });
  expect(cellCentre({ col: 2246, row: 712 })).toEqual({ easting: 561_625, northing: 178_125 });
});

test("the outline of a square closes and leads back to its corners", () => {
  const outline = cellOutline({ col: 2246, row: 712 });
  expect(outline.at(-1)).toEqual(outline[0]);
  const [lon = 0, lat = 0] = outline[2] ?? [];
  const { easting = 0, northing = 0 } = toNationalGrid(lon, lat) ?? {};
  expect([easting, northing].map(Math.round)).toEqual([561_750, 178_250]);
});

test.each([
  [561_500, 178_000, "TQ 615 780"],
  [651_409, 313_177, "TG 514 131"],
  [400_000, 100_000, "SU 000 000"],
  [463_500, 1_213_000, "HP 635 130"],
  [80_000, 5_000, "SV 800 050"],
])("the grid reference of %d, %d is %s", (easting, northing, reference) =>
  expect(gridReference(easting, northing)).toBe(reference),
);

test("small squares come with a caution", () => {
  expect(cellSizeCaution(100)).toContain("100 m");
  expect(cellSizeCaution(250)).toBeUndefined();
});

describe.runIf(hasSharedData)("against the reference", { timeout: 60_000 }, () => {
  test("the point 0.7 mm from a line and all others fall in the squares of the reference", () => {
    const extent = accepted(rectangleExtent({ col: 2160, row: 704 }, 340, 280));
    const points = readSharedCsv("reference/map_points.csv.gz");
    for (const point of points) {
      const { easting = 0, northing = 0 } = toNationalGrid(Number(point["lon"]), Number(point["lat"])) ?? {};
      expect(cellAt(easting, northing)).toEqual(cellAt(Number(point["easting"]), Number(point["northing"])));
    }
    const placed = points.map((point) => ({
      easting: Number(point["easting"]),
      northing: Number(point["northing"]),
      events: Number(point["events"]),
    }));
    const { perCell, outside } = eventsByCell(extent, placed);
    expect(perCell.reduce((sum, events) => sum + events) + outside).toBe(98_883);
    expect(perCell.filter((events) => events > 0).length).toBe(12_412);
  });
});

test("a map too large to hold is refused before anything is allocated, and says why", () => {
  const nullIsland = extentOfCells([
    { col: 2246, row: 712 },
    { col: -30_000, row: -40_000 },
  ]);
  expect(nullIsland.ok).toBe(false);
  expect(!nullIsland.ok && nullIsland.problems[0]?.message).toContain("1,312,872,111 squares, more than the 5,000,000");
  expect(rectangleExtent({ col: 0, row: 0 }, 2501, 2000).ok).toBe(false);
  expect(refusalOfRectangle(2500, 2000)).toBeUndefined();
  expect(refusalOfRectangle(Number.NaN, 1)?.ok).toBe(false);
  expect(cellsInArea(box(0, 0, 1e9, 1e9)).ok).toBe(false);
});

test("no squares at all are refused", () => {
  expect(extentOfCells([]).ok).toBe(false);
  expect(rectangleExtent({ col: 0, row: 0 }, 0, 5).ok).toBe(false);
});

test("squares are numbered from the south-west, each once, and found again", () => {
  const extent = accepted(
    extentOfCells([
      { col: 4, row: 9 },
      { col: 3, row: 8 },
      { col: 4, row: 9 },
      { col: 7, row: 8 },
    ]),
  );
  expect(extentSize(extent)).toBe(3);
  expect([0, 1, 2].map((at) => cellAtPosition(extent, at))).toEqual([
    { col: 3, row: 8 },
    { col: 7, row: 8 },
    { col: 4, row: 9 },
  ]);
  expect(positionOf(extent, { col: 4, row: 9 })).toBe(2);
  expect(positionOf(extent, { col: 5, row: 9 })).toBeUndefined();
  expect(positionOf(extent, { col: -9, row: 9 })).toBeUndefined();
  expect(positionOf(extent, { col: 99, row: 9 })).toBeUndefined();
  expect(() => cellAtPosition(extent, 3)).toThrow(RangeError);
});

test("blocks have 9 squares inside, 6 on an edge, 4 in a corner, and never reach round to the other side", () => {
  const extent = rectangle(4, 3);
  expect([...windowSizes(extent)]).toEqual([4, 6, 6, 4, 6, 9, 9, 6, 4, 6, 6, 4]);
  const values = Float64Array.from({ length: 12 }, (_, i) => 10 ** i);
  const sums = windowSums(extent, values);
  for (let i = 0; i < 12; i++) expect(sums[i]).toBe(blockOf(extent, i).reduce((sum, at) => sum + (values[at] ?? 0), 0));
  expect(blockOf(extent, 3)).toEqual([2, 3, 6, 7]);
});

test("in a masked extent a block has only squares of the extent, down to an island of one", () => {
  const cells = [
    { col: 1, row: 1 },
    { col: 2, row: 2 },
    { col: 9, row: 9 },
  ];
  expect([...windowSizes(accepted(extentOfCells(cells)))]).toEqual([2, 2, 1]);
});

test("squares that touch by a corner are one group, squares apart are two", () => {
  const extent = rectangle(5, 2);
  const chosen = [true, false, false, false, true, false, true, false, false, false];
  expect(connectedGroups(extent, chosen)).toEqual([[0, 6], [4]]);
});

test("the squares of an area are those whose middle lies in it, holes left out", () => {
  const withHole: Area = {
    type: "Polygon",
    coordinates: [...box(0, 0, 1000, 1000).coordinates, ...box(250, 250, 750, 750).coordinates] as never,
  };
  const cells = accepted(cellsInArea(withHole));
  expect(cells.length).toBe(12);
  for (let col = -1; col <= 4; col++) {
    for (let row = -1; row <= 4; row++) {
      const { easting, northing } = cellCentre({ col, row });
      const listed = cells.some((cell) => cell.col === col && cell.row === row);
      expect(listed).toBe(isInArea(withHole, easting, northing));
    }
  }
});

test("neighbouring areas share no square and leave none between them, even along the middles of squares", () => {
  const west = accepted(cellsInArea(box(0, 0, 625, 1000)));
  const east = accepted(cellsInArea(box(625, 0, 1000, 1000)));
  expect(west.length + east.length).toBe(16);
  expect(new Set([...west, ...east].map(({ col, row }) => `${col} ${row}`)).size).toBe(16);
});

test("an event on the border keeps its square, a far stray is reported instead of stretching the map", () => {
  const onTheBorder = { col: 4, row: 1 };
  const far = { col: 500, row: 1 };
  const { extent, strays } = accepted(extentOfArea(box(0, 0, 1000, 1000), [onTheBorder, far]));
  expect(extentSize(extent)).toBe(17);
  expect(positionOf(extent, onTheBorder)).toBeDefined();
  expect(strays).toEqual([far]);
});

test("events outside the extent are counted as outside, not lost", () => {
  const counted = eventsByCell(rectangle(2, 2), [
    { easting: 25_010, northing: 12_510, events: 3 },
    { easting: 25_020, northing: 12_520, events: 1 },
    { easting: 0, northing: 0, events: 7 },
  ]);
  expect([...counted.perCell]).toEqual([4, 0, 0, 0]);
  expect(counted.outside).toBe(7);
});
