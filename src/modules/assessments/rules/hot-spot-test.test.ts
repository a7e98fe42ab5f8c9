import { expect, test } from "vitest";
import { accepted } from "../../../../test/accepted.ts";
import { seededRandom } from "../../../../test/seeded-random.ts";
import { binomialUpperTail } from "./exact-tails.ts";
import { type Extent, extentOfCells, extentSize, positionOf, rectangleExtent } from "./extent.ts";
import { giStar } from "./gi-star.ts";
import {
  type Denominator,
  fewestToStandOut,
  HOT_SPOT_SETTINGS,
  type HotSpotTest,
  testHotSpots,
} from "./hot-spot-test.ts";
import { cellWorking, mapWorking } from "./hot-spot-wording.ts";

const AREA: Denominator = { of: "area" };
const essex = accepted(rectangleExtent({ col: 2160, row: 704 }, 340, 280));
const town = accepted(rectangleExtent({ col: 0, row: 0 }, 40, 30));

/** Events thrown at the squares by their shares; the same map for the same seed. */
function randomMap(extent: Extent, events: number, shares: ArrayLike<number>, seed: number): Float64Array {
  const random = seededRandom(seed);
  const upTo = Float64Array.from(shares);
  for (let i = 1; i < upTo.length; i++) upTo[i] = (upTo[i] ?? 0) + (upTo[i - 1] ?? 0);
  const total = upTo.at(-1) ?? 0;
  const counts = new Float64Array(extentSize(extent));
  for (let event = 0; event < events; event++) {
    const mark = random() * total;
    let [low, high] = [0, upTo.length - 1];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((upTo[middle] ?? 0) > mark) high = middle;
      else low = middle + 1;
    }
    counts[low] = (counts[low] ?? 0) + 1;
  }
  return counts;
}

/** A county of towns in empty country: most squares have nobody, some have hundreds. */
function lumpyPopulation(extent: Extent): Float64Array {
  const random = seededRandom(99);
  const people = new Float64Array(extentSize(extent));
  for (let town = 0; town < 60; town++) {
    const [col, row, reach] = [random() * 340, random() * 280, 2 + random() * 12];
    for (let i = 0; i < people.length; i++) {
      const distance = Math.hypot((i % 340) - col, Math.floor(i / 340) - row);
      if (distance < reach) people[i] = (people[i] ?? 0) + Math.round(400 * random() * (1 - distance / reach));
    }
  }
  return people;
}

const hotSquares = ({ verdicts }: HotSpotTest) => verdicts.filter((verdict) => verdict === "hot").length;

/** Simulations may take their time on a busy machine; this says when they hang, not how fast they are. */
const PATIENCE = 60_000;
const RUNS = 12;
const even = new Float64Array(extentSize(essex)).fill(1);
const people = lumpyPopulation(essex);

test.each([300, 1160, 5000, 20_000])(
  "%d events thrown at random leave less than one false hot square a map",
  (events) => {
    let [evenHot, townHot] = [0, 0];
    for (let run = 0; run < RUNS; run++) {
      evenHot += hotSquares(accepted(testHotSpots(essex, randomMap(essex, events, even, run + 1), AREA)));
      const byPeople: Denominator = { of: "residents", perCell: people, vintage: "mid-2023" };
      townHot += hotSquares(accepted(testHotSpots(essex, randomMap(essex, events, people, run + 101), byPeople)));
    }
    expect(evenHot / RUNS).toBeLessThan(1);
    expect(townHot / RUNS).toBeLessThan(1);
  },
  PATIENCE,
);

test.each([20, 120, 1000])("%d events thrown at a small town leave less than one false hot square a map", (events) => {
  let hot = 0;
  for (let run = 0; run < 100; run++) {
    const counts = randomMap(town, events, new Float64Array(1200).fill(1), run + 401);
    hot += hotSquares(accepted(testHotSpots(town, counts, AREA)));
  }
  expect(hot / 100).toBeLessThan(1);
});

test("on the same random map of a sparse year the classical Gi* with false discovery control flags hundreds", () => {
  const counts = randomMap(essex, 1160, even, 1);
  const { q, z } = accepted(giStar(essex, counts));
  expect(q.filter((value, i) => value <= 0.05 && (z[i] ?? 0) > 0).length).toBeGreaterThan(300);
  expect(hotSquares(accepted(testHotSpots(essex, counts, AREA)))).toBe(0);
});

