import { done, type Outcome, refuse } from "../../../kernel/outcome.ts";
import { recordEvent } from "../../../platform/audit/record.ts";
import type { Tx } from "../../../platform/tenancy/tx.ts";
import { type Step, seatsOn, type Tally, take, tally } from "../../groups/index.ts";
import { listItems } from "../../meetings/index.ts";
import { keepCast, standingVotes } from "../rules/cast-votes.ts";
import { type Decision, type Determination, isReadable, submissionsOf, type Vote } from "../rules/motions.ts";
import type { Now } from "../rules/sittings.ts";
import { listCastVotes } from "../store/cast-votes.ts";
import * as store from "../store/motions.ts";
import { type LockedMotion, lockMotion, WITHHELD } from "./proposals.ts";
import { type Moment, momentAt } from "./surroundings.ts";

/** Records whether everybody in the room agreed, at a time. Refuses without a quorum at that time, and a second asking. */
export async function recordConsensus(
  tx: Tx,
  meetingId: string,
  motionId: string,
  { reached, at }: { readonly reached: boolean; readonly at: string },
  now: Now,
): Promise<Outcome<string>> {
  const locked = await lockMotion(tx, meetingId, motionId, now, at);
  if (!locked.ok) return locked;
  const moment = momentAt(locked.value.room, at);
  const taken = step(locked.value, moment, { kind: "consensus", reached, isQuorate: moment.isQuorate });
  if (!taken.ok) return taken;
  return decide(tx, locked.value, moment, at, {
    ...{ way: "consensus", outcome: reached ? "reached" : "not-reached", votes: [] },
  });
}

/**
 * Records a vote by seat, at a time. Refuses without a quorum at that time, before consensus was sought where it has to be, and
 * a vote of a seat that has none, is not in the room, has declared an interest in the item, or has voted already, and one that
 * is not as the seat cast it itself.
 */
export async function recordVote(
  tx: Tx,
  meetingId: string,
  motionId: string,
  { votes, at }: { readonly votes: readonly Vote[]; readonly at: string },
  now: Now,
): Promise<Outcome<string>> {
  const locked = await lockMotion(tx, meetingId, motionId, now, at);
  if (!locked.ok) return locked;
  const { room, motion } = locked.value;
  if (room.terms?.settings.voice === "representative")
    return refuse(
      "These terms of reference give each representative a vote. Votes are kept by seat here, one for each, so that this vote cannot be counted as they say",
    );
  const cast = (await listCastVotes(tx, meetingId)).filter(({ motionId: of }) => of === motion.id);
  const standing = standingVotes(cast, room.attendances, room.sitting, at);
  const kept = keepCast(votes, standing, (seat) => room.seats.find(({ id }) => id === seat)?.name ?? "A seat");
  if (!kept.ok) return kept;
  const moment = momentAt(room, at);
  const counted = await countVotes(tx, locked.value, moment, votes, "votes");
  if (!counted.ok) return counted;
  const { majority } = counted.value;
  return decide(tx, locked.value, moment, at, {
    way: "vote",
    outcome: majority === "none" ? "equal" : majority,
    votes,
  });
}

/** Records why a seat that voted against a tied motion cannot support it. */
export async function recordDissent(
  tx: Tx,
  meetingId: string,
  motionId: string,
  { seat, why }: { readonly seat: string; readonly why: string },
  now: Now,
): Promise<Outcome<string>> {
  const locked = await lockMotion(tx, meetingId, motionId, now, null);
  if (!locked.ok) return locked;
  const { motion, proposal, room } = locked.value;
  const taken = take(submissionsOf(proposal.motions), { kind: "feedback", seat, why });
  if (!taken.ok) return { ok: false, problems: taken.problems.map(({ message }) => ({ message, field: "why" })) };
  if (motion.dissents.some(({ seatId }) => seatId === seat))
    return refuse("Why this seat cannot support the motion is recorded already", "why");
  await store.insertDissent(tx, motion, room.meeting.groupId, seat, why);
  recordEvent(tx, "dissent.recorded", motionId, { meeting: meetingId, seat });
  return done(motion.itemId);
}

/** Records what the chair finds about a tied motion's urgency, or that one that is barred is substantially modified; with reasons. */
export async function determine(
  tx: Tx,
  meetingId: string,
  motionId: string,
  { finding, reasons }: Pick<Determination, "finding"> & { readonly reasons: string },
): Promise<Outcome<string>> {
  const { lineageId, groupId } = await store.getMotionKeys(tx, meetingId, motionId);
  await store.lockProposal(tx, lineageId);
  const lineage = await store.listLineage(tx, groupId, lineageId);
  const motion = lineage.at(-1);
  if (motion?.id !== motionId) return refuse("This motion was followed by another, and that one is decided now");
  if (!isReadable(lineage)) return refuse(WITHHELD);
  const part = finding === "modified" ? "modification" : "urgency";
  const taken = take(
    submissionsOf(lineage),
    finding === "modified"
      ? { kind: "modified", meeting: meetingId, text: "", procedure: motion.procedure, reasons }
      : { kind: "urgency", isUrgent: finding === "urgent" },
  );
  if (!taken.ok) return taken;
  if (motion.determinations.some((earlier) => earlier.part === part))
    return refuse("The chair has found this already. What follows is that the proposal is put again");
  const id = await store.insertDetermination(tx, motion, groupId, { part, finding, reasons });
  recordEvent(tx, "motion.determined", motionId, { meeting: meetingId, finding, determination: id });
  return done(motion.itemId);
}

/** Counts votes by seat, where the procedure and the moment allow a vote. What is wrong with one is said at the field. */
export async function countVotes(
  tx: Tx,
  locked: LockedMotion,
  moment: Moment,
  votes: readonly Vote[],
  field: string,
): Promise<Outcome<Tally>> {
  const { room, motion } = locked;
  const item = (await listItems(tx, room.meeting.id)).find(({ id }) => id === motion.itemId);
  const counted = tally(
    votes.map(({ seatId, choice }) => ({ seat: seatId, choice })),
    seatsOn(room.terms?.seats ?? [], room.meeting.heldOn),
    { present: moment.present, conflicted: new Set(item?.interests.map(({ seatId }) => seatId)) },
  );
  if (!counted.ok) return { ok: false, problems: counted.problems.map(({ message }) => ({ message, field })) };
  const taken = step(locked, moment, { kind: "vote", tally: counted.value, isQuorate: moment.isQuorate });
  return taken.ok ? counted : taken;
}

/** Takes a step of the procedure at a moment, and says of one without a quorum how it was counted. */
function step({ proposal }: LockedMotion, moment: Moment, next: Step): Outcome<unknown> {
  const taken = take(submissionsOf(proposal.motions), next);
  if (taken.ok || moment.isQuorate) return taken;
  return refuse(`No decision can be taken at that time. ${moment.working}`, "at");
}

async function decide(
  tx: Tx,
  { motion, room }: LockedMotion,
  { needed, represented, working, present }: Moment,
  atTime: string,
  what: Pick<Decision, "way" | "outcome" | "votes">,
): Promise<Outcome<string>> {
  const { sitting, meeting } = room;
  const kept = { ...what, needed, represented, working, atTime, onDay: sitting, present: [...present] };
  const id = await store.insertDecision(tx, motion, meeting.groupId, kept);
  const { way, outcome } = what;
  recordEvent(tx, "decision.taken", id, { meeting: meeting.id, motion: motion.id, way, outcome, represented, needed });
  return done(motion.itemId);
}
