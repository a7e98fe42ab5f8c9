import type { DistrictChanges } from "./district-changes.ts";
import { compareAge, compareStanding, type Origin, type Standing } from "./editions.ts";
import { familyOf, yearOf } from "./levels.ts";
import { isBetween, type Lookup, type LsoaVintage } from "./places.ts";

/** Of which census an LSOA is, and whether an official lookup knows it. */
export type LsoaKind = { readonly vintage: LsoaVintage; readonly origin: Origin };

/** The LSOAs of both censuses with today's district, and what became of those of 2011. */
export type PlacedLsoas = {
  readonly districtOf: ReadonlyMap<string, string>;
  readonly kindOf: (code: string) => LsoaKind;
  /** The LSOAs of 2021 that an LSOA of 2011 became; undefined when no lookup says. */
  readonly successorsOf: (code: string) => readonly string[] | undefined;
};

/**
 * Places every LSOA that lookups name in the district of today: by the best claim of a lookup about itself or, for one of
 * 2011, about all that it became. One that no lookup puts in a district is left out: its place is not yet known.
 */
export function placeLsoas(lookups: readonly Lookup[], changes: DistrictChanges): PlacedLsoas {
  const claims = districtClaims(lookups, changes);
  const successors = successorsOf(lookups);
  const districtOf = new Map<string, string>();
  for (const [code, claim] of claims) districtOf.set(code, claim.district);
  for (const [code, { codes }] of successors) {
    const through = commonClaim(codes.map((successor) => claims.get(successor)));
    const own = claims.get(code);
    if (through && (!own || compareAge(through.standing, own.standing) > 0)) districtOf.set(code, through.district);
  }
  const kinds = kindsOf(lookups);
  return {
    districtOf,
    kindOf: (code) => kinds.get(code) ?? UNKNOWN,
    successorsOf: (code) => successors.get(code)?.codes,
  };
}

type Claim = { readonly district: string; readonly standing: Standing };

function districtClaims(lookups: readonly Lookup[], changes: DistrictChanges): Map<string, Claim> {
  const claims = new Map<string, Claim>();
  for (const { origin, order, groups } of lookups) {
    for (const group of groups) {
      if (!isBetween(group, "lsoa", "district")) continue;
      const { code, year } = changes({ code: group.toCode, year: yearOf(group.toLevel) ?? 0 });
      const claim = { district: code, standing: { origin, year, order } };
      for (const lsoa of group.fromCodes) {
        const held = claims.get(lsoa);
        if (!held || compareStanding(claim.standing, held.standing) > 0) claims.set(lsoa, claim);
      }
    }
  }
  return claims;
}

/** What all of them claim, as weakly as the weakest of them; undefined when they differ or one claims nothing. */
function commonClaim(claims: readonly (Claim | undefined)[]): Claim | undefined {
  const [first] = claims;
  if (!first || claims.some((claim) => claim?.district !== first.district)) return undefined;
  return claims.reduce((weakest, claim) =>
    claim && weakest && compareStanding(claim.standing, weakest.standing) < 0 ? claim : weakest,
  );
}

function successorsOf(lookups: readonly Lookup[]): Map<string, { standing: Standing; codes: string[] }> {
  const successors = new Map<string, { standing: Standing; codes: string[] }>();
  for (const { origin, order, groups } of lookups) {
    const standing = { origin, year: 2021, order };
    for (const { fromLevel, toLevel, toCode, fromCodes } of groups) {
      if (fromLevel !== "lsoa11" || toLevel !== "lsoa21") continue;
      for (const code of fromCodes) {
        const held = successors.get(code);
        const difference = held ? compareStanding(standing, held.standing) : 1;
        if (difference > 0) successors.set(code, { standing, codes: [toCode] });
        else if (difference === 0) held?.codes.push(toCode);
      }
    }
  }
  return successors;
}

/** Every LSOA named by any lookup, whether its place is known or not. */
function kindsOf(lookups: readonly Lookup[]): Map<string, LsoaKind> {
  const kinds = new Map<string, LsoaKind>();
  const add = (code: string, vintage: LsoaVintage, origin: Origin) => {
    const held = kinds.get(code);
    if (held?.vintage === vintage && held.origin === origin) return;
    kinds.set(code, {
      vintage: held && held.vintage !== vintage ? "11+21" : vintage,
      origin: held?.origin === "official" ? "official" : origin,
    });
  };
  for (const { origin, groups } of lookups) {
    for (const { fromLevel, toLevel, toCode, note, fromCodes } of groups) {
      if (familyOf(fromLevel) !== "lsoa") continue;
      const vintage = fromLevel === "lsoa" ? noted(note) : fromLevel === "lsoa11" ? "11" : "21";
      for (const code of fromCodes) add(code, vintage, origin);
      if (toLevel === "lsoa21") add(toCode, "21", origin);
    }
  }
  return kinds;
}

const UNKNOWN: LsoaKind = { vintage: "21", origin: "official" };

function noted(note: string): LsoaVintage {
  return note === "11" || note === "21" ? note : "11+21";
}
