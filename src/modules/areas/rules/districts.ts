import type { DistrictChanges } from "./district-changes.ts";
import { compareAge, type Origin } from "./editions.ts";
import { yearOf } from "./levels.ts";
import { bestNames } from "./names.ts";
import { type DistrictPlace, isBetween, type Lookup } from "./places.ts";

type Age = { readonly origin: Origin; readonly year: number };

/**
 * Draws the districts of today: those that LSOAs lie in (`placed`), and those that make up a police force area by the latest
 * lookup of that area. Districts that only older lookups know have been abolished, and are left out.
 */
export function drawDistricts(
  lookups: readonly Lookup[],
  changes: DistrictChanges,
  placed: ReadonlySet<string>,
): DistrictPlace[] {
  const forces = membersOf(lookups, changes, "pfa");
  const forceOf = new Map<string, Age & { code: string }>();
  for (const [code, { origin, year, districts }] of forces) {
    for (const district of districts) {
      const held = forceOf.get(district);
      if (!held || compareAge({ origin, year }, held) > 0) forceOf.set(district, { code, origin, year });
    }
  }
  const cspCodes = partnershipCodes(lookups, changes);
  const names = bestNames(lookups, "district");
  const forceNames = bestNames(lookups, "pfa");
  return [...new Set([...placed, ...forceOf.keys()])].sort().map((code) => {
    const forceCode = forceOf.get(code)?.code ?? "";
    return {
      code,
      name: names.get(code) ?? "",
      forceCode,
      force: forceNames.get(forceCode) ?? "",
      cspCodes: cspCodes.get(code) ?? [],
    };
  });
}

/** The districts of each larger area, by the lookups of the best age that name the area. */
function membersOf(lookups: readonly Lookup[], changes: DistrictChanges, family: "pfa") {
  const members = new Map<string, Age & { districts: Set<string> }>();
  for (const { origin, groups } of lookups) {
    for (const group of groups) {
      if (!isBetween(group, "district", family)) continue;
      const age = { origin, year: yearOf(group.toLevel) ?? 0 };
      const held = members.get(group.toCode);
      const difference = held ? compareAge(age, held) : 1;
      if (difference < 0) continue;
      const list = difference > 0 || !held ? { ...age, districts: new Set<string>() } : held;
      members.set(group.toCode, list);
      const year = yearOf(group.fromLevel) ?? 0;
      for (const code of group.fromCodes) list.districts.add(changes({ code, year }).code);
    }
  }
  return members;
}

/** The community safety partnerships of each district, by the lookups of the best age that name the district. */
function partnershipCodes(lookups: readonly Lookup[], changes: DistrictChanges): Map<string, string[]> {
  const lists = new Map<string, Age & { codes: Set<string> }>();
  for (const { origin, groups } of lookups) {
    for (const group of groups) {
      if (!isBetween(group, "district", "csp")) continue;
      const age = { origin, year: yearOf(group.toLevel) ?? 0 };
      for (const code of group.fromCodes) {
        const district = changes({ code, year: yearOf(group.fromLevel) ?? 0 }).code;
        const held = lists.get(district);
        const difference = held ? compareAge(age, held) : 1;
        if (difference < 0) continue;
        const list = difference > 0 || !held ? { ...age, codes: new Set<string>() } : held;
        lists.set(district, list);
        list.codes.add(group.toCode);
      }
    }
  }
  return new Map([...lists].map(([district, { codes }]) => [district, [...codes].sort()]));
}
