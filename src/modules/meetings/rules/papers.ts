import type { Day } from "../../../kernel/dates.ts";
import { done, type Outcome, refuse } from "../../../kernel/outcome.ts";
import type { AgendaItem } from "./agenda.ts";
import type { PaperKind } from "./paper-files.ts";

/** What went out together: the pack with the agenda, whose number is 0, or a supplement to it. */
export type Dispatch = {
  readonly number: number;
  readonly firstPage: number;
  readonly lastPage: number;
  readonly reason: string;
  readonly sentAt: string;
};

/** A file of a paper. `dispatch` and `firstPage` are null for as long as it was not sent out. */
export type PaperVersion = {
  readonly id: string;
  readonly number: number;
  readonly fileName: string;
  readonly kind: PaperKind;
  readonly sizeBytes: number;
  readonly pages: number;
  readonly change: string;
  readonly addedAt: string;
  readonly dispatch: number | null;
  readonly sentAt: string | null;
  readonly firstPage: number | null;
  readonly withdrawnAt: string | null;
  /** Whether whoever asks has opened it. */
  readonly isRead: boolean;
};

/** A paper as whoever asks sees it: with all its versions for those who run and chair meetings, with the latest for others. */
export type Paper = {
  readonly id: string;
  readonly meetingId: string;
  readonly itemId: string;
  readonly title: string;
  readonly addedAt: string;
  readonly removedAt: string | null;
  readonly removalReason: string;
  /** When the pack went out, if it did. */
  readonly packSentAt: string | null;
  /** Whether whoever asks has opened any version of it. */
  readonly wasRead: boolean;
  readonly versions: readonly PaperVersion[];
};

/** How many papers of a meeting to come somebody has not opened as they stand now. */
export type PapersToRead = {
  readonly meetingId: string;
  readonly group: string;
  readonly heldOn: Day;
  readonly beginsAt: string;
  readonly fresh: number;
  readonly changed: number;
};

export type PaperState = "in-preparation" | "not-sent" | "to-follow" | "with-pack" | "followed" | "late" | "taken-out";

export const PAPER_STATE_LABELS: Readonly<Record<PaperState, string>> = {
  "in-preparation": "Goes with the pack",
  "not-sent": "Not sent out yet",
  "to-follow": "To follow",
  "with-pack": "With the pack",
  followed: "Sent after the pack",
  late: "Late",
  "taken-out": "Taken out",
};

/** The version that was sent out and is read now. */
export function currentOf({ versions }: Pick<Paper, "versions">): PaperVersion | undefined {
  return versions.find(({ dispatch, withdrawnAt }) => dispatch !== null && withdrawnAt === null);
}

/** The version that goes out next: those who run and chair meetings alone see it. */
export function pendingOf({ versions }: Pick<Paper, "versions">): PaperVersion | undefined {
  return versions.findLast(({ dispatch, withdrawnAt }) => dispatch === null && withdrawnAt === null);
}

/** How a paper stands: with the agenda, after it though it stood there, late, or yet to come. */
export function stateOfPaper(paper: Paper): PaperState {
  if (paper.removedAt !== null) return "taken-out";
  const current = currentOf(paper);
  if (!current) {
    if (!pendingOf(paper)) return "to-follow";
    return paper.packSentAt === null ? "in-preparation" : "not-sent";
  }
  if (current.dispatch === 0) return "with-pack";
  return paper.packSentAt !== null && paper.addedAt < paper.packSentAt ? "followed" : "late";
}

export type Newness = "new" | "changed" | "read";

/** Whether the version sent out last is new to whoever asks; undefined when none was sent out. */
export function newnessOf(paper: Paper): Newness | undefined {
  const current = currentOf(paper);
  if (!current || paper.removedAt !== null) return undefined;
  if (current.isRead) return "read";
  return paper.wasRead ? "changed" : "new";
}

/** The pages that come next, in order: after the last that were given, whatever became of those. */
export function placePages<Placed extends { readonly pages: number }>(
  dispatches: readonly Pick<Dispatch, "lastPage">[],
  versions: readonly Placed[],
): {
  readonly firstPage: number;
  readonly lastPage: number;
  readonly placed: readonly (Placed & { firstPage: number })[];
} {
  const firstPage = Math.max(0, ...dispatches.map(({ lastPage }) => lastPage)) + 1;
  let next = firstPage;
  const placed = versions.map((version) => {
    const at = next;
    next += version.pages;
    return { ...version, firstPage: at };
  });
  return { firstPage, lastPage: next - 1, placed };
}

/** The number of what goes out next: the pack before anything else, or a supplement. */
export function nextNumber(dispatches: readonly Pick<Dispatch, "number">[], isPack: boolean): number {
  return isPack && dispatches.length === 0 ? 0 : Math.max(0, ...dispatches.map(({ number }) => number)) + 1;
}

/** "page 4", "pages 4 to 9"; for a pack without papers "no pages". */
export function pagesInWords(first: number, last: number): string {
  if (last < first) return "no pages";
  return first === last ? `page ${first}` : `pages ${first} to ${last}`;
}

/** "The pack", "Supplement 1". */
export function dispatchInWords(number: number): string {
  return number === 0 ? "The pack" : `Supplement ${number}`;
}

/** What goes out next, in the order of the agenda and of each item's papers. */
export function toSend(items: readonly Pick<AgendaItem, "id">[], papers: readonly Paper[]): PaperVersion[] {
  return items.flatMap(({ id }) =>
    papers
      .filter((paper) => paper.itemId === id && paper.removedAt === null)
      .flatMap((paper) => pendingOf(paper) ?? []),
  );
}

/** Decides whether somebody may number and send papers: whoever may not read all of them would leave pages out. */
export function mayNumber(items: readonly AgendaItem[]): Outcome<null> {
  return items.some(({ restriction, restrictedText }) => restriction !== null && restrictedText === null)
    ? refuse(
        "An item of the agenda is restricted, and you may not read it: somebody else has to send the papers out, so that its pages are numbered with the rest",
      )
    : done(null);
}
