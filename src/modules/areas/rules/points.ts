/** A place as GeoJSON writes it: longitude, then latitude, in degrees (WGS 84). */
export type Position = readonly [longitude: number, latitude: number];

/** An outline as GeoJSON: rings of positions, the first of each polygon its edge and the rest holes. */
export type Outline =
  | { readonly type: "Polygon"; readonly coordinates: readonly (readonly Position[])[] }
  | { readonly type: "MultiPolygon"; readonly coordinates: readonly (readonly (readonly Position[])[])[] };

/** A ward that a split LSOA may lie in; without an outline where no boundary of it is held. */
export type WardChoice = { readonly code: string; readonly outline: Outline | undefined };

/**
 * The one of an LSOA's wards that holds a point, or undefined when none does: the ward is then unknown. A point on a
 * border that two wards share is in exactly one of them.
 */
export function wardAt(choices: readonly WardChoice[], longitude: number, latitude: number): string | undefined {
  return choices.find(({ outline }) => outline && isInside(outline, longitude, latitude))?.code;
}

/**
 * By the even-odd rule, so holes and parts need no special care. An edge holds its lower end and not its upper one, and a
 * point on an edge belongs to the side to its east.
 */
export function isInside(outline: Outline, longitude: number, latitude: number): boolean {
  let inside = false;
  for (const ring of outline.type === "Polygon" ? outline.coordinates : outline.coordinates.flat()) {
    let from = ring.at(-1);
    for (const to of ring) {
      if (from && from[1] > latitude !== to[1] > latitude) {
        // From the lower end, whichever way the ring runs: two areas that share an edge compute the same crossing.
        const [low, high] = from[1] < to[1] ? [from, to] : [to, from];
        const crossing = low[0] + ((latitude - low[1]) / (high[1] - low[1])) * (high[0] - low[0]);
        if (crossing <= longitude) inside = !inside;
      }
      from = to;
    }
  }
  return inside;
}
