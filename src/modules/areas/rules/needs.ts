import type { AreaKind, Holding, Measure, Origin } from "./editions.ts";
import { type Family, familyOf, type Level } from "./levels.ts";

/** What one edition holds, as far as it matters here. */
export type HeldEdition = { readonly kind: AreaKind; readonly origin: Origin; readonly holds: readonly Holding[] };

/** A kind of file that the installation has use for, and what stays out of reach without it. */
export type Need = {
  /** What the file is, as "Boundaries of wards". */
  readonly file: string;
  readonly without: string;
};

export type Standing = {
  /** Nothing of this is held at all. */
  readonly missing: readonly Need[];
  /** Held, but only as the demonstration's sketch. */
  readonly sketched: readonly Need[];
};

/** What is still missing, in the order in which it is best imported, and what there is of it only as a sketch. */
export function needsOf(editions: readonly HeldEdition[]): Standing {
  const originsOf = (wanted: Wanted) =>
    editions
      .filter(({ kind, holds }) => kind === wanted.kind && holds.some((holding) => wanted.isMet(holding)))
      .map(({ origin }) => origin);
  const standing = WANTED.map((wanted) => ({ need: wanted.need, origins: originsOf(wanted) }));
  return {
    missing: standing.filter(({ origins }) => origins.length === 0).map(({ need }) => need),
    sketched: standing
      .filter(({ origins }) => origins.length > 0 && !origins.includes("official"))
      .map(({ need }) => need),
  };
}

type Wanted = { readonly kind: AreaKind; readonly need: Need; readonly isMet: (holding: Holding) => boolean };

const WANTED: readonly Wanted[] = [
  lookup(isOneOf("lsoa21", "lsoa"), "district", {
    file: "Lookup from LSOAs 2021 to districts",
    without: "Incidents of recent files cannot be placed in a district: they show as “area not yet known”.",
  }),
  lookup(isOneOf("lsoa11", "lsoa"), "district", {
    file: "Lookup from LSOAs 2011 to districts",
    without: "Incidents of older files, in areas that have changed since, cannot be placed in a district.",
  }),
  lookup(isOneOf("lsoa21"), "ward", {
    file: "Lookup from LSOAs 2021 to wards",
    without: "No incident can be placed in a ward: the tables by ward cannot be shown.",
  }),
  lookup(isOneOf("lsoa11"), "lsoa", {
    file: "Lookup from LSOAs 2011 to LSOAs 2021",
    without: "Incidents of older files, in areas that have changed since, have no ward.",
  }),
  lookup((level) => familyOf(level) === "district", "pfa", {
    file: "Lookup from districts to police force areas",
    without: "Incidents that a force reports from outside its own area cannot be told from the others.",
  }),
  boundaries("district", {
    file: "Boundaries of districts",
    without: "No map of districts can be drawn, and hot spots cannot be kept inside the district.",
  }),
  boundaries("ward", {
    file: "Boundaries of wards",
    without: "No map of wards can be drawn, and incidents in an area that is split between wards have no ward.",
  }),
  boundaries("lsoa", {
    file: "Boundaries of LSOAs",
    without: "Residents cannot be spread over the squares of a hot-spot map.",
  }),
  population("residents", "district", {
    file: "Residents by district",
    without: "No rate per 1,000 residents can be shown for districts.",
  }),
  population("households", "district", {
    file: "Households by district",
    without: "No rate per 1,000 households can be shown for districts.",
  }),
  population("residents", "lsoa", {
    file: "Residents by LSOA",
    without: "No population by LSOA: rates by ward cannot be shown.",
  }),
  population("households", "lsoa", {
    file: "Households by LSOA",
    without: "No households by LSOA: rates per 1,000 households cannot be shown for wards.",
  }),
];

function lookup(isFrom: (level: Level) => boolean, to: Family, need: Need): Wanted {
  return {
    kind: "lookup",
    need,
    isMet: (holding) => isFrom(holding.level) && holding.to !== undefined && familyOf(holding.to) === to,
  };
}

function isOneOf(...levels: readonly Level[]): (level: Level) => boolean {
  return (level) => levels.includes(level);
}

function boundaries(family: Family, need: Need): Wanted {
  return { kind: "boundaries", need, isMet: ({ level }) => familyOf(level) === family };
}

function population(measure: Measure, family: Family, need: Need): Wanted {
  return {
    kind: "population",
    need,
    isMet: (holding) => holding.measure === measure && familyOf(holding.level) === family,
  };
}
