import type { Origin } from "./editions.ts";
import { type Family, familyOf, type Level } from "./levels.ts";

/** The places that a lookup puts into one larger place, all with the same note. */
export type LinkGroup = {
  readonly fromLevel: Level;
  readonly toLevel: Level;
  readonly toCode: string;
  readonly note: string;
  readonly fromCodes: readonly string[];
};

export type PlaceName = { readonly level: Level; readonly code: string; readonly name: string };

/** What one lookup says. */
export type Lookup = {
  readonly origin: Origin;
  /** Its place in the order of import. */
  readonly order: number;
  readonly groups: readonly LinkGroup[];
  readonly names: readonly PlaceName[];
};

/** Of which census an LSOA is; one that did not change is of both. */
export type LsoaVintage = "11" | "21" | "11+21";

export type LsoaPlace = {
  readonly code: string;
  readonly vintage: LsoaVintage;
  /** The demonstration's invented LSOAs stay known beside the official ones; they are never counted among them. */
  readonly origin: Origin;
  readonly districtCode: string;
  /** Null when it is split between the wards of `wardChoices`, and null without choices when no lookup says. */
  readonly wardCode: string | null;
  readonly wardChoices: readonly string[];
};

export type WardPlace = { readonly code: string; readonly name: string; readonly districtCode: string };

export type DistrictPlace = {
  readonly code: string;
  readonly name: string;
  /** The police force area; both empty when no lookup says. */
  readonly forceCode: string;
  readonly force: string;
  readonly cspCodes: readonly string[];
};

/** What the lookups say together. Every list is in the order of codes. */
export type GazetteerContent = {
  readonly districts: readonly DistrictPlace[];
  readonly wards: readonly WardPlace[];
  readonly lsoas: readonly LsoaPlace[];
};

/** True for links from one kind of place to another, of whatever years. */
export function isBetween(group: LinkGroup, from: Family, to: Family): boolean {
  return familyOf(group.fromLevel) === from && familyOf(group.toLevel) === to;
}
