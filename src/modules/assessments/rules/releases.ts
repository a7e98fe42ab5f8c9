import { done, type Outcome, refuse } from "../../../kernel/outcome.ts";

/** What would be published, put before a second person, and what came of it. */
export type ReleaseProposal = {
  readonly id: string;
  readonly assessmentId: string;
  readonly version: number;
  readonly title: string;
  readonly year: string;
  /** Of the document, in hexadecimal. */
  readonly sha256: string;
  readonly proposedAt: Date;
  readonly proposedBy: { readonly id: string; readonly name: string | null };
  readonly released: { readonly at: Date; readonly by: string | null } | undefined;
  readonly withdrawn: { readonly at: Date; readonly by: string | null; readonly reason: string } | undefined;
  /** Whether no later version has been put forward. */
  readonly isLatest: boolean;
};

export type ProposalState = "waiting" | "superseded" | "released" | "withdrawn";

export const PROPOSAL_STATE_LABELS: Readonly<Record<ProposalState, string>> = {
  waiting: "Waiting for a second person",
  superseded: "Replaced before release",
  released: "Released",
  withdrawn: "Withdrawn",
};

/** A version as a list names it. */
export type Standing = { readonly version: number; readonly state: ProposalState };

export function proposalState({ released, withdrawn, isLatest }: ReleaseProposal): ProposalState {
  return stateOf({ released: released !== undefined, withdrawn: withdrawn !== undefined, isLatest });
}

export function stateOf(is: Readonly<Record<"released" | "withdrawn" | "isLatest", boolean>>): ProposalState {
  if (is.withdrawn) return "withdrawn";
  if (is.released) return "released";
  return is.isLatest ? "waiting" : "superseded";
}

export const TWO_PEOPLE =
  "Two different people are needed: whoever puts an assessment forward may not release it. Ask somebody else who may release.";

/** Whether this person may release the proposal now. */
export function mayRelease(proposal: ReleaseProposal, personId: string): Outcome<ReleaseProposal> {
  switch (proposalState(proposal)) {
    case "released":
      return refuse("This version has been released already");
    case "withdrawn":
      return refuse("This version has been withdrawn: put the assessment forward again as a new version");
    case "superseded":
      return refuse("A later version has been put forward: only the latest can be released");
    case "waiting":
      return proposal.proposedBy.id === personId ? refuse(TWO_PEOPLE) : done(proposal);
  }
}

/** Whether what was released may be taken back now. */
export function mayWithdraw(proposal: ReleaseProposal): Outcome<ReleaseProposal> {
  if (proposalState(proposal) === "released") return done(proposal);
  return refuse(proposal.withdrawn ? "This version has been withdrawn already" : "This version has not been released");
}
