import type { Day } from "../../../kernel/dates.ts";
import { done, type Outcome, refuseAll } from "../../../kernel/outcome.ts";
import { type Attendance, hasVoice, isInRoom } from "./attendance.ts";
import type { Choice, Vote } from "./motions.ts";

/** What somebody who speaks for a seat chose on their own device, before the vote is recorded. */
export type CastVote = {
  readonly motionId: string;
  readonly seatId: string;
  readonly choice: Choice;
  readonly castBy: string;
  readonly name: string | null;
  /** "2026-11-26T14:03:00Z" */
  readonly castAt: string;
};

/** A vote that whoever asks can give at this moment, or has given and can change. */
export type OwnVote = {
  readonly meetingId: string;
  readonly itemId: string;
  readonly text: string;
  readonly seat: string;
  readonly choice: Choice | null;
};

export const CHOICE_LABELS: Readonly<Record<Choice, string>> = { for: "For", against: "Against", abstain: "Abstain" };

/** The seat that a person has the voice of in the room at a time; undefined when none. Nobody speaks for two. */
export function seatOf(entries: readonly Attendance[], person: string, onDay: Day, time: string): string | undefined {
  const there = entries.find((one) => one.personId === person && hasVoice(one) && isInRoom(one, onDay, time));
  return there?.seatId ?? undefined;
}

/** The cast votes that stand at a time: those of people who still speak for their seat then. */
export function standingVotes(
  cast: readonly CastVote[],
  entries: readonly Attendance[],
  onDay: Day,
  time: string,
): CastVote[] {
  return cast.filter(({ seatId, castBy }) => seatOf(entries, castBy, onDay, time) === seatId);
}

/** Votes as they may be recorded: a seat's own vote is nobody else's to change, or to leave out. Names every seat at fault. */
export function keepCast(
  votes: readonly Vote[],
  standing: readonly CastVote[],
  nameOf: (seat: string) => string,
): Outcome<readonly Vote[]> {
  const broken = standing.filter(
    ({ seatId, choice }) => votes.find((vote) => vote.seatId === seatId)?.choice !== choice,
  );
  if (broken.length === 0) return done(votes);
  return refuseAll(
    broken.map(({ seatId, choice }) => ({
      field: "votes",
      message: `${nameOf(seatId)} has voted from its own device: ${CHOICE_LABELS[choice].toLowerCase()}. Record it as it was cast; whoever cast it can change it until the vote is recorded`,
    })),
  );
}
