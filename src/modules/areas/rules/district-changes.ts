import { compareStanding, type Standing } from "./editions.ts";
import { familyOf, yearOf } from "./levels.ts";
import type { Lookup } from "./places.ts";

/** A district as a source of some year has it. Year in full; nought when it is not known. */
export type DistrictOfYear = { readonly code: string; readonly year: number };

/** Brings a district of an earlier year forward to the latest year that lookups of changes reach. */
export type DistrictChanges = (district: DistrictOfYear) => DistrictOfYear;

/**
 * Reads the lookups from districts of one year to districts of a later one, such as Copeland of 2022 to Cumberland of 2023.
 * A district that became several is left as it is: which of them is meant cannot be known.
 */
export function districtChanges(lookups: readonly Lookup[]): DistrictChanges {
  const steps = new Map<string, Step>();
  for (const { origin, order, groups } of lookups) {
    for (const { fromLevel, toLevel, toCode, fromCodes } of groups) {
      if (familyOf(fromLevel) !== "district" || familyOf(toLevel) !== "district") continue;
      const [from, to] = [yearOf(fromLevel) ?? 0, yearOf(toLevel) ?? 0];
      const key = `${from} ${to}`;
      const step = steps.get(key) ?? { from, to, successors: new Map() };
      steps.set(key, step);
      for (const code of fromCodes) addSuccessor(step, code, toCode, { origin, year: to, order });
    }
  }
  const inOrder = [...steps.values()]
    .filter(({ from, to }) => from < to)
    .sort((a, b) => a.from - b.from || a.to - b.to);

  return (district) => {
    let at = district;
    for (const { from, to, successors } of inOrder) {
      // Of a year before the change: one of a later year has it behind it.
      if (at.year > from) continue;
      const codes = successors.get(at.code)?.codes;
      if (codes?.size === 1) for (const code of codes) at = { code, year: to };
    }
    return at;
  };
}

type Step = {
  readonly from: number;
  readonly to: number;
  readonly successors: Map<string, { standing: Standing; codes: Set<string> }>;
};

function addSuccessor(step: Step, code: string, successor: string, standing: Standing): void {
  const held = step.successors.get(code);
  const difference = held ? compareStanding(standing, held.standing) : 1;
  if (difference > 0) step.successors.set(code, { standing, codes: new Set([successor]) });
  else if (difference === 0) held?.codes.add(successor);
}
