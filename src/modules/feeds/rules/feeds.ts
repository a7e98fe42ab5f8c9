import type { Day } from "../../../kernel/dates.ts";

/** A secret address of a calendar, as its person sees it. */
export type Feed = {
  readonly id: string;
  /** Null for all groups that the person is in. */
  readonly group: string | null;
  readonly madeAt: string;
};

/** What is at such an address. */
export type Calendar = {
  readonly partnership: string;
  readonly name: string;
  readonly group: string | null;
  readonly meetings: readonly CalendarMeeting[];
};

export type CalendarMeeting = {
  readonly id: string;
  readonly group: string;
  readonly heldOn: Day;
  /** Time of day in the United Kingdom: "14:00". */
  readonly beginsAt: string;
  readonly place: string;
  readonly way: "in-person" | "hybrid" | "remote";
  readonly revision: number;
  readonly scheduledAt: string;
  readonly isCancelled: boolean;
};
