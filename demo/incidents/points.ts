import { contains, distanceToEdge, LONGITUDE_SCALE, type Point, type Ring } from "../geography/polygons.ts";
import { areaAt, type OutsideArea, type Sketch, type SketchArea } from "../geography/sketch.ts";
import { below, cumulative, drawIndex, unit, type Words, words } from "../random.ts";
import { kindOf, PLACE_KINDS, type PlaceKind } from "./places.ts";
import { streetName } from "./streets.ts";
import { HOT_SPOTS, type HotSpot } from "./truths.ts";

/** One of the finite places to which incidents are snapped, as on police.uk. */
export type SnapPoint = {
  readonly at: Point;
  /** As the file writes it; "On or near " with nothing after it for the few streets without a name. */
  readonly location: string;
  readonly areaCode: string;
  readonly areaName: string;
  /** The district whose incidents fall here; absent beyond the force's border. */
  readonly districtCode?: string;
  readonly kind: PlaceKind;
  readonly hotSpot?: HotSpot;
};

/** Every point of the sketch, in the order of area names, which is how a published file is sorted. */
export function snapPoints(sketch: Sketch, seed: string): SnapPoint[] {
  const next = words(`${seed}/points`);
  const points = [
    ...sketch.areas.flatMap((area) => streetPoints(next, area)),
    ...HOT_SPOTS.flatMap((hotSpot) => hotSpotPoints(next, sketch.areas, hotSpot)),
    ...sketch.outside.flatMap((area) => outsidePoints(next, area)),
  ];
  const names = [...new Set(points.map((point) => point.areaName))].sort();
  const rank = new Map(names.map((name, i) => [name, i]));
  return points.sort((one, other) => (rank.get(one.areaName) ?? 0) - (rank.get(other.areaName) ?? 0));
}

/** An area has from 14 to 26 points, some 20 on average: Essex Police's files of 2025 use 17 an area. */
const [FEWEST_POINTS, MORE_POINTS] = [14, 13];
const UNNAMED_SHARE = 0.005;
const POINTS_OUTSIDE = 4;

/** Points keep this far from an area's edge (in degrees of latitude, about 11 m), so that rounding never moves one across. */
const CLEARANCE = 1e-4;

const METRES_PER_DEGREE = 111_200;

function streetPoints(next: Words, area: SketchArea): SnapPoint[] {
  return Array.from({ length: FEWEST_POINTS + below(next, MORE_POINTS) }, () => {
    const kind = PLACE_KINDS[drawIndex(next, KIND_TOTALS)] ?? kindOf("");
    const name = kind.location ?? (unit(next) < UNNAMED_SHARE ? "" : streetName(next));
    return pointIn(area, pointWithin(next, area.pieces), name, kind);
  });
}

function hotSpotPoints(next: Words, areas: readonly SketchArea[], hotSpot: HotSpot): SnapPoint[] {
  return hotSpot.locations.map((location) => {
    for (;;) {
      const reach = (hotSpot.radiusMetres / METRES_PER_DEGREE) * Math.sqrt(unit(next));
      const angle = 2 * Math.PI * unit(next);
      const [east, north] = [(reach * Math.cos(angle)) / LONGITUDE_SCALE, reach * Math.sin(angle)];
      const at = rounded([hotSpot.at[0] + east, hotSpot.at[1] + north]);
      const area = areaAt(areas, at);
      if (area && isClear(area.pieces, at)) return { ...pointIn(area, at, location, kindOf(location)), hotSpot };
    }
  });
}

function outsidePoints(next: Words, { code, name, neighbour }: OutsideArea): SnapPoint[] {
  return Array.from({ length: POINTS_OUTSIDE }, () => ({
    at: rounded([neighbour.place[0] + 0.004 * (unit(next) - 0.5), neighbour.place[1] + 0.004 * (unit(next) - 0.5)]),
    location: `On or near ${streetName(next)}`,
    areaCode: code,
    areaName: name,
    kind: kindOf(""),
  }));
}

function pointIn(area: SketchArea, at: Point, name: string, kind: PlaceKind): SnapPoint {
  return {
    at,
    location: `On or near ${name}`,
    areaCode: area.code,
    areaName: area.name,
    districtCode: area.ward.district.code,
    kind,
  };
}

/** A point of the pieces clear of their edges, each place as likely as the next. */
function pointWithin(next: Words, pieces: readonly Ring[]): Point {
  const corners = pieces.flat();
  const [west, south] = [Math.min(...corners.map(([x]) => x)), Math.min(...corners.map(([, y]) => y))];
  const [east, north] = [Math.max(...corners.map(([x]) => x)), Math.max(...corners.map(([, y]) => y))];
  for (;;) {
    const at = rounded([west + (east - west) * unit(next), south + (north - south) * unit(next)]);
    if (isClear(pieces, at)) return at;
  }
}

function isClear(pieces: readonly Ring[], at: Point): boolean {
  return pieces.some((ring) => contains(ring, at) && distanceToEdge(ring, at) > CLEARANCE);
}

/** Six decimals, a tenth of a metre, as police.uk writes them. */
function rounded([longitude, latitude]: Point): Point {
  return [Math.round(longitude * 1e6) / 1e6, Math.round(latitude * 1e6) / 1e6];
}

const KIND_TOTALS = cumulative(PLACE_KINDS.map((kind) => kind.share));
