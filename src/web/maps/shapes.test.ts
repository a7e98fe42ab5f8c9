import { existsSync, readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { cellRuns } from "./cell-runs.ts";
import { type AreaGeometry, type Ring, ringsOf } from "./geometry.ts";
import { placeLabels } from "./map-labels.ts";
import { spreadDiscs } from "./map-marks.ts";
import { areaPaths } from "./paths.ts";
import { fitMap } from "./projection.ts";
import { simplifyTogether } from "./simplify.ts";
import { breakClasses, quantileClasses } from "./value-classes.ts";

const asIs = ([x = 0, y = 0]: readonly number[]) => [x, y] as const;
const square: Ring = [
  [0, 0],
  [10, 0],
  [10, 10],
  [0, 10],
  [0, 0],
];

describe("fitting a map", () => {
  test("north is up and the sides of the frame are kept", () => {
    const fit = fitMap(
      "metres",
      [
        [
          [540_000, 180_000],
          [560_000, 190_000],
        ],
      ],
      720,
      600,
      10,
    );
    expect(fit?.place([540_000, 190_000]).map(Math.round)).toEqual([10, 10]);
    expect(fit?.place([560_000, 180_000]).map(Math.round)).toEqual([710, 360]);
    expect(fit?.height).toBeCloseTo(370, 9);
    expect(fit?.perMetre).toBeCloseTo(700 / 20_000, 12);
  });

  test("a tall district is no higher than it may be, and stands in the middle", () => {
    const fit = fitMap(
      "metres",
      [
        [
          [0, 0],
          [1000, 10_000],
        ],
      ],
      720,
      600,
      10,
    );
    expect(fit?.height).toBeCloseTo(600, 9);
    expect((fit?.place([500, 0]) ?? [])[0]).toBeCloseTo(360, 9);
  });

  test("degrees keep the shape of the ground: a kilometre east is as long as a kilometre north", () => {
    const [latitude, kilometre] = [51.6, 180 / (Math.PI * 6371)];
    const fit = fitMap(
      "degrees",
      [
        [
          [0, 51.5],
          [0.6, 51.7],
        ],
      ],
      720,
      600,
      0,
    );
    const [x0 = 0, y0 = 0] = fit?.place([0.3, latitude]) ?? [];
    const [x1 = 0] = fit?.place([0.3 + kilometre / Math.cos((latitude * Math.PI) / 180), latitude]) ?? [];
    const [, y1 = 0] = fit?.place([0.3, latitude + kilometre]) ?? [];
    expect((x1 - x0) / (y0 - y1)).toBeCloseTo(1, 3);
    expect(x1 - x0).toBeCloseTo(1000 * (fit?.perMetre ?? 0), 1);
  });

  test("no rings, or none with a position, cannot be fitted", () => {
    expect(fitMap("degrees", [], 720, 600, 0)).toBeUndefined();
    expect(fitMap("degrees", [[[Number.NaN, 51]]], 720, 600, 0)).toBeUndefined();
  });
});

describe("simplifying borders", () => {
  test("a vertex that makes no difference goes, a corner stays", () => {
    const ring: Ring = [
      [0, 0],
      [5, 0.1],
      [10, 0],
      [10, 10],
      [0, 10],
      [0, 0],
    ];
    const [[drawn = []] = []] = simplifyTogether([[ring]], asIs, 0.7);
    expect(drawn.map(({ x, y }) => [x / 10, y / 10])).toEqual([
      [0, 0],
      [10, 0],
      [10, 10],
      [0, 10],
    ]);
  });

  test("neighbours keep exactly the same border, whichever way each runs along it", () => {
    const border = Array.from({ length: 60 }, (_, i) => [50 + 3 * Math.sin(i / 3), i + 20]);
    const left: Ring = [[0, 20], ...border, [0, 79], [0, 20]];
    const right: Ring = [[100, 79], ...[...border].reverse(), [100, 20], [100, 79]];
    const [[west = []] = [], [east = []] = []] = simplifyTogether([[left], [right]], asIs, 0.7);
    const inner = (ring: typeof west) => ring.filter(({ x }) => x > 10 && x < 990).map(({ x, y }) => `${x} ${y}`);

    expect(inner(west).length).toBeGreaterThan(8);
    expect(inner(west).length).toBeLessThan(40);
    expect(inner(east)).toEqual([...inner(west)].reverse());
  });

  test("nothing moves further than the tolerance", () => {
    const circle: Ring = Array.from({ length: 721 }, (_, i) => [
      100 + 80 * Math.cos((i * Math.PI) / 360),
      100 + 80 * Math.sin((i * Math.PI) / 360),
    ]);
    const [[drawn = []] = []] = simplifyTogether([[circle]], asIs, 0.7);
    const middles = drawn.map((point, i) => {
      const next = drawn[(i + 1) % drawn.length] ?? point;
      return Math.hypot((point.x + next.x) / 20 - 100, (point.y + next.y) / 20 - 100);
    });

    expect(drawn.length).toBeLessThan(100);
    expect(Math.min(...middles)).toBeGreaterThan(80 - 1);
    expect(Math.max(...middles)).toBeLessThan(80 + 1);
  });

  test("an area too small to see is a speck, not nothing", () => {
    expect(
      areaPaths(
        [
          [
            [
              [5, 5],
              [5.01, 5],
              [5, 5.01],
              [5, 5],
            ],
          ],
        ],
        asIs,
      ),
    ).toEqual(["M5 5l1 0 0 1-1 0z"]);
    expect(areaPaths([[]], asIs)).toEqual([""]);
  });

  test("a path is written by steps of a tenth, without needless spaces and noughts", () => {
    expect(areaPaths([[square]], asIs)).toEqual(["M0 0l10 0 0 10-10 0z"]);
    expect(
      areaPaths(
        [
          [
            [
              [0.5, 0.5],
              [3, 0.8],
              [0.9, 4.2],
            ],
          ],
        ],
        asIs,
      ),
    ).toEqual(["M.5.5l2.5.3-2.1 3.4z"]);
  });

  test("lines and points left in a collection are passed over", () => {
    const geometry: AreaGeometry = {
      type: "GeometryCollection",
      geometries: [{ type: "LineString" }, { type: "MultiPolygon", coordinates: [[square]] }],
    };
    expect(ringsOf(geometry)).toEqual([square]);
  });

  const file = new URL("../../../../shared/data/geo/wards_2025_essex.geojson.gz", import.meta.url);

  test.runIf(existsSync(file))(
    "real wards keep every area and more than 99 in 100 of its size (needs ../shared)",
    () => {
      const collection = JSON.parse(gunzipSync(readFileSync(file)).toString()) as {
        features: { geometry: AreaGeometry }[];
      };
      const shapes = collection.features.map((feature) => ringsOf(feature.geometry));
      const fit = fitMap("degrees", shapes.flat(), 720, 660, 6);
      const place = fit?.place ?? asIs;
      const drawn = simplifyTogether(shapes, place, 0.7);
      const size = (points: readonly (readonly number[])[]) =>
        Math.abs(
          points.reduce((sum, [x = 0, y = 0], i) => {
            const [x0 = 0, y0 = 0] = points.at(i - 1) ?? [];
            return sum + x0 * y - x * y0;
          }, 0) / 2,
        );
      const largest = (rings: readonly (readonly (readonly number[])[])[]) => Math.max(...rings.map(size));
      const before = shapes.map((rings) => largest(rings.map((ring) => ring.map(place))));
      const after = drawn.map((rings) => largest(rings.map((ring) => ring.map(({ x, y }) => [x / 10, y / 10]))));
      const sum = (sizes: readonly number[]) => sizes.reduce((total, each) => total + each, 0);

      expect(drawn.every((rings) => rings.length > 0)).toBe(true);
      expect(sum(after) / sum(before)).toBeGreaterThan(0.99);
      expect(sum(after) / sum(before)).toBeLessThan(1.01);
      expect(drawn.flat(2).length).toBeLessThan(shapes.flat(2).length / 2.5);
    },
  );
});

describe("classes of values", () => {
  const measure = { label: "Rate", decimals: 1 };

  test("five classes have about as many areas each and are named by the values they hold", () => {
    const values = Array.from({ length: 50 }, (_, i) => i + 1);
    const { classes, indexOf } = quantileClasses(values, measure);
    const sizes = classes.map((_, i) => values.filter((value) => indexOf(value) === i).length);

    expect(sizes).toEqual([10, 10, 10, 10, 10]);
    expect(classes.map((each) => each.words)).toEqual([
      "1.0 to 10.0",
      "11.0 to 20.0",
      "21.0 to 30.0",
      "31.0 to 40.0",
      "41.0 to 50.0",
    ]);
    expect(classes.map((each) => each.colour)).toEqual(["seq-1", "seq-2", "seq-3", "seq-4", "seq-5"]);
  });

  test("equal values are never in two classes", () => {
    const { classes, indexOf } = quantileClasses([0, 0, 0, 0, 0, 0, 0, 3, 9], measure);
    expect(classes.map((each) => each.words)).toEqual(["0.0", "3.0 to 9.0"]);
    expect([indexOf(0), indexOf(3), indexOf(9)]).toEqual([0, 1, 1]);
  });

  test("one value is one class, none is none", () => {
    expect(quantileClasses([4, 4], measure).classes.map((each) => each.words)).toEqual(["4.0"]);
    expect(quantileClasses([], measure).classes).toEqual([]);
  });

  test("a bound belongs to the class above it", () => {
    const { classes, indexOf } = breakClasses(measure, [5, 10]);
    expect(classes.map((each) => each.words)).toEqual(["Less than 5.0", "5.0 to less than 10.0", "10.0 or more"]);
    expect([4.99, 5, 9.99, 10].map(indexOf)).toEqual([0, 1, 1, 2]);
  });

  test.each([[[]], [[1, 2, 3, 4, 5]], [[2, 1]], [[1, 1]], [[Number.NaN]]])("bounds %j are refused", (breaks) => {
    expect(() => breakClasses(measure, breaks)).toThrow(RangeError);
  });
});

describe("cells", () => {
  test("cells side by side in a row become one run, kinds and rows apart", () => {
    const runs = cellRuns([
      { column: 3, row: 1, kind: "hot" },
      { column: 2, row: 1, kind: "hot" },
      { column: 4, row: 1, kind: "few" },
      { column: 6, row: 1, kind: "few" },
      { column: 4, row: 2, kind: "hot" },
    ]);
    expect(runs.get("hot")).toMatchObject([
      { row: 1, from: 2, to: 3 },
      { row: 2, from: 4, to: 4 },
    ]);
    expect(runs.get("few")).toMatchObject([
      { row: 1, from: 4, to: 4 },
      { row: 1, from: 6, to: 6 },
    ]);
  });

  test("a cell given twice is refused", () => {
    const twice = [
      { column: 2, row: 1, kind: "hot" },
      { column: 2, row: 1, kind: "few" },
    ];
    expect(() => cellRuns(twice)).toThrow("Cell 2, 1 is given twice");
  });
});

describe("labels on a map", () => {
  test("discs in one place are moved apart and stay in the frame", () => {
    const discs = spreadDiscs(
      Array.from({ length: 6 }, () => ({ x: 5, y: 5 })),
      10,
      300,
      300,
    );
    const pairs = discs.flatMap((a, i) => discs.slice(i + 1).map((b) => Math.hypot(a.x - b.x, a.y - b.y)));
    expect(Math.min(...pairs)).toBeGreaterThan(18);
    expect(discs.every(({ x, y }) => x >= 10 && y >= 10 && x <= 290 && y <= 290)).toBe(true);
  });

  test("a disc alone stays where it is", () => {
    expect(spreadDiscs([{ x: 50, y: 60 }], 10, 300, 300)).toEqual([{ x: 50, y: 60 }]);
  });

  test("of two names in one place the reader's own is kept", () => {
    const drawn = placeLabels(
      [
        { at: [100, 50], words: "Brentwood", bold: false },
        { at: [105, 52], words: "Thurrock", bold: true },
      ],
      720,
      15,
    );
    expect(drawn).toHaveLength(1);
    expect(drawn[0]?.markup).toContain(">Thurrock</text>");
  });
});
