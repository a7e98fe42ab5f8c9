import { compareAge, type Measure, type Origin } from "./editions.ts";
import { type Family, familyOf, type Level, yearOf } from "./levels.ts";

/** What an edition has of the boundaries that are asked for. */
export type BoundaryOffer = {
  readonly editionId: string;
  readonly origin: Origin;
  readonly level: Level;
  /** The corners of all of them: the more, the nearer to the ground. */
  readonly positions: number;
  readonly importedAt: Date;
};

/**
 * Which edition's boundaries to draw, all from one so that neighbours meet: official before sketch, the latest year, then
 * the most detailed, then the one imported last. A file that says no year is taken as today's, since it has today's codes.
 */
export function chooseBoundaries<Offer extends BoundaryOffer>(offers: readonly Offer[]): Offer | undefined {
  const latest = Math.max(0, ...offers.map((offer) => yearOf(offer.level) ?? 0));
  const age = ({ origin, level }: BoundaryOffer) => ({ origin, year: yearOf(level) ?? latest });
  return [...offers].sort(
    (a, b) =>
      compareAge(age(b), age(a)) || b.positions - a.positions || b.importedAt.getTime() - a.importedAt.getTime(),
  )[0];
}

/** What an edition has of the population that is asked for, of one date. */
export type PopulationOffer = {
  readonly editionId: string;
  readonly origin: Origin;
  readonly level: Level;
  readonly measure: Measure;
  readonly dated: string;
  /** How many of the places asked for it has. */
  readonly places: number;
  readonly importedAt: Date;
};

/**
 * Which figures to divide by, all of one edition and date so that places can be compared: official before sketch, then
 * those that have the most of the places, then the kind that is best for such places (estimates of mid-year for districts,
 * which a census outdates; the census for LSOAs, where estimates are weak), then the latest date, then the last import.
 */
export function choosePopulation<Offer extends PopulationOffer>(offers: readonly Offer[]): Offer | undefined {
  return [...offers].sort(
    (a, b) =>
      compareAge({ origin: b.origin, year: 0 }, { origin: a.origin, year: 0 }) ||
      b.places - a.places ||
      Number(isBestKind(b)) - Number(isBestKind(a)) ||
      yearOfDate(b.dated) - yearOfDate(a.dated) ||
      b.importedAt.getTime() - a.importedAt.getTime(),
  )[0];
}

const BEST_KIND: Readonly<Partial<Record<Family, RegExp>>> = { district: /^mid-/, lsoa: /^Census/ };

function isBestKind({ level, dated }: PopulationOffer): boolean {
  return BEST_KIND[familyOf(level)]?.test(dated) ?? false;
}

/** The year of "mid-2023" or "Census 2021". */
function yearOfDate(dated: string): number {
  return Number(/\d{4}/.exec(dated)?.[0] ?? 0);
}
