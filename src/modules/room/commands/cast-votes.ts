import { done, type Outcome, refuse } from "../../../kernel/outcome.ts";
import { recordEvent } from "../../../platform/audit/record.ts";
import type { Tx } from "../../../platform/tenancy/tx.ts";
import { listItems } from "../../meetings/index.ts";
import { type OwnVote, seatOf, standingVotes } from "../rules/cast-votes.ts";
import type { Choice } from "../rules/motions.ts";
import type { Now } from "../rules/sittings.ts";
import * as store from "../store/cast-votes.ts";
import { listMotionsAt } from "../store/motions.ts";
import { countVotes } from "./decisions.ts";
import { lockMotion, proposalsIn } from "./proposals.ts";
import { momentAt, ready, roomOf } from "./surroundings.ts";

/**
 * Casts the vote of the seat that whoever asks has the voice of in the room now, or changes it. Refuses what the recording of
 * the vote would: without a quorum, before consensus was sought, with an interest in the item, and to who is not in the room.
 * Answers the item's id.
 */
export async function castVote(
  tx: Tx,
  meetingId: string,
  motionId: string,
  choice: Choice,
  now: Now,
): Promise<Outcome<string>> {
  const locked = await lockMotion(tx, meetingId, motionId, now, null);
  if (!locked.ok) return locked;
  const { room, motion } = locked.value;
  const seat = seatOf(room.attendances, tx.identity.person ?? "", now.day, now.time);
  if (now.day !== room.sitting || seat === undefined)
    return refuse(
      "You are not in the room with the voice of a seat. Whoever runs the meeting writes down who is there, and from when",
      "choice",
    );
  const moment = momentAt(room, now.time);
  const counted = await countVotes(tx, locked.value, moment, [{ seatId: seat, choice }], "choice");
  if (!counted.ok) return counted;
  await store.putCastVote(tx, motion, room.meeting.groupId, seat, choice);
  recordEvent(tx, "vote.cast", motionId, { meeting: meetingId, seat });
  return done(motion.itemId);
}

/** The votes that are open to whoever asks in the rooms they are in now. */
export async function listOwnVotes(tx: Tx, now: Now): Promise<OwnVote[]> {
  const votes: OwnVote[] = [];
  for (const meetingId of await store.listMeetingsSpokenAt(tx, now)) {
    const room = await roomOf(tx, meetingId, now);
    const seatId = seatOf(room.attendances, tx.identity.person ?? "", now.day, now.time);
    const seat = room.seats.find(({ id, votes }) => id === seatId && votes);
    if (!seat || now.day !== room.sitting || !ready(room, null).ok) continue;
    const cast = standingVotes(await store.listCastVotes(tx, meetingId), room.attendances, now.day, now.time);
    const items = await listItems(tx, meetingId);
    for (const { latest, state } of proposalsIn(await listMotionsAt(tx, meetingId))) {
      const item = items.find(({ id }) => id === latest.itemId);
      if (state !== "to-vote" || latest.text === null || !item) continue;
      if (latest.meetingId !== meetingId || item.interests.some((interest) => interest.seatId === seat.id)) continue;
      const choice = cast.find((one) => one.motionId === latest.id && one.seatId === seat.id)?.choice ?? null;
      votes.push({ meetingId, itemId: item.id, text: latest.text, seat: seat.name, choice });
    }
  }
  return votes;
}
