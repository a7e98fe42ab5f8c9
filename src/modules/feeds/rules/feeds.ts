import { type Day, instantAt } from "../../../kernel/dates.ts";

/** A secret address of a calendar, as its person sees it. */
export type Feed = {
  readonly id: string;
  /** Null for all groups whose meetings the person may see. */
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

/** What a calendar program is told of a meeting. */
export type Entry = {
  /** Goes up with each change, so that a program takes the later of two. */
  readonly sequence: number;
  readonly start: Date;
  readonly title: string;
  readonly location: string;
};

/** A meeting as an entry of a calendar: its time of day is that of the United Kingdom, in summer time or not. */
export function entryOf({ group, heldOn, beginsAt, place, way, revision, isCancelled }: CalendarMeeting): Entry {
  return {
    sequence: revision - 1 + (isCancelled ? 1 : 0),
    start: instantAt(heldOn, beginsAt),
    title: isCancelled ? `Cancelled: ${group}` : group,
    location: way === "remote" ? "Remote" : place,
  };
}
