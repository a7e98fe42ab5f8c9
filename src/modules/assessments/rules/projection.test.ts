import { describe, expect, test } from "vitest";
import { hasSharedData, readSharedCsv } from "../../../../test/shared-data.ts";
import { areaOnNationalGrid, PROJECTION_NOTE, toLonLat, toNationalGrid } from "./projection.ts";

describe.runIf(hasSharedData)("against the reference", { timeout: 60_000 }, () => {
  test.each([
    ["proj_points.csv", "e_helmert", "n_helmert"],
    ["map_points.csv.gz", "easting", "northing"],
  ])("every point of %s is where PROJ puts it", (file, eastColumn, northColumn) => {
    const points = readSharedCsv(`reference/${file}`);
    expect(points.length).toBeGreaterThanOrEqual(50);
    let worst = 0;
    for (const point of points) {
      if (point["lon"] === "") continue;
      const { easting, northing } = toNationalGrid(Number(point["lon"]), Number(point["lat"])) ?? {};
      worst = Math.max(worst, Math.abs((easting ?? NaN) - Number(point[eastColumn])));
      worst = Math.max(worst, Math.abs((northing ?? NaN) - Number(point[northColumn])));
    }
    // The second file rounds to a millimetre.
    expect(worst).toBeLessThanOrEqual(0.00051);
  });
});

test("the datum shift is applied: Caister water tower lies where the Ordnance Survey's own example puts it", () => {
  // Ordnance Survey, A guide to coordinate systems in Great Britain, annexe C: 52° 39' 28.8282" N, 1° 42' 57.8663" E in
  // ETRS89 is TG 51409 13177 in OSTN15 to the metre; without the shift it would be some 100 m away.
  const { easting = 0, northing = 0 } =
    toNationalGrid(1 + 42 / 60 + 57.8663 / 3600, 52 + 39 / 60 + 28.8282 / 3600) ?? {};
  expect(Math.hypot(easting - 651_409.9, northing - 313_177.3)).toBeLessThan(5);
});

test("there and back again is the same place to 2 mm, for want of the height", () => {
  const { lon, lat } = toLonLat(561_500, 178_250);
  const { easting = 0, northing = 0 } = toNationalGrid(lon, lat) ?? {};
  expect(Math.hypot(easting - 561_500, northing - 178_250)).toBeLessThan(0.002);
});

test.each([
  ["null island", 0, 0],
  ["longitude and latitude the wrong way round", 51.5, 0.3],
  ["Paris", 2.35, 48.86],
  ["a blank read as not a number", Number.NaN, 51.5],
  ["infinity", Number.POSITIVE_INFINITY, 51.5],
  ["beyond the pole", 0, 91],
])("%s is not on the National Grid", (_, lon, lat) => expect(toNationalGrid(lon, lat)).toBeUndefined());

test("the note names the transformation and its accuracy", () => {
  expect(PROJECTION_NOTE).toContain("EPSG:1314");
  expect(PROJECTION_NOTE).toContain("2 m");
});

test("a boundary is projected ring by ring, and refused when it leaves the grid", () => {
  const ring = [
    [0.3, 51.45],
    [0.4, 51.45],
    [0.4, 51.5],
    [0.3, 51.45],
  ];
  const projected = areaOnNationalGrid({ type: "Polygon", coordinates: [ring] });
  const first = toNationalGrid(0.3, 51.45);
  expect(projected.ok && projected.value.coordinates[0]?.[0]).toEqual([first?.easting, first?.northing]);
  expect(areaOnNationalGrid({ type: "MultiPolygon", coordinates: [[ring], [ring]] }).ok).toBe(true);
  expect(areaOnNationalGrid({ type: "Polygon", coordinates: [[...ring, [0, 0]]] })).toEqual({
    ok: false,
    problems: [{ message: "The boundary must be in longitude and latitude (WGS 84) and lie within Great Britain" }],
  });
});
