import { expect, test } from "vitest";
import type { BoundaryFile } from "./area-file.ts";
import { readAreaFile } from "./read-area-file.ts";

const RING = [
  [0.3, 51.4],
  [0.4, 51.4],
  [0.4, 51.5],
  [0.3, 51.4],
];
const POLYGON = { type: "Polygon", coordinates: [RING] };
const WARD = { WD25CD: "E05000001", WD25NM: "Belhus", LADCD: "E06000034" };

const feature = (geometry: unknown, properties: object = WARD) => ({ type: "Feature", properties, geometry });
const collection = (...features: unknown[]) => ({ type: "FeatureCollection", features });
const read = (value: unknown) => readAreaFile(new TextEncoder().encode(JSON.stringify(value)), "wards.geojson");

function boundariesOf(value: unknown): BoundaryFile {
  const file = read(value);
  if (!file.ok || file.value.kind !== "boundaries") throw new Error(JSON.stringify(file));
  return file.value;
}

function refusalOf(value: unknown): string {
  const file = read(value);
  if (file.ok) throw new Error(`It was read as ${file.value.title}`);
  return file.problems.map(({ message }) => message).join(" ");
}

test("the boundary of a ward has its name, its district and its outline", () => {
  const file = boundariesOf(collection(feature(POLYGON)));
  expect(file).toMatchObject({ title: "Boundaries of wards 2025", vintage: "2025", rows: 1, notes: [] });
  expect(file.boundaries).toEqual([
    { level: "ward25", code: "E05000001", name: "Belhus", districtCode: "E06000034", outline: POLYGON, positions: 4 },
  ]);
});

test.each([
  [{ LSOA21CD: "E01000001", LSOA21NM: "A", LADCD: "E06000034" }, "lsoa21", "A", "E06000034"],
  [{ FID: 1, LSOA11CD: "E01000001", LSOA11NM: "A" }, "lsoa11", "A", ""],
  [{ LAD24CD: "E06000034", LAD24NM: "Thurrock" }, "district24", "Thurrock", "E06000034"],
  [{ LADCD: "E06000034", lsoa21_count: 100 }, "district", "", "E06000034"],
])("a feature with %j is a %s", (properties, level, name, districtCode) => {
  expect(boundariesOf(collection(feature(POLYGON, properties))).boundaries[0]).toMatchObject({
    level,
    name,
    districtCode,
  });
});

test("a file without a year has no vintage", () => {
  expect(boundariesOf(collection(feature(POLYGON, { LADCD: "E06000034" }))).vintage).toBe("");
});

test("a collection of polygons with stray lines is their area, and rings that enclose nothing are dropped", () => {
  const line = { type: "LineString", coordinates: RING.slice(0, 2) };
  const flat = { type: "Polygon", coordinates: [[RING[0], RING[1], RING[0], RING[0]]] };
  const file = boundariesOf(
    collection(feature({ type: "GeometryCollection", geometries: [POLYGON, line, flat, POLYGON] })),
  );
  expect(file.boundaries[0]?.outline).toEqual({ type: "MultiPolygon", coordinates: [[RING], [RING]] });
  expect(file.boundaries[0]?.positions).toBe(8);
  expect(file.notes).toEqual(["One boundary also held lines or points, which enclose nothing and were left out."]);
});

test("positions are kept to a tenth of a metre, without heights", () => {
  const long = RING.map(([x = 0, y = 0]) => [x + 0.00000004, y, 12.5]);
  expect(boundariesOf(collection(feature({ type: "Polygon", coordinates: [long] }))).boundaries[0]?.outline).toEqual(
    POLYGON,
  );
});

test.each([
  [null, "The boundary of E05000001 (feature 1) is missing. It must be a Polygon or MultiPolygon."],
  [{ type: "Point", coordinates: [0.3, 51.4] }, "(feature 1) is a Point. It must be a Polygon or MultiPolygon."],
  [{ type: "GeometryCollection", geometries: [] }, "is a GeometryCollection"],
  [{ type: "Polygon", coordinates: [] }, "a polygon without rings"],
  [{ type: "Polygon", coordinates: [[[0.3, 51.4]]] }, "fewer than four positions"],
  [{ type: "Polygon", coordinates: [[...RING.slice(0, 3), [0.31, 51.41]]] }, "does not end where it begins"],
  [{ type: "Polygon", coordinates: [[...RING.slice(0, 3), ["0.3", "51.4"]]] }, "a position that is not two numbers"],
  [{ type: "Polygon", coordinates: [RING.map(([x = 0, y = 0]) => [y, x])] }, "GeoJSON has longitude first"],
  [{ type: "Polygon", coordinates: [RING.map(() => [560000, 180000])] }, "in metres of the National Grid"],
  [{ type: "Polygon", coordinates: [RING.map(() => [2.35, 48.85])] }, "outside the United Kingdom"],
  [{ type: "Polygon", coordinates: [[RING[0], RING[1], RING[0], RING[0]]] }, "encloses nothing"],
])("a geometry that is %j is refused with what is wrong", (geometry, words) => {
  expect(refusalOf(collection(feature(geometry)))).toContain(words);
});

test.each([
  [collection(), "It has no features"],
  [collection(feature(POLYGON), feature(POLYGON)), "E05000001 has two features"],
  [collection(feature(POLYGON), feature(POLYGON, { LADCD: "E06000034" })), "Feature 2: WD25CD is “”"],
  [collection(feature(POLYGON, { WD25CD: "Belhus" })), "which is not the code of a ward 2025"],
  [collection(feature(POLYGON, { name: "Thurrock" })), "Its features have the properties name."],
  [collection(feature(POLYGON, {})), "Its features have no properties."],
  [{ type: "Topology", objects: {} }, "It is TopoJSON"],
  [{ features: [{ attributes: {}, geometry: { rings: [] } }] }, "It is ArcGIS JSON"],
  [{ type: "Feature", geometry: POLYGON }, "not a GeoJSON FeatureCollection"],
  [[1, 2], "JSON, but not GeoJSON"],
])("the JSON %j is refused with what is wrong", (value, words) => {
  expect(refusalOf(value)).toContain(words);
});

test("a file that was cut short is said to be", () => {
  const text = JSON.stringify(collection(feature(POLYGON)));
  const file = readAreaFile(new TextEncoder().encode(text.slice(0, -20)), "wards.geojson");
  expect(file.ok ? "" : file.problems[0]?.message).toContain("probably cut short");
});
