import type { Day } from "../../../kernel/dates.ts";

/** A place in minutes where the words that were looked for stand. */
export type Found = {
  readonly heldOn: Day;
  readonly heading: string;
  /** Words around those that were found, with a MARK before and after each. */
  readonly excerpt: string;
  /** Where it is: in minutes that whoever asks reads as they were written, or in a document that is released. */
  readonly meetingId: string | null;
  readonly releaseId: string | null;
};

/** The same in a document that everybody may read. */
export type FoundReleased = Pick<Found, "heldOn" | "heading" | "excerpt"> & {
  readonly releaseId: string;
  readonly group: string;
};

/** What no text holds: control characters are left out of what is typed. */
export const MARK = "\u0002";

/** An excerpt cut into what was found and what was not, in turn: the second, the fourth and so on were found. */
export function piecesOf(excerpt: string): string[] {
  return excerpt.split(MARK);
}
