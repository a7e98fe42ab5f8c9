import type { Figure } from "../../kernel/figures.ts";

/** Longitude and latitude in degrees, or easting and northing in metres; anything after the first two is left alone. */
export type Position = readonly number[];

export type Ring = readonly Position[];

/** GeoJSON as boundaries come in it. Points and lines in a collection, left over from a union, are passed over. */
export type AreaGeometry =
  | { readonly type: "Polygon"; readonly coordinates: readonly Ring[] }
  | { readonly type: "MultiPolygon"; readonly coordinates: readonly (readonly Ring[])[] }
  | { readonly type: "GeometryCollection"; readonly geometries: readonly (AreaGeometry | OtherGeometry)[] };

type OtherGeometry = { readonly type: "Point" | "MultiPoint" | "LineString" | "MultiLineString" };

/** How positions are given: WGS84 degrees, or British National Grid metres (EPSG:27700). */
export type Coordinates = "degrees" | "metres";

export type Area = {
  /** The official code: E05002212. */
  readonly code: string;
  readonly name: string;
  readonly geometry: AreaGeometry;
  readonly figure: Figure;
  /** The reader's own. */
  readonly own?: boolean;
};

/** A boundary drawn over areas or cells: the districts over wards, the edge of the district around cells. */
export type Outline = { readonly name: string; readonly geometry: AreaGeometry; readonly own?: boolean };

/** Every ring, outer and inner alike: drawn by the even-odd rule, an inner one is a hole whichever way it runs. */
export function ringsOf(geometry: AreaGeometry | OtherGeometry): Ring[] {
  if (geometry.type === "Polygon") return [...geometry.coordinates];
  if (geometry.type === "MultiPolygon") return geometry.coordinates.flat();
  if (geometry.type === "GeometryCollection") return geometry.geometries.flatMap(ringsOf);
  return [];
}