test(
  "all crime as denominator is on the safe side when the events are a share of it",
  () => {
    let hot = 0;
    for (let run = 0; run < RUNS; run++) {
      const allCrime = randomMap(essex, 20_000, people, run + 201);
      const random = seededRandom(run + 301);
      // Each crime is a burglary with the same chance wherever it is: nothing is a hot spot of burglary.
      const burglary = allCrime.map((crimes) => {
        let count = 0;
        for (let crime = 0; crime < crimes; crime++) if (random() < 0.06) count++;
        return count;
      });
      hot += hotSquares(accepted(testHotSpots(essex, burglary, { of: "all crime", perCell: allCrime })));
    }
    expect(hot / RUNS).toBeLessThan(1);
  },
  PATIENCE,
);

test("a planted hot spot is found by its block, and the squares round it that see it", () => {
  const counts = randomMap(essex, 1160, even, 7);
  const centre = positionOf(essex, { col: 2300, row: 800 }) ?? -1;
  counts[centre] = 12;
  const result = accepted(testHotSpots(essex, counts, AREA));
  expect(hotSquares(result)).toBe(9);
  expect(result.verdicts[centre]).toBe("hot");
  expect(result.p[centre]).toBe(binomialUpperTail(result.windowCounts[centre] ?? 0, result.events, 9 / 95_200));
});

test("a town is hot against an even spread and not against where people live", () => {
  const counts = randomMap(essex, 20_000, people, 5);
  expect(hotSquares(accepted(testHotSpots(essex, counts, AREA)))).toBeGreaterThan(1000);
  const byPeople: Denominator = { of: "residents", perCell: people, vintage: "mid-2023" };
  expect(hotSquares(accepted(testHotSpots(essex, counts, byPeople)))).toBe(0);
});

test("four events in one place are too few to say, the fifth makes it hot", () => {
  const counts = randomMap(town, 60, new Float64Array(1200).fill(1), 3).fill(0, 560, 640);
  counts[600] = 4;
  const four = accepted(testHotSpots(town, counts, AREA));
  expect(four.verdicts[600]).toBe("too few to say");
  counts[600] = 5;
  const five = accepted(testHotSpots(town, counts, AREA));
  expect(five.verdicts[600]).toBe("hot");
  expect(accepted(testHotSpots(town, counts, AREA, { level: 0.05, fewest: 6 })).verdicts[600]).toBe("too few to say");
});

test("a map with fewer events than could ever show a hot spot says so for every square", () => {
  const counts = new Float64Array(1200);
  counts[600] = 4;
  const result = accepted(testHotSpots(town, counts, AREA));
  expect(result.fewestOnMap).toBe(5);
  expect(new Set(result.verdicts)).toEqual(new Set(["too few to say"]));
  expect(mapWorking(result)).toBe(
    "Too few to say: the map has 4 events in 1,200 squares, and even if all lay in one square none could be called hot; at least 5 would be needed.",
  );
  expect(cellWorking(result, 3)).toBe(mapWorking(result));
});

test.each([
  [5, 4],
  [5, 5],
  [6, 6],
  [12, 4],
])(
  "on %d by %d squares the fewest events are just enough when all lie in the best square, and one less is not",
  (columns, rows) => {
    const extent = accepted(rectangleExtent({ col: 0, row: 0 }, columns, rows));
    // Without a minimum count, so that the arithmetic of the test alone decides.
    const settings = { level: 0.05, fewest: 1 };
    const anyHot = (events: number) =>
      Array.from({ length: columns * rows }, (_, at) => {
        const counts = new Float64Array(columns * rows);
        counts[at] = events;
        return accepted(testHotSpots(extent, counts, AREA, settings));
      }).some(({ q }) => q.some((value) => value <= settings.level));
    const { fewestOnMap } = accepted(testHotSpots(extent, new Float64Array(columns * rows), AREA, settings));
    expect(anyHot(fewestOnMap)).toBe(true);
    expect(anyHot(fewestOnMap - 1)).toBe(false);
  },
);

test("where every block is the whole map, nothing can stand out and no number of events helps", () => {
  const extent = accepted(rectangleExtent({ col: 0, row: 0 }, 2, 2));
  const result = accepted(testHotSpots(extent, [900, 0, 0, 0], AREA));
  expect(result.fewestOnMap).toBe(Infinity);
  expect(hotSquares(result)).toBe(0);
  expect(mapWorking(result)).toBe(
    "Too few to say: with 4 squares no number of events in one place could stand out from the rest.",
  );
});

