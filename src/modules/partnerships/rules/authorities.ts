import { type Day, day } from "../../../kernel/dates.ts";
import { existsOn, type OrganisationKind } from "./organisations.ts";
import type { Nation, Participation, PartnershipKind } from "./partnerships.ts";
import { takesPart } from "./partnerships.ts";

/** A kind of body that the Act makes responsible for an area, and where it says so. */
export type RequiredAuthority = {
  readonly kind: OrganisationKind;
  readonly words: string;
  readonly source: string;
};

type Rule = RequiredAuthority & {
  readonly nation?: Nation;
  /** From which day and to which it was one. */
  readonly from?: Day;
  readonly to?: Day;
  /** Only where there are two tiers of councils. */
  readonly twoTier?: true;
};

const ACT = "Crime and Disorder Act 1998, section 5(1)";

const RULES: readonly Rule[] = [
  { kind: "council", words: "The council for the area", source: `${ACT}(a)` },
  {
    kind: "county-council",
    words: "The county council, as the area has two tiers",
    source: `${ACT}(a)`,
    twoTier: true,
  },
  {
    kind: "probation",
    words: "A provider of probation services",
    source: `${ACT}(aa), from 1 April 2010 (Policing and Crime Act 2009)`,
    from: day("2010-04-01"),
  },
  { kind: "police", words: "The chief officer of police", source: `${ACT}(b)` },
  { kind: "fire", words: "The fire and rescue authority", source: `${ACT}(d)` },
  {
    kind: "health",
    words: "A primary care trust",
    source: `${ACT}(e), to 31 March 2013 (Health and Social Care Act 2012)`,
    nation: "england",
    to: day("2013-03-31"),
  },
  {
    kind: "health",
    words: "A clinical commissioning group",
    source: `${ACT}(e), from 1 April 2013 to 30 June 2022 (Health and Care Act 2022)`,
    nation: "england",
    from: day("2013-04-01"),
    to: day("2022-06-30"),
  },
  {
    kind: "health",
    words: "An integrated care board",
    source: `${ACT}(e), from 1 July 2022 (Health and Care Act 2022)`,
    nation: "england",
    from: day("2022-07-01"),
  },
  { kind: "health", words: "The Local Health Board", source: `${ACT}(f)`, nation: "wales" },
];

/** Responsible authorities on a day: they hold the capacity then, and were there. */
export function authoritiesOn(participations: readonly Participation[], on: Day): Participation[] {
  return participations.filter(
    (one) => one.capacity === "responsible-authority" && takesPart(one, on) && existsOn(one, on),
  );
}

/**
 * The kinds of responsible authority that the Act asks for on a day and that are not recorded: gaps, each with its source.
 * A county group has none of its own (the Regulations, reg 8).
 */
export function missingAuthorities(
  partnership: {
    readonly kind: PartnershipKind;
    readonly nation: Nation;
    readonly areas: readonly { readonly code: string }[];
  },
  participations: readonly Participation[],
  on: Day,
): RequiredAuthority[] {
  if (partnership.kind === "county") return [];
  const isTwoTier = partnership.areas.some(({ code }) => code.startsWith("E07"));
  const held = new Set(authoritiesOn(participations, on).map(({ kind }) => kind));
  return RULES.filter(
    (rule) =>
      (rule.nation ?? partnership.nation) === partnership.nation &&
      (rule.from ?? on) <= on &&
      (rule.to ?? on) >= on &&
      (!rule.twoTier || isTwoTier) &&
      !held.has(rule.kind),
  );
}

/** A responsible authority in the order of time, with who took over and whether that is recorded here. */
export type SuccessionStep = {
  readonly authority: Participation;
  readonly from: Day | null;
  readonly to: Day | null;
  readonly successors: readonly { readonly name: string; readonly on: Day; readonly isHere: boolean }[];
};

/** Responsible authorities of one kind as they came after each other; kinds with one that never changed are left out. */
export function successionsOf(participations: readonly Participation[]): Map<OrganisationKind, SuccessionStep[]> {
  const authorities = participations.filter(({ capacity }) => capacity === "responsible-authority");
  const ids = new Set(authorities.map(({ organisationId }) => organisationId));
  const byKind = new Map<OrganisationKind, SuccessionStep[]>();
  for (const authority of authorities) {
    const step: SuccessionStep = {
      authority,
      from: latest(authority.fromOn, authority.startedOn),
      to: earliest(authority.toOn, authority.endedOn),
      successors: authority.successors.map(({ id, name, on }) => ({ name, on, isHere: ids.has(id) })),
    };
    byKind.set(authority.kind, [...(byKind.get(authority.kind) ?? []), step]);
  }
  for (const [kind, steps] of byKind) {
    if (steps.every(({ to, successors }) => to === null && successors.length === 0)) byKind.delete(kind);
    else
      byKind.set(
        kind,
        [...steps].sort((a, b) => ((a.to ?? "9") < (b.to ?? "9") ? -1 : 1)),
      );
  }
  return byKind;
}

function latest(one: Day | null, other: Day | null): Day | null {
  if (one === null || other === null) return one ?? other;
  return one > other ? one : other;
}

function earliest(one: Day | null, other: Day | null): Day | null {
  if (one === null || other === null) return one ?? other;
  return one < other ? one : other;
}
