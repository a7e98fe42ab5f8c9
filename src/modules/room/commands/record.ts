import type { Tx } from "../../../platform/tenancy/tx.ts";
import { STATE_WORDS, type State } from "../../groups/index.ts";
import type { Attendance } from "../rules/attendance.ts";
import type { Choice, Decision, Motion } from "../rules/motions.ts";
import { type Ending, endingsOf } from "../rules/sittings.ts";
import { listAttendances } from "../store/attendances.ts";
import { listMotionsAt, listSeatNames } from "../store/motions.ts";
import { listSteps } from "../store/rooms.ts";
import { proposalsIn } from "./proposals.ts";

/** Somebody who took part, or sent apologies, with the name of their seat; null for a guest. */
export type AttendanceRead = Attendance & { readonly seat: string | null };

/** A motion of a meeting and all that came of it, with seats by name. Texts are null for whoever may not read them. */
export type DecisionRead = {
  readonly motionId: string;
  readonly proposalId: string;
  readonly itemId: string;
  readonly kind: Motion["kind"];
  readonly text: string | null;
  /** Where it stood at the end of what was decided about this motion, and that in words. */
  readonly state: State | "followed";
  readonly stateInWords: string;
  readonly consensus: DecisionTaken | null;
  readonly vote: (DecisionTaken & { readonly votes: readonly VoteRead[] }) | null;
  readonly dissents: readonly { readonly seatId: string; readonly seat: string; readonly why: string }[];
  readonly determinations: Motion["determinations"];
};

export type DecisionTaken = Pick<Decision, "outcome" | "onDay" | "atTime" | "needed" | "represented" | "working"> & {
  /** Seats with their voice in the room then, by name. */
  readonly present: readonly string[];
};

export type VoteRead = { readonly seatId: string; readonly seat: string; readonly choice: Choice };

/**
 * What a meeting's minutes draw on: who took part, in the order in which they came, what was proposed and how it was decided,
 * and how its sittings ended.
 */
export async function readRecord(
  tx: Tx,
  meeting: { readonly id: string; readonly groupId: string },
): Promise<{
  readonly attendance: readonly AttendanceRead[];
  readonly decisions: readonly DecisionRead[];
  readonly endings: readonly Ending[];
}> {
  const seats = await listSeatNames(tx, meeting.groupId);
  const proposals = proposalsIn(await listMotionsAt(tx, meeting.id));
  return {
    attendance: (await listAttendances(tx, meeting.id)).map((one) => ({
      ...one,
      seat: one.seatId === null ? null : (seats.get(one.seatId) ?? ""),
    })),
    endings: endingsOf(await listSteps(tx, meeting.id)),
    decisions: proposals.flatMap(({ motions, latest, state }) =>
      motions
        .filter((motion) => motion.meetingId === meeting.id)
        .map((motion) => readMotion(motion, seats, motion === latest ? state : "followed")),
    ),
  };
}

function readMotion(motion: Motion, seats: ReadonlyMap<string, string>, state: State | "followed"): DecisionRead {
  const name = (id: string) => seats.get(id) ?? "";
  const consensus = motion.decisions.find(({ way }) => way === "consensus");
  const vote = motion.decisions.find(({ way }) => way === "vote");
  return {
    motionId: motion.id,
    proposalId: motion.lineageId,
    itemId: motion.itemId,
    kind: motion.kind,
    text: motion.text,
    state,
    stateInWords: state === "followed" ? "The proposal was put again." : STATE_WORDS[state],
    consensus: consensus ? takenOf(consensus, name) : null,
    vote: vote
      ? { ...takenOf(vote, name), votes: vote.votes.map((one) => ({ ...one, seat: name(one.seatId) })) }
      : null,
    dissents: motion.dissents.map((one) => ({ ...one, seat: name(one.seatId) })),
    determinations: motion.determinations,
  };
}

function takenOf(decision: Decision, name: (id: string) => string): DecisionTaken {
  const { outcome, onDay, atTime, needed, represented, working } = decision;
  return { outcome, onDay, atTime, needed, represented, working, present: decision.present.map(name) };
}