test("events where nobody lives have nothing to be compared with, and are not called hot", () => {
  const perCell = new Float64Array(1200).fill(50).fill(0, 400);
  const counts = new Float64Array(1200);
  counts[100] = 30;
  counts[900] = 9;
  const result = accepted(testHotSpots(town, counts, { of: "residents", perCell, vintage: "mid-2023" }));
  expect(result.verdicts[900]).toBe("too few to say");
  expect(result.verdicts[1000]).toBe("not hot");
  expect(cellWorking(result, 900)).toBe(
    "Too few to say: the block of 9 squares holds 9 events, but there are no residents to compare them with.",
  );
  expect(cellWorking(result, 1100)).toBe("Not hot: the block of 9 squares holds 0 events.");
});

test("a denominator of nothing, and counts that are not counts, are not accepted", () => {
  const nobody: Denominator = { of: "residents", perCell: new Float64Array(1200), vintage: "mid-2023" };
  expect(testHotSpots(town, new Float64Array(1200), nobody)).toEqual({
    ok: false,
    problems: [{ message: "There are no residents on this map to compare the events with" }],
  });
  expect(() => testHotSpots(town, new Float64Array(1199), AREA)).toThrow(RangeError);
  expect(() => testHotSpots(town, new Float64Array(1200).fill(0.5), AREA)).toThrow(RangeError);
  const negative: Denominator = { of: "all crime", perCell: new Float64Array(1200).fill(-1) };
  expect(() => testHotSpots(town, new Float64Array(1200), negative)).toThrow(RangeError);
});

test("every verdict shows its working in one sentence", () => {
  const counts = randomMap(town, 200, new Float64Array(1200).fill(1), 4).fill(0, 560, 680);
  counts[620] = 14;
  counts[10] = 0;
  const result = accepted(testHotSpots(town, counts, AREA));
  expect(cellWorking(result, 620)).toMatch(
    /^Hot: the block of 9 squares holds 14 events where 1\.\d+ would be expected if events fell evenly over the map; chance alone gives as many or more with probability less than 0\.0001, and the value adjusted for all 1,200 squares looked at \(Benjamini-Hochberg\) is less than 0\.0001, within the limit of 0\.05\.$/,
  );
  const usual = result.windowCounts.findIndex((count, i) => count === 1 && result.windowSizes[i] === 9);
  expect(cellWorking(result, usual)).toMatch(/^Not hot: .* 1 event where .* is 1, above the limit of 0\.05\.$/);
  const few = result.verdicts.indexOf("too few to say");
  expect(cellWorking(result, few)).toMatch(/nothing is called hot on fewer than 5 events \(a convention of ours\)\.$/);
  expect(mapWorking(result)).toMatch(/^Tested: \d+ events in 1,200 squares; .* must hold \d+ or more to be called hot/);
  expect(() => cellWorking(result, 1200)).toThrow(RangeError);
});

test("the fewest that would stand out is the first count to pass on its own", () => {
  const result = accepted(testHotSpots(essex, randomMap(essex, 20_000, even, 1), AREA));
  const expected = (20_000 * 9) / 95_200;
  const needed = fewestToStandOut(result, expected) ?? 0;
  const limit = HOT_SPOT_SETTINGS.level / 95_200;
  expect(binomialUpperTail(needed, 20_000, expected / 20_000)).toBeLessThanOrEqual(limit);
  expect(binomialUpperTail(needed - 1, 20_000, expected / 20_000)).toBeGreaterThan(limit);
});

test("an island square is tested by itself", () => {
  const cells = [...Array(30).keys()].map((i) => ({ col: 3 * i, row: 0 }));
  const extent = accepted(extentOfCells(cells));
  const counts = new Float64Array(30).fill(1);
  counts[4] = 20;
  const result = accepted(testHotSpots(extent, counts, AREA));
  expect(result.verdicts.map((verdict) => verdict === "hot").indexOf(true)).toBe(4);
  expect(hotSquares(result)).toBe(1);
  expect(cellWorking(result, 4)).toMatch(/^Hot: the square, which has no neighbours on the map, holds 20 events/);
});
