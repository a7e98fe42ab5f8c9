import { addDays, type Day, formatDay, instantAt } from "../../../kernel/dates.ts";
import { done, type Outcome, refuse } from "../../../kernel/outcome.ts";
import { dayOff, type Holidays } from "../../../kernel/working-days.ts";

export type MeetingKind = "ordinary" | "extraordinary";
export type MeetingWay = "in-person" | "hybrid" | "remote";

export const MEETING_KIND_LABELS: Readonly<Record<MeetingKind, string>> = {
  ordinary: "Ordinary",
  extraordinary: "Extraordinary",
};

export const MEETING_WAY_LABELS: Readonly<Record<MeetingWay, string>> = {
  "in-person": "In person",
  hybrid: "In person and remotely",
  remote: "Remotely",
};

/** When, where and how a meeting is held. `beginsAt` is "14:00", in United Kingdom time. */
export type MeetingFacts = {
  readonly kind: MeetingKind;
  readonly heldOn: Day;
  readonly beginsAt: string;
  readonly way: MeetingWay;
  readonly place: string;
  readonly joining: string;
};

export type Meeting = MeetingFacts & {
  readonly id: string;
  readonly groupId: string;
  readonly group: string;
  readonly revision: number;
  readonly steps: readonly MeetingStep[];
};

/** What became of a meeting. `onDay` is the day of dispatch, or the day it was moved from. */
export type MeetingStep = {
  readonly kind: "moved" | "cancelled" | "waived" | "dispatched";
  readonly reason: string;
  readonly onDay: Day | null;
  readonly atTime: string | null;
  readonly takenAt: string;
  readonly takenBy: string | null;
};

export type MeetingState = "to-come" | "past" | "cancelled";

export function stateOfMeeting({ heldOn, steps }: Pick<Meeting, "heldOn" | "steps">, today: Day): MeetingState {
  if (steps.some(({ kind }) => kind === "cancelled")) return "cancelled";
  return heldOn < today ? "past" : "to-come";
}

/** When a meeting began; null while that lies ahead. */
export function beganAt({ heldOn, beginsAt }: Pick<MeetingFacts, "heldOn" | "beginsAt">, now: Date): Date | null {
  const at = instantAt(heldOn, beginsAt);
  return at <= now ? at : null;
}

/** "10 December 2026 at 14:00". */
export function whenInWords({ heldOn, beginsAt }: Pick<MeetingFacts, "heldOn" | "beginsAt">): string {
  return `${formatDay(heldOn)} at ${beginsAt}`;
}

type Placed = Pick<Meeting, "id" | "heldOn" | "beginsAt" | "steps">;

/**
 * Decides whether a group may meet then: under terms in force on the day, on a day to come, on a working day as far as the
 * table of holidays says, and not twice at the same time. An extraordinary meeting may be on any day that the table covers.
 */
export function holdMeeting(
  facts: MeetingFacts,
  around: {
    readonly hasTerms: boolean;
    readonly holidays: Holidays;
    readonly others: readonly Placed[];
    readonly today: Day;
  },
): Outcome<MeetingFacts> {
  const { hasTerms, holidays, others, today } = around;
  if (facts.heldOn < today) return refuse("The meeting must be today or on a day to come", "on");
  if (!hasTerms)
    return refuse(
      `The group has no terms of reference in force on ${formatDay(facts.heldOn)}, and without them nobody knows who sits, who votes and how many make a quorum. Have them approved first`,
      "on",
    );
  if (facts.heldOn > holidays.to)
    return refuse(
      `The table of bank holidays ends on ${formatDay(holidays.to)}, so that neither the day nor the notice can be worked out. Bring it up to date first`,
      "on",
    );
  const why = dayOff(facts.heldOn, holidays);
  if (why !== undefined && facts.kind === "ordinary")
    return refuse(
      `${formatDay(facts.heldOn)} is a ${isWeekend(why) ? why : `bank holiday, ${why}`}. Choose a working day, or call the meeting an extraordinary one`,
      "on",
    );
  if (others.some((other) => other.heldOn === facts.heldOn && other.beginsAt === facts.beginsAt && !isCancelled(other)))
    return refuse("The group has a meeting at that time already", "on");
  if (facts.way !== "remote" && facts.place === "")
    return refuse("Enter the place, or choose a remote meeting", "place");
  if (facts.way !== "in-person" && facts.joining === "")
    return refuse("Enter how people join who are not in the place", "joining");
  return done(facts);
}

/** Decides whether a meeting may still be moved, cancelled or prepared. */
export function prepare(meeting: Meeting, today: Day): Outcome<Meeting> {
  const state = stateOfMeeting(meeting, today);
  if (state === "cancelled") return refuse("The meeting has been cancelled");
  if (state === "past")
    return refuse(`The meeting was on ${formatDay(meeting.heldOn)}, and its papers stay as they were`);
  return done(meeting);
}

/** From which day the terms propose the next meetings: that of the last one not cancelled, or four weeks on where there is none. */
export function countedFrom(meetings: readonly Placed[], today: Day): Day {
  return heldDays(meetings).at(-1) ?? addDays(today, 28);
}

/** What is left of proposed days: those to come on which the group does not meet already. */
export function freeDays<Proposed extends { readonly on: Day }>(
  proposed: readonly Proposed[],
  meetings: readonly Placed[],
  today: Day,
): Proposed[] {
  const held = heldDays(meetings);
  return proposed.filter(({ on }) => on >= today && !held.includes(on));
}

function heldDays(meetings: readonly Placed[]): Day[] {
  return meetings
    .filter((meeting) => !isCancelled(meeting))
    .map(({ heldOn }) => heldOn)
    .sort();
}

function isCancelled({ steps }: Pick<Meeting, "steps">): boolean {
  return steps.some(({ kind }) => kind === "cancelled");
}

function isWeekend(why: string): boolean {
  return why === "Saturday" || why === "Sunday";
}
