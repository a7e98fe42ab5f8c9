import type { Day } from "../../../kernel/dates.ts";
import { done, type Outcome, refuse } from "../../../kernel/outcome.ts";

/** A seat as far as attendance has to do with it. */
export type AttendedSeat = { readonly id: string; readonly name: string; readonly representatives: number };

/** Somebody named for a seat on the day. */
export type Representative = {
  readonly seatId: string;
  readonly personId: string;
  readonly name: string;
  readonly standsAs: "voting" | "substitute" | "accompanying";
};

/** How somebody takes part. Who accompanies may speak, and guests have no voice; the other two have the seat's one voice. */
export type StandsAs = "voting" | "substitute" | "accompanying" | "guest";

export const STANDS_AS_LABELS: Readonly<Record<StandsAs, string>> = {
  voting: "With the seat's voice",
  substitute: "As a substitute, with the seat's voice",
  accompanying: "Accompanying, without a voice of their own",
  guest: "Guest or observer, for no seat",
};

export type Mode = "present" | "remote" | "apologies";

export const MODE_LABELS: Readonly<Record<Mode, string>> = {
  present: "In the room",
  remote: "Remotely",
  apologies: "Apologies",
};

/** What is written down of somebody. Times are of the day of the sitting: "14:05". */
export type AttendanceFacts = {
  /** Null for a guest. */
  readonly seatId: string | null;
  /** Somebody named for the seat; null where a name or a post was typed. */
  readonly personId: string | null;
  readonly who: string;
  readonly standsAs: StandsAs;
  readonly standsInFor: string;
  readonly mode: Mode;
  readonly onDay: Day;
  readonly cameAt: string | null;
  readonly leftAt: string | null;
};

export type Attendance = AttendanceFacts & { readonly id: string; readonly revision: number };

type Around = {
  readonly others: readonly Attendance[];
  readonly seats: readonly AttendedSeat[];
  readonly representatives: readonly Representative[];
};

/**
 * Decides whether somebody may be written down as taking part: for a seat of the terms, with one voice a seat at a time, one
 * seat a person at a time, and no more people for it than the terms allow. Apologies take no place, and guests have no voice.
 */
export function attend(entry: AttendanceFacts, around: Around): Outcome<AttendanceFacts> {
  const { others, representatives } = around;
  if (entry.personId === null && entry.who === "") return refuse("Enter who it is, by name or by post", "who");
  if (entry.standsAs === "guest") return entry.mode === "apologies" ? done(sorry(entry)) : inTime(entry);
  const seat = around.seats.find(({ id }) => id === entry.seatId);
  if (!seat) return refuse("Choose a seat of the terms in force on the day of the meeting", "seat");
  if (entry.personId !== null && !representatives.some((one) => isOf(one, entry)))
    return refuse(`Choose somebody who is named for ${seat.name} on that day, or type who it is`, "person");
  if (entry.standsAs === "substitute" && entry.standsInFor === "")
    return refuse("Enter for whom the substitute stands in", "standsInFor");
  if (entry.mode === "apologies") {
    if (others.some((other) => isSame(other, entry) && other.mode === "apologies" && other.onDay === entry.onDay))
      return refuse(`The apologies for ${seat.name} are recorded already`, "seat");
    return done(sorry(entry));
  }
  const timed = inTime(entry);
  return timed.ok ? placeFor(entry, seat, around) : timed;
}

function placeFor(entry: AttendanceFacts, seat: AttendedSeat, { others, seats }: Around): Outcome<AttendanceFacts> {
  const meanwhile = others.filter((other) => isThere(other) && overlaps(other, entry));
  if (hasVoice(entry) && meanwhile.some((other) => other.seatId === entry.seatId && hasVoice(other)))
    return refuse(
      `${seat.name} is represented at that time already: a seat has one voice, so two voting representatives, or one and a substitute, cannot both have it. Record the second as accompanying`,
      "standsAs",
    );
  const elsewhere = meanwhile.find((other) => isWho(other, entry) && hasVoice(other) && hasVoice(entry));
  if (elsewhere) {
    const name = seats.find(({ id }) => id === elsewhere.seatId)?.name ?? "another seat";
    return refuse(
      `Whoever this is speaks for ${name} at that time already: nobody is counted twice`,
      entry.personId === null ? "who" : "person",
    );
  }
  if (meanwhile.some((other) => other.seatId === entry.seatId && isWho(other, entry)))
    return refuse("They are in the room at that time already", entry.personId === null ? "who" : "person");
  const beside = meanwhile.filter((other) => other.seatId === entry.seatId).length;
  if (beside >= seat.representatives)
    return refuse(
      `The terms of reference allow ${seat.name} ${seat.representatives} ${seat.representatives === 1 ? "representative" : "representatives"} at a time`,
      "seat",
    );
  return done(entry);
}

function inTime(entry: AttendanceFacts): Outcome<AttendanceFacts> {
  if (entry.cameAt === null) return refuse("Enter when they came", "cameAt");
  if (entry.leftAt !== null && entry.leftAt <= entry.cameAt)
    return refuse(`They came at ${entry.cameAt}: enter a later time at which they left`, "leftAt");
  return done(entry);
}

/** The seats that have somebody with their voice in the room at a time, in the place or remotely, in whatever order they came. */
export function representedAt(entries: readonly Attendance[], onDay: Day, time: string): ReadonlySet<string> {
  const there = entries.filter((entry) => hasVoice(entry) && isInRoom(entry, onDay, time));
  return new Set(there.flatMap(({ seatId }) => seatId ?? []));
}

export function isInRoom(entry: AttendanceFacts, onDay: Day, time: string): boolean {
  const { cameAt, leftAt } = entry;
  if (!isThere(entry) || entry.onDay !== onDay) return false;
  return cameAt !== null && cameAt <= time && (leftAt === null || leftAt > time);
}

export function hasVoice({ standsAs }: Pick<AttendanceFacts, "standsAs">): boolean {
  return standsAs === "voting" || standsAs === "substitute";
}

function isThere({ mode }: Pick<AttendanceFacts, "mode">): boolean {
  return mode !== "apologies";
}

function overlaps(one: AttendanceFacts, other: AttendanceFacts): boolean {
  return (
    one.onDay === other.onDay &&
    (one.cameAt ?? "") < (other.leftAt ?? END) &&
    (other.cameAt ?? "") < (one.leftAt ?? END)
  );
}

const END = "24:00";

function sorry(entry: AttendanceFacts): AttendanceFacts {
  return { ...entry, cameAt: null, leftAt: null };
}

function isOf(one: Representative, { seatId, personId }: AttendanceFacts): boolean {
  return one.seatId === seatId && one.personId === personId;
}

function isSame(one: AttendanceFacts, other: AttendanceFacts): boolean {
  return one.seatId === other.seatId && isWho(one, other);
}

/** The same person by id, or the same words typed. */
function isWho(one: AttendanceFacts, other: AttendanceFacts): boolean {
  if (one.personId !== null || other.personId !== null) return one.personId === other.personId;
  return plain(one.who) === plain(other.who);
}

function plain(words: string): string {
  return words.toLowerCase().replaceAll(/\s+/g, " ").trim();
}
