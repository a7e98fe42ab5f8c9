import type { AccountabilityLine, Approval, NewSeat, Settings, TermsTexts } from "../../src/modules/groups/index.ts";

/** Terms of reference as a document states them: facts and settings, no text of its own and nobody's name. */
export type TermsFacts = {
  /** Slug of the partnership that keeps the group's records, and the group's name there. */
  readonly host: string;
  readonly group: string;
  readonly texts: TermsTexts;
  readonly settings: Settings;
  readonly seats: readonly SeatFacts[];
  readonly lines: readonly Omit<AccountabilityLine, "id">[];
  readonly approval: Pick<Approval, "decidedBy" | "decidedOn" | "meeting" | "inForceFrom">;
};

/** `organisation` is a key of the demonstration's organisations; a line that stands for several has none. */
export type SeatFacts = Omit<NewSeat, "organisationId"> & { readonly organisation?: string };

/** A seat with what is not said as it usually is: an organisation's, one representative, one vote. */
export function seat(
  capacity: SeatFacts["capacity"],
  name: string,
  more: Partial<Omit<SeatFacts, "capacity" | "name">> = {},
): SeatFacts {
  const votes = capacity === "statutory" || capacity === "invited";
  return {
    ...{ holder: "organisation", sits: "", representatives: 1, bodies: 1, votes, posts: [], fromOn: null, toOn: null },
    ...{ capacity, name },
    ...more,
  };
}
