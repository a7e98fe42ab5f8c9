import { addDays, type Day, formatDay } from "../../../kernel/dates.ts";
import { done, type Outcome, type Problem, refuse, refuseAll } from "../../../kernel/outcome.ts";
import { type Action, type ActionUpdate, type OriginKind, standingOf, type UpdateKind } from "./actions.ts";

/** What somebody may record; that the action itself was edited is recorded with the edit. */
export type RecordedKind = Exclude<UpdateKind, "edited">;

export const KIND_LABELS: Readonly<Record<UpdateKind, string>> = {
  progress: "Progress",
  done: "Done",
  blocked: "Blocked",
  open: "Goes on",
  "new-date": "New due day",
  cancelled: "Cancelled",
  edited: "Changed",
};

/** An update as it is asked for. `day` is the new due day, or the day of completion. */
export type Recording = {
  readonly kind: RecordedKind;
  readonly words: string;
  readonly evidence: string;
  readonly day: Day | null;
};

export type Recorder = {
  readonly person: string;
  /** Looks after the whole log. */
  readonly manages: boolean;
};

/** How far ahead a due day may lie: beyond it, a wrong year is likelier than a plan. A setting of this program. */
const YEARS_AHEAD = 5;

const WORDS_NEEDED: Readonly<Record<RecordedKind, string>> = {
  progress: "Enter what has been done",
  done: "Enter what came of the action",
  blocked: "Enter what stands in the way",
  open: "Enter why the action goes on",
  "new-date": "Enter why there is a new due day",
  cancelled: "Enter why the action is cancelled",
};

/** Decides whether an update may be recorded now, and with which day. */
export function decideUpdate(action: Action, asked: Recording, recorder: Recorder, today: Day): Outcome<Recording> {
  const { kind } = asked;
  const { state, isOpen, dueOn } = standingOf(action, today);
  if (!recorder.manages && action.person?.id !== recorder.person) return refuse("This action is somebody else's");
  if (kind === "cancelled" && !recorder.manages) return refuse("Ask the partnership's office to cancel it", "kind");
  if (!isOpen && kind === "open" && !recorder.manages)
    return refuse("Ask the partnership's office to open it again", "kind");
  if (!isOpen && kind !== "progress" && kind !== "open") return refuse(`This action is ${state} already`, "kind");
  if (kind === "open" && state === "open") return refuse("This action is open already", "kind");
  if (kind === "blocked" && state === "blocked")
    return refuse("It is recorded as blocked already. Record progress instead", "kind");
  const problems: Problem[] = asked.words === "" ? [{ message: WORDS_NEEDED[kind], field: "words" }] : [];
  if (kind === "done")
    return settle(problems, doneProblem(action, asked.day, today), { ...asked, day: asked.day ?? today });
  if (kind === "new-date") return settle(problems, dateProblem(asked.day, dueOn, today), asked);
  return settle(problems, undefined, { ...asked, day: null });
}

function settle(problems: readonly Problem[], day: string | undefined, recording: Recording): Outcome<Recording> {
  const all = day === undefined ? problems : [...problems, { message: day, field: "day" }];
  return all.length > 0 ? refuseAll(all) : done(recording);
}

function doneProblem({ agreedOn }: Action, on: Day | null, today: Day): string | undefined {
  if (on !== null && on > today) return "The day it was done must be today or in the past";
  if (on !== null && on < agreedOn)
    return `The day it was done must be ${formatDay(agreedOn)}, when it was agreed, or later`;
  return undefined;
}

function dateProblem(on: Day | null, dueOn: Day, today: Day): string | undefined {
  if (on === null) return "Enter the new due day";
  if (on === dueOn) return "It is due on that day already";
  if (on < today) return "The new due day must be today or in the future";
  return tooFar(on, today);
}

function tooFar(on: Day, today: Day): string | undefined {
  return on > addDays(today, YEARS_AHEAD * 365) ? `Due day must be within ${YEARS_AHEAD} years` : undefined;
}

/** True when this is what the same person recorded last: a form that was sent twice. */
export function isRepeat(asked: Recording, last: ActionUpdate | undefined, person: string): boolean {
  return (
    last?.kind === asked.kind && last.words === asked.words && last.by.id === person && last.evidence === asked.evidence
  );
}

/** An action as it is asked for. */
export type NewAction = {
  readonly id: string;
  readonly text: string;
  readonly organisationId: string;
  readonly personId: string | null;
  readonly groupId: string;
  readonly origin: { readonly kind: OriginKind; readonly id: string };
  readonly agreedOn: Day;
  readonly dueOn: Day;
};

/** Those to whom an action can be given, and the groups that can agree one. */
export type Choices = {
  readonly organisations: readonly Choice[];
  readonly people: readonly Owner[];
  readonly groups: readonly Choice[];
};
export type Choice = { readonly id: string; readonly name: string };
export type Owner = Choice & { readonly employer: string | null };

export type Ownership = Pick<NewAction, "text" | "organisationId" | "personId">;

/** Decides whether an action may be added. */
export function decideAction(asked: NewAction, choices: Choices, today: Day): Outcome<NewAction> {
  const problems = ownershipProblems(asked, choices);
  if (!choices.groups.some(({ id }) => id === asked.groupId))
    problems.push({ message: "Choose the group that agreed it", field: "group" });
  if (asked.agreedOn > today)
    problems.push({ message: "The day it was agreed must be today or in the past", field: "agreed" });
  if (asked.dueOn < asked.agreedOn)
    problems.push({ message: "Due day must be the same as or after the day it was agreed", field: "due" });
  const far = tooFar(asked.dueOn, today);
  if (far !== undefined) problems.push({ message: far, field: "due" });
  return problems.length > 0 ? refuseAll(problems) : done(asked);
}

/** What is wrong with whom an action is given to. */
export function ownershipProblems({ organisationId, personId }: Ownership, choices: Choices): Problem[] {
  const problems: Problem[] = [];
  if (!choices.organisations.some(({ id }) => id === organisationId))
    problems.push({ message: "Choose the organisation that owns it", field: "organisation" });
  if (personId !== null && !choices.people.some(({ id }) => id === personId))
    problems.push({ message: "Choose somebody who may update actions here, or nobody", field: "person" });
  return problems;
}

/** What an edit changes, in sentences that keep what was there before; empty when it changes nothing. */
export function changeInWords(
  before: Action,
  after: { text: string; organisation: string; person: string | null },
): string {
  const owner = (organisation: string, person: string | null) =>
    person === null ? organisation : `${person}, ${organisation}`;
  const [was, is] = [
    owner(before.organisation.name, before.person?.name ?? null),
    owner(after.organisation, after.person),
  ];
  return [before.text !== after.text && `The text was: ${before.text}`, was !== is && `The owner was: ${was}`]
    .filter((sentence) => sentence !== false)
    .join("\n");
}
