import { apportion, unit, words } from "../random.ts";
import { DISTRICTS, type District, NEIGHBOURS, type Neighbour } from "./districts.ts";
import { cellsWithin, contains, distance, LONGITUDE_SCALE, type Point, type Ring } from "./polygons.ts";
import { WARDS, type WardFact } from "./wards.ts";

/** The vintage under which the sketch is imported, and what every page that shows it must say. */
export const SKETCH = {
  title: "Demonstration sketch",
  statement:
    "This geography is a sketch made for the demonstration. District names and codes, and the ward names and codes of " +
    "Thurrock, Basildon and Brentwood, are real. Outlines are coarse lines drawn by hand; ward boundaries are computed " +
    "from approximate ward centres; the small areas inside them are invented and carry codes that no real area has. " +
    "The other districts are shown as one ward each. Residents and households are rounded to the hundred for districts " +
    "and wards (ONS, 2021 Census and mid-2023) and are divided among the invented areas by arithmetic. Import the real " +
    "lookups, boundaries and populations to take its place.",
};

/** Codes the sketch may invent. Real LSOA codes end at E01035762 and real ward codes far below E05990000. */
export const RESERVED = { areas: ["E01990001", "E01999999"], wards: ["E05990001", "E05999999"] } as const;

/** An invented small area, in the place of a Lower layer Super Output Area. */
export type SketchArea = {
  readonly code: string;
  readonly name: string;
  readonly ward: SketchWard;
  readonly pieces: readonly Ring[];
  /** A point inside it. */
  readonly site: Point;
  readonly residents: number;
  readonly households: number;
};

export type SketchWard = {
  readonly code: string;
  readonly name: string;
  readonly district: District;
  readonly pieces: readonly Ring[];
};

/** An invented area beyond the force's border: named in lookups, never drawn. */
export type OutsideArea = { readonly code: string; readonly name: string; readonly neighbour: Neighbour };

export type Sketch = {
  readonly districts: readonly District[];
  readonly wards: readonly SketchWard[];
  readonly areas: readonly SketchArea[];
  readonly outside: readonly OutsideArea[];
};

/** Draws the sketch from its facts: always the same, and nothing in it is measured. */
export function sketchGeography(): Sketch {
  const wards: SketchWard[] = [];
  const areas: SketchArea[] = [];
  for (const district of DISTRICTS) {
    const facts = WARDS[district.code] ?? [wholeDistrict(district)];
    const cells = cellsWithin(
      [district.outline],
      facts.map((fact) => fact.centre),
    );
    const residents = apportion(
      district.residents2021,
      facts.map((fact) => fact.residents),
    );
    const households = apportion(
      district.households2021,
      facts.map((fact) => fact.households),
    );
    const before = areas.length;
    for (const [i, fact] of facts.entries()) {
      const ward = { code: fact.code, name: fact.name, district, pieces: cells[i] ?? [] };
      wards.push(ward);
      const parts = partsOf(ward, fact, residents[i] ?? 0, households[i] ?? 0);
      for (const part of parts)
        areas.push({ ...part, ...areaName(areas.length, district.name, areas.length - before) });
    }
  }
  const outside = NEIGHBOURS.map((neighbour, i) => ({
    code: `E01999${String(i + 1).padStart(3, "0")}`,
    name: `${neighbour.name} sketch 001`,
    neighbour,
  }));
  return { districts: DISTRICTS, wards, areas, outside };
}

/** The area of the sketch that holds `point`, if any does. On a boundary it is the first of those that meet there. */
export function areaAt(areas: readonly SketchArea[], point: Point): SketchArea | undefined {
  return areas.find((area) => area.pieces.some((ring) => contains(ring, point)));
}

/** As a real LSOA has 1,000 to 3,000 residents, an invented one has about this many. */
const RESIDENTS_PER_AREA = 2000;

function wholeDistrict(district: District): WardFact {
  return {
    code: `E0599${String(DISTRICTS.indexOf(district) + 1).padStart(4, "0")}`,
    name: `${district.name} (whole district)`,
    centre: district.centre,
    residents: district.residents2021,
    households: district.households2021,
  };
}

function areaName(index: number, district: string, inDistrict: number): { code: string; name: string } {
  return {
    code: `E0199${String(index + 1).padStart(4, "0")}`,
    name: `${district} sketch ${String(inDistrict + 1).padStart(3, "0")}`,
  };
}

/** Divides a ward into areas of unlike but comparable size; `residents` and `households` are shared out to the last one. */
function partsOf(
  ward: SketchWard,
  fact: WardFact,
  residents: number,
  households: number,
): Omit<SketchArea, "code" | "name">[] {
  const count = Math.max(2, Math.round(residents / RESIDENTS_PER_AREA));
  const sites = spiralWithin(ward.pieces, fact.centre, count, WARDS[ward.district.code] ? 0.5 : 0.8);
  const cells = cellsWithin(ward.pieces, sites);
  const next = words(`${SKETCH.title}/${ward.code}`);
  const weights = sites.map(() => 0.8 + 0.4 * unit(next));
  const residentsOf = apportion(residents, weights);
  const householdsOf = apportion(
    households,
    weights.map((weight) => weight * (0.95 + 0.1 * unit(next))),
  );
  return sites.map((site, i) => ({
    ward,
    site,
    pieces: cells[i] ?? [],
    residents: residentsOf[i] ?? 0,
    households: householdsOf[i] ?? 0,
  }));
}

/**
 * `count` points inside `pieces`, along a sunflower spiral from `centre`: the widest spiral that has so many inside. A
 * `power` of 0.5 spreads them evenly; a greater one crowds them round the centre, as areas of equal population are
 * round a town.
 */
function spiralWithin(pieces: readonly Ring[], centre: Point, count: number, power: number): Point[] {
  const farthest = Math.max(...pieces.flat().map((corner) => distance(centre, corner)));
  for (let reach = farthest; reach > farthest / 1000; reach *= 0.95) {
    const sites: Point[] = [];
    for (let i = 0; sites.length < count; i++) {
      const radius = reach * ((i + 0.5) / count) ** power;
      if (radius > farthest) break;
      const angle = i * GOLDEN_ANGLE;
      const east = (radius * Math.cos(angle)) / LONGITUDE_SCALE;
      const site: Point = [centre[0] + east, centre[1] + radius * Math.sin(angle)];
      if (pieces.some((ring) => contains(ring, site))) sites.push(site);
    }
    if (sites.length === count) return sites;
  }
  throw new RangeError(`No room for ${count} areas round ${centre.join(", ")}`);
}

const GOLDEN_ANGLE = Math.PI * (3 - Math.sqrt(5));
