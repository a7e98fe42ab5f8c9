import type { Area, Position } from "./polygons.ts";
import { boundsOf } from "./polygons.ts";

/**
 * Outlines to draw on a map, kept small: whole steps of `step` metres from the south-west corner `origin` on the National
 * Grid. Each ring is its first place and then, one after another, how far the next is to the east and to the north.
 */
export type DrawnOutlines = {
  readonly origin: readonly [easting: number, northing: number];
  readonly step: number;
  readonly areas: readonly DrawnArea[];
};

export type DrawnArea = {
  readonly code: string;
  readonly name: string;
  readonly rings: readonly (readonly number[])[];
};

/** An area of National Grid metres with its code and name. */
export type NamedArea = { readonly code: string; readonly name: string; readonly area: Area };

/** Steps across the whole map: as fine as a drawing of the page's width can show. */
const STEPS_ACROSS = 1200;

/**
 * The outlines in steps. Neighbours keep exactly the same border, since the same place is always the same step; what
 * shrinks to a line is left out. Undefined when there is nothing to draw.
 */
export function drawOutlines(areas: readonly NamedArea[], stepsAcross = STEPS_ACROSS): DrawnOutlines | undefined {
  const bounds = boundsOf({ type: "MultiPolygon", coordinates: areas.flatMap(({ area }) => polygonsOf(area)) });
  if (!bounds) return undefined;
  const extent = Math.max(bounds.east - bounds.west, bounds.north - bounds.south);
  const step = Math.max(1, Math.ceil(extent / stepsAcross));
  const origin = [Math.floor(bounds.west), Math.floor(bounds.south)] as const;
  const inSteps = ([x = 0, y = 0]: Position) =>
    [Math.round((x - origin[0]) / step), Math.round((y - origin[1]) / step)] as const;
  const drawn = areas.map(({ code, name, area }) => ({
    code,
    name,
    rings: polygonsOf(area)
      .flat()
      .map((ring) => withoutRepeats(ring.map(inSteps)))
      .filter((ring) => ring.length > 2)
      .map(asSteps),
  }));
  return { origin, step, areas: drawn };
}

/** The outlines as areas of National Grid metres again. All rings are drawn by the even-odd rule, holes among them. */
export function readOutlines({ origin, step, areas }: DrawnOutlines): NamedArea[] {
  return areas.map(({ code, name, rings }) => ({
    code,
    name,
    area: { type: "Polygon", coordinates: rings.map((ring) => placesOf(ring, origin, step)) },
  }));
}

function polygonsOf(area: Area): readonly (readonly (readonly Position[])[])[] {
  return area.type === "Polygon" ? [area.coordinates] : area.coordinates;
}

type Place = readonly [x: number, y: number];

/** Without places met twice in a row, those half-way on a straight line, and the closing one. */
function withoutRepeats(ring: readonly Place[]): Place[] {
  const kept: Place[] = [];
  for (const place of ring) {
    if (isSame(kept.at(-1), place)) continue;
    while (kept.length > 1 && isBetween(kept.at(-2), kept.at(-1), place)) kept.pop();
    if (!isSame(kept.at(-1), place)) kept.push(place);
  }
  while (kept.length > 1 && isSame(kept[0], kept.at(-1))) kept.pop();
  return kept;
}

function isSame(a: Place | undefined, b: Place | undefined): boolean {
  return a !== undefined && b !== undefined && a[0] === b[0] && a[1] === b[1];
}

/** Whether the way from `a` by `b` to `c` is one straight line, or out and back. */
function isBetween(a: Place | undefined, b: Place | undefined, c: Place): boolean {
  if (!a || !b) return false;
  return (b[0] - a[0]) * (c[1] - a[1]) === (b[1] - a[1]) * (c[0] - a[0]);
}

function asSteps(ring: readonly Place[]): number[] {
  return ring.flatMap(([x, y], i) => {
    const [fromX, fromY] = ring[i - 1] ?? [0, 0];
    return [x - fromX, y - fromY];
  });
}

function placesOf(ring: readonly number[], origin: readonly [number, number], step: number): Position[] {
  const places: Position[] = [];
  let [x, y] = [0, 0];
  for (let i = 0; i + 1 < ring.length; i += 2) {
    x += ring[i] ?? 0;
    y += ring[i + 1] ?? 0;
    places.push([origin[0] + x * step, origin[1] + y * step]);
  }
  return places;
}
