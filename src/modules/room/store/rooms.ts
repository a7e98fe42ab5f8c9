import { sql } from "kysely";
import type { Tx } from "../../../platform/tenancy/tx.ts";
import type { RoomStep } from "../rules/sittings.ts";

type Of = { readonly id: string; readonly groupId: string };

/** When an item was taken. */
export type ItemTaken = { readonly itemId: string; readonly onDay: string; readonly atTime: string };

export async function listSteps(tx: Tx, meeting: string): Promise<RoomStep[]> {
  const { rows } = await sql<RoomStep>`
    select s.kind, s.on_day as "onDay", s.at_time as "atTime", s.until_on as "untilOn", s.reason, s.taken_at as "takenAt",
           p.name as "takenBy"
      from room_steps s left join people p on p.id = s.taken_by
     where s.meeting_id = ${meeting} order by s.taken_at`.execute(tx);
  return rows;
}

export async function insertStep(tx: Tx, meeting: Of, step: Omit<RoomStep, "takenAt" | "takenBy">): Promise<void> {
  await tx
    .insertInto("room_steps")
    .values({
      meeting_id: meeting.id,
      group_id: meeting.groupId,
      kind: step.kind,
      on_day: step.onDay,
      at_time: step.atTime,
      until_on: step.untilOn,
      reason: step.reason,
      taken_by: tx.identity.person ?? "",
    })
    .execute();
}

export async function listTaken(tx: Tx, meeting: string): Promise<ItemTaken[]> {
  const { rows } = await sql<ItemTaken>`
    select item_id as "itemId", on_day as "onDay", at_time as "atTime" from item_takings where meeting_id = ${meeting}
     order by on_day, at_time, taken_at`.execute(tx);
  return rows;
}

/** Answers false when the item has been taken already. */
export async function insertTaking(
  tx: Tx,
  item: { readonly id: string; readonly meetingId: string; readonly groupId: string },
  at: { readonly onDay: string; readonly atTime: string },
): Promise<boolean> {
  const { rows } = await sql`
    insert into item_takings (item_id, meeting_id, group_id, on_day, at_time, recorded_by)
    values (${item.id}, ${item.meetingId}, ${item.groupId}, ${at.onDay}, ${at.atTime}, ${tx.identity.person ?? null}::uuid)
    on conflict do nothing returning item_id`.execute(tx);
  return rows.length > 0;
}

/** Holds who is in the room, for the rest of the transaction, against everybody else who would change it. */
export async function lockRoom(tx: Tx, meeting: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`room ${meeting}`}, 0))`.execute(tx);
}

/** Holds who is in the room as it is: others may do so as well, so that decisions on different items never wait for one another. */
export async function lockRoomAsItIs(tx: Tx, meeting: string): Promise<void> {
  await sql`select pg_advisory_xact_lock_shared(hashtextextended(${`room ${meeting}`}, 0))`.execute(tx);
}

/** Something short that is another whenever anything recorded of a meeting is: what a page asks for to stay up to date. */
export async function getFingerprint(tx: Tx, meeting: string): Promise<string> {
  const { rows } = await sql<{ fingerprint: string }>`
    select md5(concat_ws('/',
      (select concat(count(*), ' ', max(recorded_at), ' ', sum(revision)) from attendances where meeting_id = ${meeting}),
      (select count(*) from room_steps where meeting_id = ${meeting}),
      (select count(*) from item_takings where meeting_id = ${meeting}),
      (select concat(count(*), ' ', sum(revision)) from motion_texts where meeting_id = ${meeting}),
      (select count(*) from motion_dissents where meeting_id = ${meeting}),
      (select count(*) from chair_determinations where meeting_id = ${meeting}),
      (select concat(count(*), ' ', max(cast_at)) from cast_votes where meeting_id = ${meeting}),
      (select count(*) from decisions where meeting_id = ${meeting}),
      (select concat(count(*), ' ', sum(revision)) from agenda_items where meeting_id = ${meeting}),
      (select count(*) from meeting_interests where meeting_id = ${meeting}))) as fingerprint`.execute(tx);
  return rows[0]?.fingerprint ?? "";
}
