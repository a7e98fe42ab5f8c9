import type { Day } from "../../../kernel/dates.ts";
import type { GroupKind } from "../../../kernel/group-kinds.ts";
import { done, type Outcome, refuse } from "../../../kernel/outcome.ts";
import type { FormerName, OrganisationKind, Succession } from "./organisations.ts";

export type PartnershipKind = "district" | "unitary" | "combined" | "county";
export type Nation = "england" | "wales";

export const KIND_LABELS: Readonly<Record<PartnershipKind, string>> = {
  district: "District",
  unitary: "Unitary authority",
  combined: "Combined area",
  county: "County",
};

/** In what capacity an organisation takes part (Crime and Disorder Act 1998, section 5, and the partnership's own terms). */
export type Capacity = "responsible-authority" | "co-operating" | "invited" | "ex-officio" | "observer" | "member";

export const CAPACITY_LABELS: Readonly<Record<Capacity, string>> = {
  "responsible-authority": "Responsible authority",
  "co-operating": "Co-operating body",
  invited: "Invited to participate",
  "ex-officio": "Ex officio",
  observer: "Observer",
  member: "Member",
};

export type Aim = {
  readonly id: string;
  readonly kind: "aim" | "priority" | "outcome";
  readonly title: string;
  readonly points: readonly string[];
  readonly source: string;
  readonly expectedOutcomes: readonly string[];
};

export type Group = {
  readonly id: string;
  readonly parentId: string | null;
  readonly name: string;
  readonly kind: GroupKind;
  readonly purpose: string;
  readonly cadence: string;
  readonly alsoCalled: readonly string[];
  readonly source: string;
};

/** A group with the groups below it. */
export type Branch = Group & { readonly branches: readonly Branch[] };

/** The structure as a tree, in the order of the list. A group whose parent is not in the list stands at the top. */
export function structureOf(groups: readonly Group[]): Branch[] {
  const ids = new Set(groups.map((group) => group.id));
  const below = (parentId: string | null): Branch[] =>
    groups
      .filter((group) => (group.parentId !== null && ids.has(group.parentId) ? group.parentId : null) === parentId)
      .map((group) => ({ ...group, branches: below(group.id) }));
  return below(null);
}

/** An organisation in a capacity, from and to a day; with what is known of the organisation itself. */
export type Participation = {
  readonly id: string;
  readonly organisationId: string;
  readonly organisation: string;
  readonly kind: OrganisationKind;
  readonly startedOn: Day | null;
  readonly endedOn: Day | null;
  readonly formerNames: readonly FormerName[];
  readonly successors: readonly Succession[];
  readonly capacity: Capacity;
  readonly fromOn: Day | null;
  readonly toOn: Day | null;
  readonly source: string;
};

/** True for a capacity held on `today`. */
export function takesPart(participation: Participation, today: Day): boolean {
  return (participation.fromOn ?? today) <= today && (participation.toOn ?? today) >= today;
}

export type ListedPartnership = {
  readonly slug: string;
  readonly name: string;
  readonly kind: PartnershipKind;
  readonly vision: string;
  readonly stage: "demonstration" | "live";
  readonly parentSlug: string | null;
};

export type Profile = {
  readonly name: string;
  readonly slug: string;
  readonly kind: PartnershipKind;
  readonly nation: Nation;
  readonly vision: string;
  readonly purpose: string;
  readonly areas: readonly { readonly code: string; readonly name: string }[];
  readonly parent: { readonly slug: string; readonly name: string } | undefined;
  readonly children: readonly { readonly slug: string; readonly name: string }[];
};

/** All that a partnership begins with. */
export type PartnershipSetup = {
  readonly slug: string;
  readonly name: string;
  readonly kind: PartnershipKind;
  readonly nation: Nation;
  readonly stage: "demonstration" | "live";
  readonly parentSlug?: string;
  readonly vision: string;
  readonly purpose: string;
  readonly areas: readonly { readonly code: string; readonly name: string }[];
  readonly organisations: readonly {
    readonly name: string;
    readonly kind: OrganisationKind;
    readonly capacity: Capacity;
    readonly fromOn?: Day;
    readonly toOn?: Day;
    readonly source: string;
  }[];
  readonly aims: readonly Omit<Aim, "id">[];
  readonly groups: readonly (Omit<Group, "id" | "parentId"> & { readonly parent?: string })[];
};

/** First words of addresses that belong to the program itself. Checked against the routes by a test. */
const RESERVED_SLUGS: readonly string[] = [
  "about",
  "accessibility",
  "account",
  "accounts",
  "api",
  "assets",
  "desk",
  "health",
  "help",
  "installation",
  "organisations",
  "privacy",
  "sign-in",
  "sign-out",
];

/** Whether an address name may be given to a partnership: lower-case words joined by hyphens, and not one of ours. */
export function usableSlug(slug: string): Outcome<string> {
  if (!/^[a-z][a-z0-9-]{1,39}$/.test(slug)) {
    return refuse(
      "Address name must be 2 to 40 lower-case letters, digits or hyphens, and begin with a letter",
      "slug",
    );
  }
  if (RESERVED_SLUGS.includes(slug)) return refuse(`The address name ${slug} is used by Frankpledge itself`, "slug");
  return done(slug);
}
