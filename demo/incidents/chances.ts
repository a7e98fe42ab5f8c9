import type { Month } from "../../src/kernel/dates.ts";
import type { Sketch } from "../geography/sketch.ts";
import { below, cumulative, drawIndex, gaussian, type Words, words } from "../random.ts";
import { PLACE_KINDS, pullsOf } from "./places.ts";
import { type SnapPoint, snapPoints } from "./points.ts";
import { HOT_SPOTS, PLANTED_CHANGES } from "./truths.ts";
import { CRIME_TYPES, type CrimeType, MONTHLY_MEANS, seasonOf } from "./volumes.ts";

/** What can happen and how likely it is: the points, and for each district and type how many incidents and where. */
export type Chances = {
  readonly points: readonly SnapPoint[];
  readonly cells: readonly Cell[];
  /** Indexes of the points beyond the force's border. */
  readonly outside: readonly number[];
  /** Longitude to LSOA name as a file writes them, for each point and after them for nowhere. */
  readonly placeTexts: readonly string[];
  /** The rank of each point's area by name, and after them that of nowhere. */
  readonly areaRanks: Uint32Array;
};

/** One type in one district. */
export type Cell = {
  readonly districtCode: string;
  readonly type: CrimeType;
  /** Incidents in an average month, at the size of the published files. */
  readonly monthlyMean: number;
  /** Index of the district's first point; `totals` runs on from there. */
  readonly firstPoint: number;
  readonly totals: Float64Array;
};

export function chances(sketch: Sketch, seed: string): Chances {
  const points = snapPoints(sketch, seed);
  const next = words(`${seed}/weights`);
  const cells = sketch.districts.flatMap(({ code }) => {
    const firstPoint = points.findIndex((point) => point.districtCode === code);
    const own = points.filter((point) => point.districtCode === code);
    const weights = weightsByType(next, own);
    return CRIME_TYPES.map((type, i) => ({
      districtCode: code,
      type,
      monthlyMean: MONTHLY_MEANS[code]?.[i] ?? 0,
      firstPoint,
      totals: cumulative(withHotSpots(code, type, own, weights[i] ?? [])),
    }));
  });
  const outside = points.flatMap((point, i) => (point.districtCode === undefined ? [i] : []));
  return { points, cells, outside, placeTexts: placeTexts(points), areaRanks: areaRanks(points) };
}

/** The incidents to expect in each cell in `of`, at the size of the published files. `age` counts back from the last month. */
export function expected(cells: readonly Cell[], of: Month, age: number): number[] {
  return cells.map(({ districtCode, type, monthlyMean }) => {
    const change = PLANTED_CHANGES.find((planted) => planted.districtCode === districtCode && planted.type === type);
    return monthlyMean * seasonOf(type, of) * (change && age < 12 ? change.ratio : 1);
  });
}

/** The index of a point at which an incident of the cell happens. */
export function drawPoint(next: Words, cell: Cell): number {
  return cell.firstPoint + drawIndex(next, cell.totals);
}

export function drawOutsidePoint(next: Words, { outside }: Chances): number {
  return outside[below(next, outside.length)] ?? 0;
}

/**
 * How unequal points are (standard deviation of the logarithm of their weight): in all, and from type to type. With these
 * a fifth of the points hold some two thirds of a district's incidents, as in Essex Police's files of 2025.
 */
const [SPREAD, SPREAD_OF_TYPE] = [1.1, 0.6];

/** A weight for each type and point, in proportion to how often such an incident happens there. */
function weightsByType(next: Words, points: readonly SnapPoint[]): number[][] {
  const weights: number[][] = CRIME_TYPES.map(() => []);
  for (const point of points) {
    const general = (point.hotSpot ? SPREAD / 2 : SPREAD) * gaussian(next);
    for (const [i, pull] of (PULLS.get(point.kind) ?? []).entries()) {
      weights[i]?.push(pull * Math.exp(general + SPREAD_OF_TYPE * gaussian(next)));
    }
  }
  return weights;
}

const PULLS = new Map(PLACE_KINDS.map((kind) => [kind, pullsOf(kind)]));

/** Rescales the points of each hot spot so that together they hold its planted share. */
function withHotSpots(
  code: string,
  type: CrimeType,
  points: readonly SnapPoint[],
  weights: readonly number[],
): number[] {
  const spots = HOT_SPOTS.filter((spot) => spot.districtCode === code);
  const sumOf = (spot: unknown): number =>
    points.reduce((sum, point, i) => (point.hotSpot === spot ? sum + (weights[i] ?? 0) : sum), 0);
  const shares = new Map(spots.map((spot) => [spot, spot.shares[type] ?? spot.otherwise]));
  const left = 1 - [...shares.values()].reduce((sum, share) => sum + share, 0);
  const ordinary = sumOf(undefined);
  const factors = new Map(spots.map((spot) => [spot, ((shares.get(spot) ?? 0) / left) * (ordinary / sumOf(spot))]));
  return weights.map((weight, i) => {
    const spot = points[i]?.hotSpot;
    return spot ? weight * (factors.get(spot) ?? 1) : weight;
  });
}

function placeTexts(points: readonly SnapPoint[]): string[] {
  const texts = points.map(
    ({ at, location, areaCode, areaName }) =>
      `${at[0].toFixed(6)},${at[1].toFixed(6)},${location},${areaCode},${areaName}`,
  );
  return [...texts, ",,No Location,,"];
}

function areaRanks(points: readonly SnapPoint[]): Uint32Array {
  const ranks = new Uint32Array(points.length + 1);
  for (let i = 1; i <= points.length; i++) {
    const isNewArea = points[i]?.areaCode !== points[i - 1]?.areaCode;
    ranks[i] = (ranks[i - 1] ?? 0) + (isNewArea ? 1 : 0);
  }
  return ranks;
}
