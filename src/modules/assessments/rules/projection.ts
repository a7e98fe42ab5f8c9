import proj4 from "proj4";
import { done, type Outcome, refuse } from "../../../kernel/outcome.ts";
import type { Area, Position } from "./polygons.ts";

/** Metres east and north on the British National Grid (EPSG:27700). */
export type GridPoint = { readonly easting: number; readonly northing: number };

/** Degrees, WGS 84 (EPSG:4326). */
export type LonLat = { readonly lon: number; readonly lat: number };

/** To be stated with every map, grid and export: another transformation moves 1 in 100 points to another 250 m square. */
export const PROJECTION_NOTE =
  "British National Grid (EPSG:27700) by the 7-parameter Helmert transformation (EPSG:1314), accurate to about 2 m.";

// The seven parameters stand in the text because without them proj4 shifts nothing and is 100 m out, without a word; the
// Airy ellipsoid by its flattening because proj4's own "airy" has a rounded axis and lies 0.7 mm too far south.
const NATIONAL_GRID =
  "+proj=tmerc +lat_0=49 +lon_0=-2 +k=0.9996012717 +x_0=400000 +y_0=-100000 +a=6377563.396 +rf=299.3249646 " +
  "+towgs84=446.448,-125.157,542.06,0.15,0.247,0.842,-20.489 +units=m +no_defs";

const converter = proj4("EPSG:4326", NATIONAL_GRID);

/**
 * Where a longitude and latitude lie on the National Grid; undefined outside its 700 by 1,300 km (0, 0 and swapped or
 * broken coordinates among them), so that a stray point is counted as such and never stretches a map.
 */
export function toNationalGrid(lon: number, lat: number): GridPoint | undefined {
  if (!(Math.abs(lon) <= 180 && Math.abs(lat) < 90)) return undefined;
  const [easting, northing] = converter.forward([lon, lat]);
  if (!(easting >= 0 && easting < 700_000 && northing >= 0 && northing < 1_300_000)) return undefined;
  return { easting, northing };
}

/** The longitude and latitude of a place on the National Grid, for drawing: back and forth agree to 2 mm. */
export function toLonLat(easting: number, northing: number): LonLat {
  const [lon, lat] = converter.inverse([easting, northing]);
  return { lon, lat };
}

/** A GeoJSON area in longitude and latitude, in National Grid metres. Refuses one that leaves the National Grid. */
export function areaOnNationalGrid(area: Area): Outcome<Area> {
  let left = false;
  const project = ([lon = Number.NaN, lat = Number.NaN]: Position): Position => {
    const point = toNationalGrid(lon, lat);
    if (point) return [point.easting, point.northing];
    left = true;
    return [];
  };
  const projected: Area =
    area.type === "Polygon"
      ? { type: "Polygon", coordinates: area.coordinates.map((ring) => ring.map(project)) }
      : { type: "MultiPolygon", coordinates: area.coordinates.map((part) => part.map((ring) => ring.map(project))) };
  if (!left) return done(projected);
  return refuse("The boundary must be in longitude and latitude (WGS 84) and lie within Great Britain");
}
