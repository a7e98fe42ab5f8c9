import { done, type Outcome, refuse } from "../../../kernel/outcome.ts";
import type { Tally } from "./ballots.ts";

/**
 * How a proposal is decided: by consensus, else by a majority of the votes cast; when the votes are equal, by the procedure
 * of the Safer Essex terms of reference of 2022, section 8.6. Nobody has a casting vote. Every submission of the same
 * proposal is kept, because what may follow depends on all of them.
 */
export type Lineage = { readonly submissions: readonly Submission[] };

export type Submission = {
  readonly kind: "first" | "alternative" | "re-submission" | "modified";
  readonly meeting: string;
  readonly text: string;
  /** Whether everybody agreed; undefined until it was asked. */
  readonly consensus?: boolean;
  readonly tally?: Tally;
  /** Why those who voted against cannot support it, by seat. */
  readonly feedback: ReadonlyMap<string, string>;
  /** The chair's finding after a tie without an alternative. */
  readonly urgency?: "urgent" | "not-urgent";
  /** For a modified proposal: why the chair finds it substantially modified. */
  readonly reasons?: string;
};

export type State =
  | "tabled"
  | "to-vote"
  | "agreed"
  | "passed"
  | "defeated"
  | "tied"
  | "deferred"
  | "undetermined"
  | "barred";

export type Step =
  | { readonly kind: "consensus"; readonly reached: boolean; readonly isQuorate: boolean }
  | { readonly kind: "vote"; readonly tally: Tally; readonly isQuorate: boolean }
  | { readonly kind: "feedback"; readonly seat: string; readonly why: string }
  | { readonly kind: "alternative"; readonly meeting: string; readonly text: string }
  | { readonly kind: "urgency"; readonly isUrgent: boolean }
  | { readonly kind: "re-submission"; readonly meeting: string; readonly text: string }
  | { readonly kind: "modified"; readonly meeting: string; readonly text: string; readonly reasons: string };

export function tableProposal(meeting: string, text: string): Lineage {
  return { submissions: [{ kind: "first", meeting, text, feedback: new Map() }] };
}

/** Where the proposal stands. It is passed or agreed by nothing but consensus or a majority. */
export function stateOf(lineage: Lineage): State {
  const last = latest(lineage);
  if (last.consensus === true) return "agreed";
  if (!last.tally) return last.consensus === false ? "to-vote" : "tabled";
  if (last.tally.majority === "for") return "passed";
  if (last.kind === "re-submission") return "barred";
  if (last.tally.majority === "against") return "defeated";
  if (last.urgency === undefined) return "tied";
  return last.urgency === "urgent" ? "undetermined" : "deferred";
}

/** Those who voted against a tied proposal and have not said why they cannot support it (8.6, first point). */
export function feedbackOwed(lineage: Lineage): string[] {
  const { tally, feedback } = latest(lineage);
  return stateOf(lineage) === "tied" ? (tally?.against ?? []).filter((seat) => !feedback.has(seat)) : [];
}

