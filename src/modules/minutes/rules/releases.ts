import type { Day } from "../../../kernel/dates.ts";
import { done, type Outcome, refuse } from "../../../kernel/outcome.ts";

export type Office = "chair" | "vice-chair";

/** A document put before the chair, and the vice-chair where something is left out; and what came of it. */
export type Proposal = {
  readonly id: string;
  readonly meetingId: string;
  readonly groupId: string;
  readonly reach: "partners" | "public";
  readonly version: number;
  readonly leavesOut: boolean;
  readonly proposedAt: string;
  readonly proposedBy: string | null;
  readonly agreements: readonly Agreement[];
  readonly withdrawal: { readonly reason: string; readonly at: string; readonly by: string | null } | null;
  readonly isLatest: boolean;
};

export type Agreement = {
  readonly office: Office;
  readonly personId: string;
  readonly by: string | null;
  readonly at: string;
};

/** A document that waits for somebody's agreement. */
export type AwaitedRelease = Pick<Proposal, "id" | "groupId" | "reach" | "leavesOut"> & {
  readonly group: string;
  readonly heldOn: Day;
  /** The offices in which it was agreed to already, and whether whoever asks has agreed in one. */
  readonly given: readonly Office[];
  readonly isGivenByOneself: boolean;
};

/** Whether a document that was put forward waits for somebody in an office, who has not agreed in the other. */
export function isAwaited(release: AwaitedRelease, office: Office): boolean {
  return officesNeeded(release).includes(office) && !release.given.includes(office) && !release.isGivenByOneself;
}

export type ReleaseState = "waiting" | "superseded" | "released" | "withdrawn";

function officesNeeded({ leavesOut }: Pick<Proposal, "leavesOut">): readonly Office[] {
  return leavesOut ? ["chair", "vice-chair"] : ["chair"];
}

export function stateOfRelease(
  proposal: Pick<Proposal, "leavesOut" | "agreements" | "withdrawal" | "isLatest">,
): ReleaseState {
  if (proposal.withdrawal) return "withdrawn";
  const given = proposal.agreements.map(({ office }) => office);
  if (officesNeeded(proposal).every((office) => given.includes(office))) return "released";
  return proposal.isLatest ? "waiting" : "superseded";
}

/** What the terms of reference say of who agrees that something is left out. */
export type LeavingOutRule = "not-stated" | "chair" | "chair-and-vice-chair" | "group";

const TERMS_SAY: Readonly<Record<LeavingOutRule, string>> = {
  "chair-and-vice-chair": "so say the terms of reference in force on the day of the meeting",
  chair:
    "the terms of reference in force on the day of the meeting name the chair alone, and this program asks for both",
  group: "the terms of reference in force on the day of the meeting name the group, and this program asks for both",
  "not-stated":
    "the terms of reference do not say who agrees, and this program asks for both, as the Safer Essex terms of reference of 2022 do (section 8.4)",
};

/** Who has to agree, and by which rule, in a sentence. */
export function agreementInWords({ leavesOut }: Pick<Proposal, "leavesOut">, rule: LeavingOutRule): string {
  if (!leavesOut) return "Nothing that the minutes say is left out, so the chair alone releases this.";
  return `Something that the minutes say is left out, so the chair and the vice-chair have to agree, and they are two different people: ${TERMS_SAY[rule]}.`;
}

/** Decides whether somebody may agree in an office: once in each, and never one person for both. */
export function agree(proposal: Proposal, office: Office, person: string): Outcome<Proposal> {
  switch (stateOfRelease(proposal)) {
    case "withdrawn":
      return refuse("This version has been withdrawn: a new one has to be put forward");
    case "released":
      return refuse("This version has been released already");
    case "superseded":
      return refuse("A later version has been put forward: only the latest can be released");
    case "waiting":
      break;
  }
  if (proposal.agreements.some((given) => given.office === office))
    return refuse(`The ${office} has agreed already; it waits for the ${office === "chair" ? "vice-chair" : "chair"}`);
  if (proposal.agreements.some(({ personId }) => personId === person))
    return refuse("Two different people are needed: whoever agreed as chair cannot agree as vice-chair as well");
  if (!officesNeeded(proposal).includes(office)) return refuse("Nothing is left out, so the chair alone releases this");
  return done(proposal);
}

/** Decides whether a version may be taken back: one that is released, or that waits. */
export function withdraw(proposal: Proposal): Outcome<Proposal> {
  return proposal.withdrawal ? refuse("This version has been withdrawn already") : done(proposal);
}
