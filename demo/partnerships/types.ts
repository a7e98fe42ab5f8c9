import type {
  Nation,
  PartnershipKind,
  PartnershipSetup,
  Group as ProductGroup,
} from "../../src/modules/partnerships/index.ts";

/** A short fact as its document states it, or prose of our own drawn from it, with the document and section. */
export type Statement = { readonly text: string; readonly source: string };

/** The words of the product itself, so that a fact can never be of a kind that the product does not know. */
type Joining = PartnershipSetup["organisations"][number];
export type OrganisationKind = Joining["kind"];
export type Capacity = Joining["capacity"];
export type GroupKind = ProductGroup["kind"];

/** A place by its real ONS code. A county partnership's area may reach beyond the administrative county. */
export type PartnershipArea = {
  readonly code: string;
  readonly name: string;
  readonly tier: "county" | "unitary" | "district";
};

export type FormerName = { readonly name: string; readonly until?: string; readonly source: string };

/** A strategic aim, with the headings its strategy files work under. */
export type Aim = {
  readonly key: string;
  readonly text: string;
  readonly themes: readonly string[];
  readonly source: string;
};

export type Priority = {
  readonly key: string;
  readonly name: string;
  readonly points: readonly string[];
  readonly expectedOutcomes: readonly Statement[];
  readonly source: string;
};

/** Something the documents leave blank, contradict or have lost: shown as such, never filled in. */
export type Gap = { readonly about: string; readonly note: string; readonly source: string };

/** Another name for the same group: one it had before, or one the document uses beside the first. */
export type Alias = { readonly name: string; readonly kind: "former" | "variant"; readonly source: string };

export type Group = {
  readonly key: string;
  readonly name: string;
  readonly kind: GroupKind;
  /** Key of the group it reports to. */
  readonly parent?: string;
  readonly purpose: Statement;
  readonly aliases: readonly Alias[];
  /** Absent when the document does not say, as are the next two. */
  readonly cadence?: Statement;
  readonly chair?: Statement;
  readonly quorum?: Statement;
  /** Slug of the partnership that keeps its records. */
  readonly host: string;
  /** Slugs of all the partnerships it works for, the host among them. */
  readonly serves: readonly string[];
  /** Seats where the document lists them; the lines of a strategic board are memberships of its partnership. */
  readonly seats: readonly Seat[];
};

export type Seat = { readonly line: string; readonly organisation?: string };

export type Organisation = {
  readonly key: string;
  readonly name: string;
  readonly kind: OrganisationKind;
  /** Whether it exists today; `not-known` when neither the documents nor the law say. */
  readonly standing: "current" | "former" | "not-known";
  readonly began?: DatedFact;
  readonly ended?: DatedFact;
  /** Keys of the bodies that took over its part. */
  readonly successors: readonly string[];
  readonly aliases: readonly string[];
  readonly source: string;
};

/** A day `YYYY-MM-DD`, with the law or document that set it. */
export type DatedFact = { readonly on: string; readonly source: string };

export type Membership = {
  readonly organisation: string;
  readonly capacity: Capacity;
  /** Who sits for it, as the document's line reads. */
  readonly line: string;
  /** The heading of the membership list under which the line stands, when there are several. */
  readonly section?: string;
  readonly note?: string;
  readonly source: string;
};

export type Partnership = {
  readonly slug: string;
  readonly name: string;
  readonly shortName: string;
  readonly kind: PartnershipKind;
  readonly nation: Nation;
  /** Slug of the county partnership it belongs to. */
  readonly parent?: string;
  /** ONS code of the community safety partnership (2024); a county group has none. */
  readonly cspCode?: string;
  readonly areas: readonly PartnershipArea[];
  readonly formerNames: readonly FormerName[];
  /** Absent when no document gives one; a gap then says so. */
  readonly vision?: Statement;
  readonly purpose: Statement;
  readonly aims: readonly Aim[];
  readonly priorities: readonly Priority[];
  readonly outcomes: readonly Statement[];
  readonly objectives: readonly Statement[];
  /** Groups whose host it is. */
  readonly groups: readonly Group[];
  readonly memberships: readonly Membership[];
  readonly gaps: readonly Gap[];
};
