/** A place as GeoJSON writes it: x (longitude or easting), then y (latitude or northing). */
export type Position = readonly number[];

/** The GeoJSON geometries that enclose an area: rings of positions, the first the outline and the rest holes. */
export type Area =
  | { readonly type: "Polygon"; readonly coordinates: readonly (readonly Position[])[] }
  | { readonly type: "MultiPolygon"; readonly coordinates: readonly (readonly (readonly Position[])[])[] };

export type Bounds = { readonly west: number; readonly south: number; readonly east: number; readonly north: number };

/**
 * Whether (x, y) lies in the area, holes left out. Units are those of the area. A point on a border that two areas share
 * is in exactly one of them: the one to its east, or to its north where the border runs level.
 */
export function isInArea(area: Area, x: number, y: number): boolean {
  return crossings(area, y).filter((crossing) => crossing <= x).length % 2 === 1;
}

/**
 * The stretches of the line at height `y` that lie inside the area, from west to east: [from, to) each. By the even-odd
 * rule, so holes and parts need no special care.
 */
export function spansAt(area: Area, y: number): [number, number][] {
  const xs = crossings(area, y);
  const spans: [number, number][] = [];
  for (let i = 0; i + 1 < xs.length; i += 2) spans.push([xs[i] ?? 0, xs[i + 1] ?? 0]);
  return spans;
}

/** The smallest upright rectangle around the area; undefined for an area without positions. */
export function boundsOf(area: Area): Bounds | undefined {
  let bounds: Bounds | undefined;
  for (const ring of ringsOf(area)) {
    for (const [x = Number.NaN, y = Number.NaN] of ring) {
      bounds ??= { west: x, south: y, east: x, north: y };
      bounds = {
        west: Math.min(bounds.west, x),
        south: Math.min(bounds.south, y),
        east: Math.max(bounds.east, x),
        north: Math.max(bounds.north, y),
      };
    }
  }
  return bounds;
}

/**
 * A point well inside the area, for an area too small or too bent to hold the middle of any square: the middle of the
 * widest stretch on five level lines across it. Undefined for an area without extent.
 */
export function pointInside(area: Area): Position | undefined {
  const bounds = boundsOf(area);
  if (!bounds) return undefined;
  let widest = 0;
  let point: Position | undefined;
  for (const share of [1 / 2, 1 / 3, 2 / 3, 1 / 7, 6 / 7]) {
    const y = bounds.south + share * (bounds.north - bounds.south);
    for (const [from, to] of spansAt(area, y)) {
      if (to - from <= widest) continue;
      widest = to - from;
      point = [(from + to) / 2, y];
    }
  }
  return point;
}

/** Tells `visit` every edge of every ring, closed or not, lower end first. Level edges enclose nothing and are left out. */
export function forEachEdge(area: Area, visit: (x1: number, y1: number, x2: number, y2: number) => void): void {
  for (const ring of ringsOf(area)) {
    let [fromX = Number.NaN, fromY = Number.NaN] = ring.at(-1) ?? [];
    for (const [x = Number.NaN, y = Number.NaN] of ring) {
      if (fromY < y) visit(fromX, fromY, x, y);
      else if (fromY > y) visit(x, y, fromX, fromY);
      [fromX, fromY] = [x, y];
    }
  }
}

/** Where the edge from (x1, y1) up to (x2, y2) meets the height `y`. The same for both areas that share the edge. */
export function crossingAt(x1: number, y1: number, x2: number, y2: number, y: number): number {
  return x1 + ((y - y1) / (y2 - y1)) * (x2 - x1);
}

function ringsOf(area: Area): readonly (readonly Position[])[] {
  return area.type === "Polygon" ? area.coordinates : area.coordinates.flat();
}

/** An edge holds its lower end and not its upper one, so that a line through a corner crosses there once or not at all. */
function crossings(area: Area, y: number): number[] {
  const xs: number[] = [];
  forEachEdge(area, (x1, y1, x2, y2) => {
    if (y >= y1 && y < y2) xs.push(crossingAt(x1, y1, x2, y2, y));
  });
  return xs.sort((a, b) => a - b);
}
