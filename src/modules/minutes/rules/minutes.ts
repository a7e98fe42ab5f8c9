import { type Day, formatDay } from "../../../kernel/dates.ts";
import { done, type Outcome, refuse } from "../../../kernel/outcome.ts";
import type { Amendment } from "./amendments.ts";
import type { PartKey } from "./parts.ts";
import type { PartRecord } from "./records.ts";
import type { Text } from "./texts.ts";

/** How far the minutes of a meeting have come. */
export type Standing = {
  readonly heldOn: Day;
  readonly isCancelled: boolean;
  readonly cleared: { readonly at: string; readonly by: string | null } | null;
  readonly confirmed: { readonly meetingId: string; readonly heldOn: Day; readonly by: string | null } | null;
};

export type MinutesState = "draft" | "cleared" | "confirmed";

export function stateOfMinutes({ cleared, confirmed }: Pick<Standing, "cleared" | "confirmed">): MinutesState {
  if (confirmed) return "confirmed";
  return cleared ? "cleared" : "draft";
}

export type Part = PartKey & {
  readonly heading: string;
  /** By which rule the item is restricted, in words; null for what is not. */
  readonly restriction: string | null;
  /** Whoever reads may not read what was said: no member of the group, or with an interest in the item. */
  readonly isWithheld: boolean;
  readonly text: Text;
  readonly amendments: readonly Amendment[];
  readonly record: PartRecord;
};

/** Decides whether the text may be written: from the day of the meeting on, until the chair has cleared it. */
export function write<Kept extends Standing>(minutes: Kept, today: Day): Outcome<Kept> {
  if (minutes.isCancelled) return refuse("The meeting was cancelled, and has no minutes");
  if (today < minutes.heldOn)
    return refuse(`Minutes are taken from the day of the meeting on, which is ${formatDay(minutes.heldOn)}`);
  if (minutes.confirmed) return refuse("The minutes have been confirmed, and nothing of them changes any more");
  if (minutes.cleared)
    return refuse(
      "The chair has cleared the minutes: what has to change is recorded as an amendment when a meeting confirms them",
    );
  return done(minutes);
}

/** Decides whether the chair may clear what they have read: all of it, with words in it, and as it stands now. */
export function clear(minutes: Standing, parts: readonly Part[], seen: number, today: Day): Outcome<Standing> {
  const open = write(minutes, today);
  if (!open.ok) return open;
  const readable = readsAll(parts, "clear the minutes");
  if (!readable.ok) return readable;
  if (parts.every(({ text }) => text.paragraphs.length === 0)) return refuse("The minutes say nothing yet");
  if (revisionOf(parts) !== seen)
    return refuse("The minutes have been changed since you opened them. Read them again, and then clear them");
  return done(minutes);
}

/** A number that grows with every change of the text. */
export function revisionOf(parts: readonly Part[]): number {
  return parts.reduce((sum, { text }) => sum + text.revision, 0);
}

/** Decides whether an amendment may be recorded: of what is cleared, and not confirmed yet. */
export function openToAmendment<Kept extends Standing>(minutes: Kept): Outcome<Kept> {
  if (minutes.confirmed) return refuse("The minutes have been confirmed, and nothing of them changes any more");
  if (!minutes.cleared) return refuse("The minutes are a draft still: change the text itself");
  return done(minutes);
}

export type LaterMeeting = {
  readonly id: string;
  readonly groupId: string;
  readonly heldOn: Day;
  readonly isCancelled: boolean;
};

/** Decides whether minutes may be recorded as confirmed at a meeting: a later one of the same group, which has been held. */
export function confirm(
  minutes: Standing & { readonly groupId: string },
  parts: readonly Part[],
  at: LaterMeeting | undefined,
  today: Day,
): Outcome<LaterMeeting> {
  const open = openToAmendment(minutes);
  if (!open.ok) return open;
  const readable = readsAll(parts, "record the confirmation");
  if (!readable.ok) return readable;
  if (!at || at.groupId !== minutes.groupId || at.isCancelled || at.heldOn <= minutes.heldOn)
    return refuse("Choose a later meeting of the same group", "at");
  if (at.heldOn > today)
    return refuse(`That meeting is on ${formatDay(at.heldOn)}, and has confirmed nothing yet`, "at");
  return done(at);
}

/** Whoever answers for the whole must be able to read the whole. */
export function readsAll(parts: readonly Part[], what: string): Outcome<readonly Part[]> {
  const kept = parts.filter(({ isWithheld }) => isWithheld);
  if (kept.length === 0) return done(parts);
  const names = kept.map(({ heading }) => heading).join("; ");
  return refuse(
    `You may not read what was said on ${names}, so somebody else has to ${what}: you are no member of the group, or have declared an interest`,
  );
}
