/** Longitude and latitude in degrees (WGS84). */
export type Point = readonly [longitude: number, latitude: number];

/** A simple ring, anticlockwise, its first point not repeated at the end. */
export type Ring = readonly Point[];

/** The points z with a·x + b·y ≤ c. */
export type HalfPlane = { readonly a: number; readonly b: number; readonly c: number };

/** A degree of longitude in degrees of latitude, near enough for all of Essex: cos 51.75°. */
export const LONGITUDE_SCALE = 0.619;

/** Below this many square degrees (about 8 m²) a piece is the dust of rounding and is dropped. */
const DUST = 1e-9;

/** Area in square degrees, positive for an anticlockwise ring. */
export function area(ring: Ring): number {
  return eachEdge(ring).reduce((sum, [from, to]) => sum + from[0] * to[1] - to[0] * from[1], 0) / 2;
}

export function totalArea(pieces: readonly Ring[]): number {
  return pieces.reduce((sum, ring) => sum + area(ring), 0);
}

/** True when `point` is within the ring; on the edge it may be either. */
export function contains(ring: Ring, point: Point): boolean {
  const [x, y] = point;
  let inside = false;
  let from = ring.at(-1);
  for (const to of ring) {
    if (from && from[1] > y !== to[1] > y) {
      if (x < from[0] + ((y - from[1]) / (to[1] - from[1])) * (to[0] - from[0])) inside = !inside;
    }
    from = to;
  }
  return inside;
}

/** How far `point` is from the nearest edge, in degrees of latitude (one is about 111 km). */
export function distanceToEdge(ring: Ring, point: Point): number {
  return Math.min(...eachEdge(ring).map(([from, to]) => distanceToSegment(point, from, to)));
}

/** The distance between two points in degrees of latitude (one is about 111 km). */
export function distance(one: Point, other: Point): number {
  return Math.hypot((one[0] - other[0]) * LONGITUDE_SCALE, one[1] - other[1]);
}

/**
 * The part of each site that is nearer to it than to any other (Voronoi), within `pieces`: a list of pieces a site, in
 * the order of the sites. A bend in the outline can cut a cell in two, so a cell may have more than one piece.
 */
export function cellsWithin(pieces: readonly Ring[], sites: readonly Point[]): (readonly Ring[])[] {
  return sites.map((site) => {
    const others = sites
      .map((other) => ({ other, away: distance(site, other) }))
      .filter(({ other }) => other !== site)
      .sort((one, next) => one.away - next.away);
    let left = pieces;
    for (const { other, away } of others) {
      // A site twice as far away as the cell's farthest corner takes nothing from it, nor do those beyond.
      if (left.every((ring) => ring.every((corner) => distance(site, corner) < away / 2))) break;
      left = left.flatMap((ring) => clip(ring, nearerTo(site, other)));
    }
    return left;
  });
}

/** The half-plane of the points that are nearer to `site` than to `other`. */
function nearerTo(site: Point, other: Point): HalfPlane {
  const scale = LONGITUDE_SCALE ** 2;
  return {
    a: 2 * scale * (other[0] - site[0]),
    b: 2 * (other[1] - site[1]),
    c: scale * (other[0] ** 2 - site[0] ** 2) + other[1] ** 2 - site[1] ** 2,
  };
}

/**
 * The pieces of a simple ring within a half-plane. The boundary is walked from where it comes in to where it goes out;
 * then the cutting line is followed to its next crossing, which is where another stretch comes in.
 */
export function clip(ring: Ring, half: HalfPlane): Ring[] {
  const sides = ring.map((point) => half.a * point[0] + half.b * point[1] - half.c);
  if (sides.every((side) => side <= 0)) return [ring];
  if (sides.every((side) => side > 0)) return [];

  const stretches = stretchesInside(ring, sides);
  const along = (point: Point): number => half.a * point[1] - half.b * point[0];
  const crossings = stretches
    .flatMap((stretch) => [
      { stretch, coming: true, at: along(stretch[0] ?? [0, 0]) },
      { stretch, coming: false, at: along(stretch.at(-1) ?? [0, 0]) },
    ])
    .sort((one, other) => one.at - other.at);

  const rings: Ring[] = [];
  const left = new Set(stretches);
  for (const first of stretches) {
    const joined: Point[] = [];
    for (let stretch: Point[] | undefined = first; stretch && left.delete(stretch); ) {
      joined.push(...stretch);
      const out = crossings.findIndex((crossing) => crossing.stretch === stretch && !crossing.coming);
      stretch = crossings[out % 2 === 0 ? out + 1 : out - 1]?.stretch;
    }
    const distinct = joined.filter((point, i) => !samePoint(point, joined.at(i - 1)));
    if (distinct.length > 2 && area(distinct) > DUST) rings.push(distinct);
  }
  return rings;
}

/** Each stretch of the boundary within the half-plane, from the crossing where it comes in to the one where it goes out. */
function stretchesInside(ring: Ring, sides: readonly number[]): Point[][] {
  const stretches: Point[][] = [];
  const start = sides.findIndex((side, i) => side <= 0 && (sides.at(i - 1) ?? 0) > 0);
  for (let step = 0; step < ring.length; step++) {
    const at = (start + step) % ring.length;
    const [previous, point] = [ring.at(at - 1), ring[at]];
    const [before, now] = [sides.at(at - 1) ?? 0, sides[at] ?? 0];
    if (!previous || !point) continue;
    if (now <= 0 && before > 0) stretches.push([crossing(previous, before, point, now), point]);
    else if (now <= 0) stretches.at(-1)?.push(point);
    else if (before <= 0) stretches.at(-1)?.push(crossing(previous, before, point, now));
  }
  return stretches;
}

function crossing(from: Point, before: number, to: Point, now: number): Point {
  const share = before / (before - now);
  return [from[0] + share * (to[0] - from[0]), from[1] + share * (to[1] - from[1])];
}

function samePoint(one: Point, other: Point | undefined): boolean {
  return other !== undefined && Math.abs(one[0] - other[0]) < 1e-9 && Math.abs(one[1] - other[1]) < 1e-9;
}

function distanceToSegment(point: Point, from: Point, to: Point): number {
  const [dx, dy] = [(to[0] - from[0]) * LONGITUDE_SCALE, to[1] - from[1]];
  const [px, py] = [(point[0] - from[0]) * LONGITUDE_SCALE, point[1] - from[1]];
  const share = Math.max(0, Math.min(1, (px * dx + py * dy) / (dx * dx + dy * dy || 1)));
  return Math.hypot(px - share * dx, py - share * dy);
}

function eachEdge(ring: Ring): [Point, Point][] {
  const edges: [Point, Point][] = [];
  let from = ring.at(-1);
  for (const to of ring) {
    if (from) edges.push([from, to]);
    from = to;
  }
  return edges;
}
