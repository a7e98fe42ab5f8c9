import { sql } from "kysely";
import type { Tx } from "../../../platform/tenancy/tx.ts";
import type { CastVote } from "../rules/cast-votes.ts";
import type { Choice, Motion } from "../rules/motions.ts";
import type { Now } from "../rules/sittings.ts";

/** The votes that were cast on the motions of a meeting, those that may be read. */
export async function listCastVotes(tx: Tx, meeting: string): Promise<CastVote[]> {
  const { rows } = await sql<CastVote>`
    select v.motion_id as "motionId", v.seat_id as "seatId", v.choice, v.cast_by as "castBy", p.name, v.cast_at as "castAt"
      from cast_votes v left join people p on p.id = v.cast_by
     where v.meeting_id = ${meeting} order by v.cast_at`.execute(tx);
  return rows;
}

/** Writes what whoever asks chose for a seat on a motion, or another choice in its place. */
export async function putCastVote(tx: Tx, motion: Motion, group: string, seat: string, choice: Choice): Promise<void> {
  await sql`
    insert into cast_votes (motion_id, seat_id, item_id, meeting_id, group_id, choice, cast_by)
    values (${motion.id}, ${seat}, ${motion.itemId}, ${motion.meetingId}, ${group}, ${choice}, ${tx.identity.person ?? ""})
    on conflict (partnership_id, motion_id, seat_id, cast_by)
      do update set choice = excluded.choice, cast_at = clock_timestamp()`.execute(tx);
}

/** The meetings in whose room whoever asks has the voice of a seat at this moment. */
export async function listMeetingsSpokenAt(tx: Tx, { day, time }: Now): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select distinct meeting_id as id from attendances
     where person_id = ctx.person_id() and on_day = ${day}::date and stands_as in ('voting', 'substitute')
       and mode <> 'apologies' and came_at <= ${time} and (left_at is null or left_at > ${time})`.execute(tx);
  return rows.map(({ id }) => id);
}