/** Takes the next step. Refuses one that the procedure does not allow there, and says which rule forbids it. */
export function take(lineage: Lineage, step: Step): Outcome<Lineage> {
  const state = stateOf(lineage);
  const last = latest(lineage);
  if (FINAL.has(state)) return refuse(`The proposal has been ${state}, and nothing more is decided about it`);
  if ((step.kind === "consensus" || step.kind === "vote") && !step.isQuorate)
    return refuse("The meeting is not quorate, and no decision can be taken (8.7)");

  switch (step.kind) {
    case "consensus":
      return state === "tabled" ? done(amend(lineage, { consensus: step.reached })) : refuse(ASKED[state] ?? NOT_NOW);
    case "vote":
      if (state === "tabled") return refuse("Consensus is sought before there is a vote (8.6)");
      return state === "to-vote" ? done(amend(lineage, { tally: step.tally })) : refuse(ASKED[state] ?? NOT_NOW);
    case "feedback":
      if (state !== "tied") return refuse("Feedback is recorded when the votes are equal (8.6)");
      if (!last.tally?.against.includes(step.seat))
        return refuse("Only those who voted against give feedback", step.seat);
      if (step.why.trim() === "") return refuse("Enter why the proposal cannot be supported", step.seat);
      return done(amend(lineage, { feedback: new Map([...last.feedback, [step.seat, step.why]]) }));
    case "alternative":
      return alternative(lineage, step.meeting, step.text);
    case "urgency":
      if (state !== "tied") return refuse("Urgency is determined when the votes are equal (8.6)");
      if (feedbackOwed(lineage).length > 0) return refuse(OWED);
      return done(amend(lineage, { urgency: step.isUrgent ? "urgent" : "not-urgent" }));
    case "re-submission":
      if (state !== "deferred") return refuse(ASKED[state] ?? NOT_NOW);
      if (step.meeting === last.meeting)
        return refuse("A proposal is re-submitted at the next meeting, not at the same one (8.6)");
      return done(submit(lineage, { kind: "re-submission", meeting: step.meeting, text: step.text }));
    case "modified":
      if (state !== "barred" && state !== "defeated") return refuse(ASKED[state] ?? NOT_NOW);
      if (step.reasons.trim() === "")
        return refuse("Enter why the chair finds the proposal substantially modified (8.6)", "reasons");
      return done(submit(lineage, { kind: "modified", meeting: step.meeting, text: step.text, reasons: step.reasons }));
  }
}

function alternative(lineage: Lineage, meeting: string, text: string): Outcome<Lineage> {
  const last = latest(lineage);
  if (stateOf(lineage) !== "tied") return refuse("An alternative is put when the votes are equal (8.6)");
  if (last.kind === "alternative")
    return refuse(
      "One alternative has been voted on at this meeting. The chair now determines whether there is urgency",
    );
  if (meeting !== last.meeting) return refuse("An alternative is put at the same meeting (8.6)");
  if (feedbackOwed(lineage).length > 0) return refuse(OWED);
  return done(submit(lineage, { kind: "alternative", meeting, text }));
}

/** What the state means, in words, and what the terms of reference leave open about it. */
export const STATE_WORDS: Readonly<Record<State, string>> = {
  tabled: "Tabled. Consensus is sought first.",
  "to-vote": "There is no consensus. It goes to a vote.",
  agreed: "Agreed by consensus.",
  passed: "Passed by a majority of the votes cast.",
  defeated:
    "Defeated. The terms of reference do not say whether it may come again; here it comes again only when the chair finds it substantially modified.",
  tied: "The votes are equal. Those who voted against say why, and an alternative may be put at this meeting.",
  deferred: "Re-submitted at the next meeting, as the chair has determined that there is no urgency.",
  undetermined:
    "Not determined: the votes are equal and the chair finds it urgent. The terms of reference do not say what follows, so the chair directs; it is not passed.",
  barred:
    "Barred: re-submitted without a majority. It comes again only when the chair finds it substantially modified.",
};

const FINAL: ReadonlySet<State> = new Set(["agreed", "passed"]);

const ASKED: Partial<Readonly<Record<State, string>>> = {
  tied: "The votes were equal. What follows is feedback, then an alternative or the chair's finding on urgency (8.6)",
  deferred: "The proposal waits for the next meeting (8.6)",
  barred: "The proposal may not be submitted again unless the chair finds it substantially modified (8.6)",
  defeated: "The proposal was defeated, and comes again only when the chair finds it substantially modified",
  undetermined: "The votes were equal and the matter is urgent: the chair directs what follows, and it is not passed",
};

const NOT_NOW = "This is not the next step of the procedure (8.6)";
const OWED = "Those who voted against must first say why they cannot support the proposal (8.6)";

function latest({ submissions }: Lineage): Submission {
  const last = submissions.at(-1);
  if (!last) throw new Error("A lineage begins with a proposal");
  return last;
}

function amend(lineage: Lineage, change: Partial<Submission>): Lineage {
  return { submissions: [...lineage.submissions.slice(0, -1), { ...latest(lineage), ...change }] };
}

function submit(lineage: Lineage, submission: Omit<Submission, "feedback">): Lineage {
  return { submissions: [...lineage.submissions, { ...submission, feedback: new Map() }] };
}
