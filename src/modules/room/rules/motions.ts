import type { Day } from "../../../kernel/dates.ts";
import { done, type Outcome, refuse } from "../../../kernel/outcome.ts";

export type MotionKind = "first" | "alternative" | "re-submission" | "modified";

export const MOTION_KIND_LABELS: Readonly<Record<MotionKind, string>> = {
  first: "Proposal",
  alternative: "Alternative proposal",
  "re-submission": "Proposal submitted again",
  modified: "Proposal, substantially modified",
};

export type Choice = "for" | "against" | "abstain";
export type Vote = { readonly seatId: string; readonly choice: Choice };

/** What came of asking for consensus, or of a vote, with the quorum of that moment as it was counted then. */
export type Decision = {
  readonly id: string;
  readonly way: "consensus" | "vote";
  readonly outcome: "reached" | "not-reached" | "for" | "against" | "equal";
  readonly onDay: Day;
  readonly atTime: string;
  readonly needed: number;
  readonly represented: number;
  readonly present: readonly string[];
  readonly working: string;
  readonly votes: readonly Vote[];
};

export type Determination = {
  readonly id: string;
  readonly part: "urgency" | "modification";
  readonly finding: "urgent" | "not-urgent" | "modified";
  /** Null for whoever may not read what is restricted. */
  readonly reasons: string | null;
  readonly foundBy: string | null;
  readonly foundAt: string;
};

/** A proposal before a meeting. `text` is null for whoever may not read what of its item is restricted. */
export type Motion = {
  readonly id: string;
  readonly lineageId: string;
  readonly place: number;
  readonly kind: MotionKind;
  readonly procedure: Procedure;
  readonly meetingId: string;
  readonly meetingOn: Day;
  readonly itemId: string;
  readonly text: string | null;
  readonly revision: number | null;
  readonly determinationId: string | null;
  readonly decisions: readonly Decision[];
  readonly dissents: readonly { readonly seatId: string; readonly why: string }[];
  readonly determinations: readonly Determination[];
};

type Procedure = "consensus" | "majority" | "consensus-then-majority" | "consensus-majority-resubmission";

/** The motions of one lineage as the procedure of the terms takes them. */
export function submissionsOf(lineage: readonly Motion[]) {
  return {
    submissions: lineage.map((motion) => ({
      kind: motion.kind,
      meeting: motion.meetingId,
      procedure: motion.procedure,
      text: motion.text ?? "",
      feedback: new Map(motion.dissents.map(({ seatId, why }) => [seatId, why])),
      ...consensusOf(motion),
      ...tallyOf(motion),
      ...urgencyOf(motion),
    })),
  };
}

function consensusOf({ decisions }: Motion) {
  const asked = decisions.find(({ way }) => way === "consensus");
  return asked && { consensus: asked.outcome === "reached" };
}

function tallyOf({ decisions }: Motion) {
  const vote = decisions.find(({ way }) => way === "vote");
  if (!vote) return undefined;
  const of = (choice: Choice) => vote.votes.filter((one) => one.choice === choice).map(({ seatId }) => seatId);
  const majority = vote.outcome === "for" || vote.outcome === "against" ? vote.outcome : ("none" as const);
  return { tally: { for: of("for"), against: of("against"), abstain: of("abstain"), majority } };
}

function urgencyOf({ determinations }: Motion) {
  const found = determinations.find(({ part }) => part === "urgency");
  return found && { urgency: found.finding === "urgent" ? ("urgent" as const) : ("not-urgent" as const) };
}

/** Whether all of a lineage can be read: who cannot read it takes no part in recording what becomes of it. */
export function isReadable(lineage: readonly Motion[]): boolean {
  return lineage.every(({ text }) => text !== null);
}

/** A motion that was put before, and whether its proposal was agreed or passed in the end. */
export type PutBefore = { readonly motion: Motion; readonly isSettled: boolean };

/**
 * Decides whether a text may be tabled as a new proposal. The same words that were put at this meeting, or before without
 * being agreed or passed, are no new proposal: what may follow depends on what became of them, so that nothing that is barred
 * comes in by another door.
 */
export function isNewProposal(text: string, meetingId: string, before: readonly PutBefore[]): Outcome<string> {
  const same = before.find(
    ({ motion, isSettled }) =>
      motion.text !== null && plain(motion.text) === plain(text) && !(isSettled && motion.meetingId !== meetingId),
  );
  if (!same) return done(text);
  return refuse(
    "These words have been put to the group already, and what may follow depends on what became of them. Go on with that proposal",
    "text",
  );
}

function plain(text: string): string {
  return text
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
}

/** Reads the votes of a form, each as a seat and its choice: "…id for". Seats that did not vote are left out. */
export function readVotes(entries: readonly string[]): Outcome<Vote[]> {
  const votes: Vote[] = [];
  for (const entry of entries.filter((one) => one !== "")) {
    const [seatId = "", choice = ""] = entry.split(" ");
    if (choice !== "for" && choice !== "against" && choice !== "abstain")
      return refuse("Choose for, against or abstained", "votes");
    votes.push({ seatId, choice });
  }
  return votes.length > 0 ? done(votes) : refuse("Enter the vote of at least one seat", "votes");
}
