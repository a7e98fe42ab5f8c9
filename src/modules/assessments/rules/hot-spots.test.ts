import { expect, test } from "vitest";
import { accepted } from "../../../../test/accepted.ts";
import { type Extent, positionOf, rectangleExtent } from "./extent.ts";
import { type HotSpotTest, testHotSpots } from "./hot-spot-test.ts";
import { hotSpotsOf, placeName } from "./hot-spots.ts";

const extent: Extent = accepted(rectangleExtent({ col: 2240, row: 700 }, 60, 40));
const at = (col: number, row: number) => positionOf(extent, { col: 2240 + col, row: 700 + row }) ?? -1;

function testOf(places: readonly (readonly [number, number, number])[]): HotSpotTest {
  const counts = new Float64Array(2400);
  for (const [col, row, events] of places) counts[at(col, row)] = events;
  return accepted(testHotSpots(extent, counts, { of: "area" }));
}

test("hot squares that touch are one hot spot, ranked by events and named after the commonest locations", () => {
  const result = testOf([
    [10, 10, 20],
    [12, 11, 15],
    [40, 30, 22],
  ]);
  const located = [
    { position: at(10, 10), location: "On or near Windsor Road", events: 12 },
    { position: at(10, 10), location: "On or near Supermarket", events: 8 },
    { position: at(12, 11), location: "On or near Windsor Road", events: 1 },
    { position: at(12, 11), location: "On or near Ash Close", events: 8 },
    { position: at(12, 11), location: "On or near Zeal Lane", events: 2 },
    { position: at(12, 11), location: "No Location", events: 4 },
    { position: at(40, 30), location: "On or near ", events: 22 },
  ];
  const spots = hotSpotsOf(result, located);
  expect(spots.map(({ rank, events, name }) => [rank, events, name])).toEqual([
    [1, 35, "Windsor Road, Ash Close and Supermarket"],
    [2, 22, "Around TQ 701 826"],
  ]);
  expect(spots[0]?.cells.length).toBe(16);
  // The sixteen hot squares with the blocks around them are 38: two squares of 25 that share 12.
  expect(spots[0]?.expected).toBeCloseTo((57 * 38) / 2400, 12);
});

test("between equal counts the larger excess over the expected comes first", () => {
  const counts = new Float64Array(2400);
  counts[at(10, 10)] = 20;
  counts[at(40, 30)] = 20;
  const perCell = new Float64Array(2400).fill(10);
  perCell[at(10, 10)] = 60;
  const result = accepted(testHotSpots(extent, counts, { of: "residents", perCell, vintage: "mid-2023" }));
  const spots = hotSpotsOf(result, []);
  expect(spots.map(({ events }) => events)).toEqual([20, 20]);
  expect(spots[0]?.cells).toContainEqual({ col: 2280, row: 730 });
});

test("a square that is hot by its neighbours alone has their events and their names", () => {
  const ring = [-1, 0, 1]
    .flatMap((x) => [-1, 0, 1].map((y) => [20 + x, 20 + y] as const))
    .filter(([x, y]) => x !== 20 || y !== 20);
  const counts = new Float64Array(2400);
  for (const [col, row] of ring) counts[at(col, row)] = 1;
  // Elsewhere enough events that eight together stand out, and five or six do not.
  for (let i = 0; i < 2400; i += 13) if (Math.hypot((i % 60) - 20, Math.floor(i / 60) - 20) > 5) counts[i] = 1;
  const result = accepted(testHotSpots(extent, counts, { of: "area" }));
  const spots = hotSpotsOf(result, [{ position: at(19, 20), location: "On or near High Street", events: 1 }]);
  expect(spots.map(({ name, events, cells }) => [name, events, cells.length])).toEqual([["High Street", 8, 1]]);
});

test("a map without hot squares has no hot spots", () => {
  expect(hotSpotsOf(testOf([[10, 10, 4]]), [])).toEqual([]);
});

test.each([
  ["On or near Windsor Road", "Windsor Road"],
  ["on or near  The Green ", "The Green"],
  ["Nearby Lane", "Nearby Lane"],
  ["On or near ", undefined],
  ["On or near", undefined],
  ["", undefined],
  ["No Location", undefined],
  ["On or near No location", undefined],
])("the location text %j names %j", (location, name) => expect(placeName(location)).toBe(name));
