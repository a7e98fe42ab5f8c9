import { geoMercator } from "d3-geo";
import type { Coordinates, Position, Ring } from "./geometry.ts";

/** A map laid out in a frame. */
export type Fit = {
  /** From a position to units of the drawing; NaN for what is no position. */
  readonly place: (position: Position) => readonly [x: number, y: number];
  readonly height: number;
  /** Units of the drawing in a metre on the ground at the middle of the map. */
  readonly perMetre: number;
};

/**
 * Fits `rings` into `width` and at most `maxHeight`, with `margin` around them, north up. Degrees are drawn in Mercator,
 * which keeps the shape of an area as small as a county; metres of the National Grid are drawn as they are. Undefined when
 * there is no position to fit.
 */
export function fitMap(
  coordinates: Coordinates,
  rings: readonly Ring[],
  width: number,
  maxHeight: number,
  margin: number,
): Fit | undefined {
  const bounds = boundsOf(rings);
  if (!bounds) return undefined;
  const { west, east, south, north } = bounds;
  const raw = coordinates === "degrees" ? mercator : plain;
  const [left, bottom] = raw(west, south);
  const [right, top] = raw(east, north);
  const units = Math.min((width - 2 * margin) / (right - left), (maxHeight - 2 * margin) / (top - bottom));
  if (!Number.isFinite(units) || units <= 0) return undefined;
  const start = (width - units * (right - left)) / 2;
  return {
    place: ([x, y]) => {
      if (!isOnEarth(x) || !isOnEarth(y)) return [Number.NaN, Number.NaN];
      const [across, up] = raw(x, y);
      return [start + units * (across - left), margin + units * (top - up)];
    },
    height: units * (top - bottom) + 2 * margin,
    perMetre: (units * (top - bottom)) / metresNorth(coordinates, south, north),
  };
}

const RADIANS = Math.PI / 180;

/** On a sphere of radius one, growing to the north. */
const sphere = geoMercator().scale(1).translate([0, 0]);

function mercator(longitude: number, latitude: number): [number, number] {
  const [across, down] = sphere([longitude, latitude]) ?? [Number.NaN, Number.NaN];
  return [across, -down];
}

function plain(easting: number, northing: number): [number, number] {
  return [easting, northing];
}

type Bounds = { readonly west: number; readonly east: number; readonly south: number; readonly north: number };

/** True for what can be a coordinate in degrees or in metres of the National Grid. */
function isOnEarth(coordinate: number | undefined): coordinate is number {
  return coordinate !== undefined && Math.abs(coordinate) < 1e7;
}

/** A point, or a line, has no extent to fit: it is given a little. */
function boundsOf(rings: readonly Ring[]): Bounds | undefined {
  let [west, east, south, north] = [Infinity, -Infinity, Infinity, -Infinity];
  for (const ring of rings) {
    for (const position of ring) {
      const [x, y] = position;
      if (!isOnEarth(x) || !isOnEarth(y)) continue;
      if (x < west) west = x;
      if (x > east) east = x;
      if (y < south) south = y;
      if (y > north) north = y;
    }
  }
  if (west > east) return undefined;
  return { west, east: Math.max(east, west + 1e-6), south, north: Math.max(north, south + 1e-6) };
}

/** Metres from south to north: a degree of latitude on the mean sphere, or the difference of northings. */
function metresNorth(coordinates: Coordinates, south: number, north: number): number {
  return coordinates === "metres" ? north - south : (north - south) * RADIANS * 6_371_008.8;
}
