import { addMonths, type Day, formatMonth, type Month } from "../../../kernel/dates.ts";

/** What an agenda takes over of an item of the programme. */
export type ProgrammeFacts = {
  readonly kind: "decision" | "discussion" | "information";
  readonly title: string;
  readonly presenter: string;
  readonly minutes: number | null;
  /** Null for an item of every agenda. */
  readonly firstMonth: Month | null;
  /** Null for what is due once. */
  readonly everyMonths: number | null;
  /** The law or the document that asks for it; empty when none does. */
  readonly source: string;
  /** What of it no authority prescribes. */
  readonly setting: string;
};

export type ProgrammeItem = ProgrammeFacts & {
  readonly id: string;
  readonly groupId: string;
  readonly proposedAs: string | null;
  readonly revision: number;
};

/** A meeting of the year: in the calendar, or only proposed by the terms of reference. */
export type PlannedMeeting = { readonly id: string | null; readonly on: Day };

export type Due = { readonly item: ProgrammeItem; readonly month: Month };

/** The programme over the meetings of a year. Nothing falls off: what has no meeting in its month stands apart. */
export type LaidOut = {
  readonly meetings: readonly { readonly meeting: PlannedMeeting; readonly due: readonly Due[] }[];
  readonly standing: readonly ProgrammeItem[];
  readonly without: readonly { readonly month: Month; readonly due: readonly Due[] }[];
};

/** So many months are laid out, this one included. */
const MONTHS_AHEAD = 12;

export function layOut(items: readonly ProgrammeItem[], meetings: readonly PlannedMeeting[], today: Day): LaidOut {
  const months = monthsFrom(monthOf(today), MONTHS_AHEAD);
  const inOrder = meetings
    .filter(({ on }) => months.includes(monthOf(on)))
    .sort((a, b) => (a.on < b.on ? -1 : 1))
    .map((meeting) => ({ meeting, due: dueAt(items, meeting, meetings) }));
  const held = new Set(inOrder.map(({ meeting }) => monthOf(meeting.on)));
  return {
    meetings: inOrder,
    standing: items.filter(isStanding),
    without: months
      .filter((month) => !held.has(month))
      .map((month) => ({ month, due: dueIn(items, month) }))
      .filter(({ due }) => due.length > 0),
  };
}

/** What is due at a meeting beside the standing items: all of its month, when it is the first of the group's in it. */
export function dueAt(
  items: readonly ProgrammeItem[],
  meeting: PlannedMeeting,
  meetings: readonly PlannedMeeting[],
): Due[] {
  const month = monthOf(meeting.on);
  const isFirst = !meetings.some(({ on }) => monthOf(on) === month && on < meeting.on);
  return isFirst ? dueIn(items, month) : [];
}

export function isStanding({ firstMonth }: Pick<ProgrammeFacts, "firstMonth">): boolean {
  return firstMonth === null;
}

function dueIn(items: readonly ProgrammeItem[], month: Month): Due[] {
  return items.filter((item) => isDueIn(item, month)).map((item) => ({ item, month }));
}

export function isDueIn(
  { firstMonth, everyMonths }: Pick<ProgrammeFacts, "firstMonth" | "everyMonths">,
  month: Month,
): boolean {
  if (firstMonth === null) return false;
  const apart = numberOf(month) - numberOf(firstMonth);
  return apart === 0 || (everyMonths !== null && apart > 0 && apart % everyMonths === 0);
}

/** "Every year, first in March 2027". */
export function recurrenceInWords({ firstMonth, everyMonths }: Pick<ProgrammeFacts, "firstMonth" | "everyMonths">) {
  if (firstMonth === null) return "At every meeting";
  if (everyMonths === null) return `Once, in ${formatMonth(firstMonth)}`;
  return `${everyInWords(everyMonths)}, first in ${formatMonth(firstMonth)}`;
}

export function everyInWords(months: number): string {
  if (months % 12 === 0) return months === 12 ? "Every year" : `Every ${months / 12} years`;
  return months === 1 ? "Every month" : `Every ${months} months`;
}

export function monthOf(on: Day): Month {
  return on.slice(0, 7) as Month;
}

export function monthsFrom(first: Month, count: number): Month[] {
  return Array.from({ length: count }, (_, i) => addMonths(first, i));
}

function numberOf(month: Month): number {
  return Number(month.slice(0, 4)) * 12 + Number(month.slice(5));
}
