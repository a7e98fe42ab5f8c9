import { compareAge, type Origin } from "./editions.ts";
import { yearOf } from "./levels.ts";
import type { PlacedLsoas } from "./lsoas.ts";
import { bestNames } from "./names.ts";
import { isBetween, type Lookup, type WardPlace } from "./places.ts";

/** Of which age a list of wards is. */
type Age = { readonly origin: Origin; readonly year: number };

type Claim = Age & { readonly wards: string[] };

/**
 * Draws the wards of today, and says for an LSOA in which of them it lies: one, several when it is split between them, or
 * none when no lookup says. Codes are in order.
 */
export function drawWards(
  lookups: readonly Lookup[],
  placed: PlacedLsoas,
): { wards: WardPlace[]; wardsOf: (lsoa: string) => readonly string[] } {
  const claims = wardClaims(lookups);
  const today = wardsOfToday(claims, placed.districtOf);

  /** The best claim about the LSOA itself whose wards all exist today. */
  function ownClaim(lsoa: string): Claim | undefined {
    const wards = today.get(placed.districtOf.get(lsoa) ?? "")?.lsoasOf;
    return claims.get(lsoa)?.find((claim) => claim.wards.every((ward) => wards?.has(ward)));
  }

  function wardsOf(lsoa: string): readonly string[] {
    const own = ownClaim(lsoa);
    const through = joinedClaim(placed.successorsOf(lsoa)?.map(ownClaim) ?? []);
    const best = through && (!own || compareAge(through, own) > 0) ? through : own;
    return best ? [...new Set(best.wards)].sort() : [];
  }

  const names = bestNames(lookups, "ward");
  const districts = districtsOfWards(today);
  const wards = [...districts.keys()]
    .sort()
    .map((code) => ({ code, name: names.get(code) ?? "", districtCode: districts.get(code) ?? "" }));
  return { wards, wardsOf };
}

/** What each lookup says of an LSOA, the best first. */
function wardClaims(lookups: readonly Lookup[]): Map<string, Claim[]> {
  const claims = new Map<string, Claim[]>();
  const inOrder = [...lookups].sort((a, b) => b.order - a.order);
  for (const { origin, groups } of inOrder) {
    const own = new Map<string, Claim>();
    for (const group of groups) {
      if (!isBetween(group, "lsoa", "ward")) continue;
      const year = yearOf(group.toLevel) ?? 0;
      for (const lsoa of group.fromCodes) {
        const key = `${lsoa} ${year}`;
        const held = own.get(key);
        if (held) held.wards.push(group.toCode);
        else {
          const claim = { origin, year, wards: [group.toCode] };
          own.set(key, claim);
          const others = claims.get(lsoa);
          if (others) others.push(claim);
          else claims.set(lsoa, [claim]);
        }
      }
    }
  }
  // A stable sort: of two of the same age the one imported later stays in front.
  for (const list of claims.values()) if (list.length > 1) list.sort((a, b) => compareAge(b, a));
  return claims;
}

/** The wards of a district with the number of LSOAs in each, of the best age that a lookup has for the district. */
type WardList = Age & { readonly lsoasOf: Map<string, number> };

function wardsOfToday(
  claims: ReadonlyMap<string, readonly Claim[]>,
  districtOf: ReadonlyMap<string, string>,
): Map<string, WardList> {
  const lists = new Map<string, WardList>();
  for (const [lsoa, own] of claims) {
    const district = districtOf.get(lsoa);
    if (district === undefined) continue;
    for (const { origin, year, wards } of own) {
      const held = lists.get(district);
      const difference = held ? compareAge({ origin, year }, held) : 1;
      if (difference < 0) continue;
      const list = difference > 0 || !held ? { origin, year, lsoasOf: new Map<string, number>() } : held;
      lists.set(district, list);
      for (const ward of wards) list.lsoasOf.set(ward, (list.lsoasOf.get(ward) ?? 0) + 1);
    }
  }
  return lists;
}

/** The district of each ward: where more of its LSOAs lie, should a lookup have it in two. */
function districtsOfWards(lists: ReadonlyMap<string, WardList>): Map<string, string> {
  const best = new Map<string, { district: string; lsoas: number }>();
  for (const district of [...lists.keys()].sort()) {
    for (const [ward, lsoas] of lists.get(district)?.lsoasOf ?? []) {
      if (lsoas > (best.get(ward)?.lsoas ?? 0)) best.set(ward, { district, lsoas });
    }
  }
  return new Map([...best].map(([ward, { district }]) => [ward, district]));
}

/** All wards of an LSOA's successors, as old as the oldest claim; undefined when there is none, or one has no claim. */
function joinedClaim(claims: readonly (Claim | undefined)[]): Claim | undefined {
  if (claims.length === 0) return undefined;
  let joined: Claim | undefined;
  for (const claim of claims) {
    if (!claim) return undefined;
    const older = joined && compareAge(joined, claim) < 0 ? joined : claim;
    joined = { origin: older.origin, year: older.year, wards: [...(joined?.wards ?? []), ...claim.wards] };
  }
  return joined;
}
