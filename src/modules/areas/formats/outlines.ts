import { done, type Outcome, refuse } from "../../../kernel/outcome.ts";
import type { Outline, Position } from "../rules/points.ts";
import { isRecord } from "./json.ts";

/** An outline as it is kept: positions to a tenth of a metre, without rings that enclose nothing. */
export type ReadOutline = { readonly outline: Outline; readonly positions: number; readonly hadLines: boolean };

type Polygon = readonly (readonly Position[])[];

/** The United Kingdom in degrees, with some sea: what lies outside it was not measured in longitude and latitude. */
const UK = { west: -9.5, east: 3, south: 49, north: 61.5 };

/**
 * Reads the area of a GeoJSON geometry. Unions of areas come out as a GeometryCollection of polygons with stray lines, which
 * are dropped. What it says when it refuses follows "The boundary of E05000001 (feature 3)".
 */
export function readOutline(geometry: unknown): Outcome<ReadOutline> {
  const parts = polygonsOf(geometry);
  if (!parts) {
    const type = isRecord(geometry) ? String(geometry["type"]) : "missing";
    return refuse(`is ${type === "missing" ? type : `a ${type}`}. It must be a Polygon or MultiPolygon.`);
  }
  const polygons: Polygon[] = [];
  for (const rings of parts.polygons) {
    const read = readPolygon(rings);
    if (!read.ok) return read;
    if (read.value.length > 0) polygons.push(read.value);
  }
  const [first, ...others] = polygons;
  if (!first) return refuse("encloses nothing. It must be a Polygon or MultiPolygon.");
  const outline: Outline =
    others.length === 0
      ? { type: "Polygon", coordinates: first }
      : { type: "MultiPolygon", coordinates: [first, ...others] };
  const positions = polygons.flat().reduce((sum, ring) => sum + ring.length, 0);
  return done({ outline, positions, hadLines: parts.hadLines });
}

/** The polygons of a geometry as their rings; undefined when it has none and could have none. */
function polygonsOf(geometry: unknown): { polygons: unknown[]; hadLines: boolean } | undefined {
  if (!isRecord(geometry)) return undefined;
  const { type, coordinates, geometries } = geometry;
  if (type === "Polygon") return { polygons: [coordinates], hadLines: false };
  if (type === "MultiPolygon" && Array.isArray(coordinates)) return { polygons: coordinates, hadLines: false };
  if (type !== "GeometryCollection" || !Array.isArray(geometries)) return undefined;
  const parts = geometries.map(polygonsOf);
  const polygons = parts.flatMap((part) => part?.polygons ?? []);
  if (polygons.length === 0) return undefined;
  return { polygons, hadLines: parts.some((part) => part === undefined || part.hadLines) };
}

/** A polygon without its degenerate rings; empty when its edge is one. */
function readPolygon(rings: unknown): Outcome<Polygon> {
  if (!Array.isArray(rings) || rings.length === 0) return refuse("has a polygon without rings.");
  const kept: Position[][] = [];
  for (const [i, ring] of rings.entries()) {
    const read = readRing(ring);
    if (!read.ok) return read;
    if (enclosesNothing(read.value)) {
      if (i === 0) return done([]);
    } else kept.push(read.value);
  }
  return done(kept);
}

function readRing(ring: unknown): Outcome<Position[]> {
  if (!Array.isArray(ring)) return refuse("has a ring that is no list of positions.");
  const positions: Position[] = [];
  for (const position of ring) {
    const [longitude, latitude] = Array.isArray(position) ? position : [];
    if (typeof longitude !== "number" || typeof latitude !== "number")
      return refuse("has a position that is not two numbers.");
    if (!(longitude >= UK.west && longitude <= UK.east && latitude >= UK.south && latitude <= UK.north))
      return refuse(outsideWords(longitude, latitude));
    positions.push([rounded(longitude), rounded(latitude)]);
  }
  const [first, last] = [positions[0], positions.at(-1)];
  if (positions.length < 4) return refuse("has a ring of fewer than four positions.");
  if (first?.[0] !== last?.[0] || first?.[1] !== last?.[1])
    return refuse("has a ring that does not end where it begins.");
  return done(positions);
}

function outsideWords(x: number, y: number): string {
  const at = `has a position (${x}, ${y}) outside the United Kingdom.`;
  if (Math.abs(x) > 180 || Math.abs(y) > 180)
    return `${at} It is in metres of the National Grid: export it in longitude and latitude (WGS 84, EPSG:4326).`;
  if (y >= UK.west && y <= UK.east && x >= UK.south && x <= UK.north)
    return `${at} Latitude comes before longitude here: GeoJSON has longitude first.`;
  return `${at} Positions must be longitude and latitude (WGS 84, EPSG:4326).`;
}

/** True for a ring with fewer than three different positions, as unions of areas leave behind. */
function enclosesNothing(ring: readonly Position[]): boolean {
  return new Set(ring.map((position) => position.join())).size < 3;
}

/** To six decimals, a tenth of a metre. */
function rounded(degrees: number): number {
  return Math.round(degrees * 1e6) / 1e6;
}
