import { compareStanding, type Standing } from "./editions.ts";
import { type Family, familyOf, yearOf } from "./levels.ts";
import type { Lookup } from "./places.ts";

/** The name of each place of a kind, from the lookup that stands best among those that name it. */
export function bestNames(lookups: readonly Lookup[], family: Family): Map<string, string> {
  const best = new Map<string, { name: string; standing: Standing }>();
  for (const { origin, order, names } of lookups) {
    for (const { level, code, name } of names) {
      if (name === "" || familyOf(level) !== family) continue;
      const standing = { origin, year: yearOf(level) ?? 0, order };
      const held = best.get(code);
      if (!held || compareStanding(standing, held.standing) > 0) best.set(code, { name, standing });
    }
  }
  return new Map([...best].map(([code, { name }]) => [code, name]));
}
