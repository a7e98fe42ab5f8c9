import { done, type Outcome, refuse } from "../../../kernel/outcome.ts";
import type { Tally } from "./ballots.ts";

/**
 * How a proposal is decided, as the terms of reference have it: by consensus, by a majority of the votes cast, or the one
 * after the other; when the votes are equal, where they say so, by the procedure of the Safer Essex terms of 2022, section 8.6. Nobody has a casting vote. Every submission of the same
 * proposal is kept, because what may follow depends on all of them.
 */
export type Lineage = { readonly submissions: readonly Submission[] };

/**
 * How terms of reference decide. What follows equal votes only the last of them says; what follows the want of a consensus
 * the first does not. What is left open so is never passed.
 */
export type Procedure = "consensus" | "majority" | "consensus-then-majority" | "consensus-majority-resubmission";

export type Submission = {
  readonly kind: "first" | "alternative" | "re-submission" | "modified";
  readonly meeting: string;
  /** As the terms in force on the day of the meeting have it. */
  readonly procedure: Procedure;
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
  | "equal"
  | "not-agreed"
  | "barred";

export type Step =
  | { readonly kind: "consensus"; readonly reached: boolean; readonly isQuorate: boolean }
  | { readonly kind: "vote"; readonly tally: Tally; readonly isQuorate: boolean }
  | { readonly kind: "feedback"; readonly seat: string; readonly why: string }
  | { readonly kind: "alternative"; readonly meeting: string; readonly text: string }
  | { readonly kind: "urgency"; readonly isUrgent: boolean }
  | ({ readonly kind: "re-submission" } & Tabled)
  | ({ readonly kind: "modified"; readonly reasons: string } & Tabled);

type Tabled = Pick<Submission, "meeting" | "text" | "procedure">;

export function tableProposal(meeting: string, text: string, procedure: Procedure): Lineage {
  return { submissions: [{ kind: "first", meeting, text, procedure, feedback: new Map() }] };
}

/** Where the proposal stands. It is passed or agreed by nothing but consensus or a majority. */
export function stateOf(lineage: Lineage): State {
  const last = latest(lineage);
  if (last.consensus === true) return "agreed";
  if (!last.tally) {
    if (last.procedure === "majority") return "to-vote";
    if (last.consensus === undefined) return "tabled";
    return last.procedure === "consensus" ? "not-agreed" : "to-vote";
  }
  if (last.tally.majority === "for") return "passed";
  if (last.kind === "re-submission") return "barred";
  if (last.tally.majority === "against") return "defeated";
  if (last.procedure !== "consensus-majority-resubmission") return "equal";
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
      if (state === "tabled") return refuse(last.procedure === "consensus" ? NO_VOTE : CONSENSUS_FIRST);
      return state === "to-vote" ? done(amend(lineage, { tally: step.tally })) : refuse(ASKED[state] ?? NOT_NOW);
    case "feedback":
      if (state !== "tied") return refuse(notTied(state, "Feedback is recorded"));
      if (!last.tally?.against.includes(step.seat))
        return refuse("Only those who voted against give feedback", step.seat);
      if (step.why.trim() === "") return refuse("Enter why the proposal cannot be supported", step.seat);
      return done(amend(lineage, { feedback: new Map([...last.feedback, [step.seat, step.why]]) }));
    case "alternative":
      return alternative(lineage, step.meeting, step.text);
    case "urgency":
      if (state !== "tied") return refuse(notTied(state, "Urgency is determined"));
      if (feedbackOwed(lineage).length > 0) return refuse(OWED);
      return done(amend(lineage, { urgency: step.isUrgent ? "urgent" : "not-urgent" }));
    case "re-submission":
      if (state !== "deferred") return refuse(ASKED[state] ?? NOT_NOW);
      if (step.meeting === last.meeting)
        return refuse("A proposal is re-submitted at the next meeting, not at the same one (8.6)");
      return done(submit(lineage, submissionOf(step)));
    case "modified":
      if (!COMES_AGAIN_MODIFIED.has(state)) return refuse(ASKED[state] ?? NOT_NOW);
      if (step.reasons.trim() === "")
        return refuse("Enter why the chair finds the proposal substantially modified (8.6)", "reasons");
      return done(submit(lineage, { ...submissionOf(step), reasons: step.reasons }));
  }
}

function alternative(lineage: Lineage, meeting: string, text: string): Outcome<Lineage> {
  const [last, state] = [latest(lineage), stateOf(lineage)];
  if (state !== "tied") return refuse(notTied(state, "An alternative is put"));
  if (last.kind === "alternative")
    return refuse(
      "One alternative has been voted on at this meeting. The chair now determines whether there is urgency",
    );
  if (meeting !== last.meeting) return refuse("An alternative is put at the same meeting (8.6)");
  if (feedbackOwed(lineage).length > 0) return refuse(OWED);
  return done(submit(lineage, { kind: "alternative", meeting, text, procedure: last.procedure }));
}

function notTied(state: State, what: string): string {
  return state === "equal" ? (ASKED.equal ?? NOT_NOW) : `${what} when the votes are equal (8.6)`;
}

function submissionOf({ kind, meeting, text, procedure }: Tabled & Pick<Submission, "kind">) {
  return { kind, meeting, text, procedure };
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
  equal:
    "Not passed: the votes are equal, nobody has a casting vote, and the terms of reference do not say what follows. It comes again only when the chair finds it substantially modified.",
  "not-agreed":
    "Not agreed: there is no consensus, and the terms of reference know no other way to decide. It comes again only when the chair finds it substantially modified.",
  barred:
    "Barred: re-submitted without a majority. It comes again only when the chair finds it substantially modified.",
};

const FINAL: ReadonlySet<State> = new Set(["agreed", "passed"]);

/** What terms leave open, or bar: it comes again by the chair's finding alone. */
const COMES_AGAIN_MODIFIED: ReadonlySet<State> = new Set(["barred", "defeated", "undetermined", "equal", "not-agreed"]);

const ASKED: Partial<Readonly<Record<State, string>>> = {
  tabled: "Nothing has been decided about the proposal yet",
  "to-vote": "There is no consensus to be sought any more: the proposal goes to a vote",
  equal: "The votes were equal, and the terms of reference do not say what follows. It is not passed",
  "not-agreed": "There was no consensus, and these terms of reference know no vote. It is not passed",
  tied: "The votes were equal. What follows is feedback, then an alternative or the chair's finding on urgency (8.6)",
  deferred: "The proposal waits for the next meeting (8.6)",
  barred: "The proposal may not be submitted again unless the chair finds it substantially modified (8.6)",
  defeated: "The proposal was defeated, and comes again only when the chair finds it substantially modified",
  undetermined: "The votes were equal and the matter is urgent: the chair directs what follows, and it is not passed",
};

const NOT_NOW = "This is not the next step of the procedure (8.6)";
const CONSENSUS_FIRST = "Consensus is sought before there is a vote (8.6)";
const NO_VOTE = "These terms of reference decide by consensus, and know no vote";
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
