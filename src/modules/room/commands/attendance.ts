import { done, type Outcome, refuse } from "../../../kernel/outcome.ts";
import { recordEvent } from "../../../platform/audit/record.ts";
import type { Tx } from "../../../platform/tenancy/tx.ts";
import { type AttendanceFacts, attend } from "../rules/attendance.ts";
import type { Now } from "../rules/sittings.ts";
import * as store from "../store/attendances.ts";
import { lockRoom } from "../store/rooms.ts";
import { type Room, ready, roomOf } from "./surroundings.ts";

/** What a form says of somebody; the day is that of the sitting. */
export type AttendanceInput = Omit<AttendanceFacts, "onDay">;

/** Writes down that somebody takes part, or has sent apologies, which may come before the day. Answers the id. */
export async function recordAttendance(
  tx: Tx,
  meetingId: string,
  input: AttendanceInput,
  now: Now,
): Promise<Outcome<string>> {
  await lockRoom(tx, meetingId);
  const room = await roomOf(tx, meetingId, now);
  const decision = decide(room, input, room.sitting);
  if (!decision.ok) return decision;
  const id = await store.insertAttendance(tx, room.meeting, decision.value);
  const { seatId, standsAs, mode } = decision.value;
  recordEvent(tx, "attendance.recorded", id, { meeting: meetingId, seat: seatId, standsAs, mode });
  return done(id);
}

/** Changes what was written down of somebody. Refuses when somebody else has changed it since it was read. */
export async function changeAttendance(
  tx: Tx,
  meetingId: string,
  id: string,
  input: AttendanceInput,
  revision: number,
  now: Now,
): Promise<Outcome<string>> {
  await lockRoom(tx, meetingId);
  const room = await roomOf(tx, meetingId, now);
  const { onDay } = await store.getAttendance(tx, meetingId, id);
  const decision = decide(room, input, onDay, id);
  if (!decision.ok) return decision;
  if (!(await store.updateAttendance(tx, id, revision, decision.value))) return refuse(CHANGED_MEANWHILE);
  const { seatId, standsAs, mode } = decision.value;
  recordEvent(tx, "attendance.changed", id, { meeting: meetingId, seat: seatId, standsAs, mode });
  return done(id);
}

/** Writes down that somebody left at a time. Sent twice it changes nothing. */
export async function recordLeaving(
  tx: Tx,
  meetingId: string,
  id: string,
  leftAt: string,
  now: Now,
): Promise<Outcome<string>> {
  await lockRoom(tx, meetingId);
  const room = await roomOf(tx, meetingId, now);
  const { revision, ...facts } = await store.getAttendance(tx, meetingId, id);
  if (facts.mode === "apologies") return refuse("They have sent apologies, and were not in the room");
  if (facts.leftAt !== null) return refuse(`It is recorded already that they left at ${facts.leftAt}`);
  const decision = decide(room, { ...facts, leftAt }, facts.onDay, id);
  if (!decision.ok) return decision;
  await store.updateAttendance(tx, id, revision, decision.value);
  recordEvent(tx, "attendance.ended", id, { meeting: meetingId, seat: facts.seatId });
  return done(facts.who);
}

/** Takes out what was written down by mistake. Decisions keep who was in the room when they were taken. */
export async function removeAttendance(tx: Tx, meetingId: string, id: string, now: Now): Promise<Outcome<string>> {
  await lockRoom(tx, meetingId);
  const room = await roomOf(tx, meetingId, now);
  const { who, seatId, mode } = await store.getAttendance(tx, meetingId, id);
  const open = ready(mode === "apologies" ? beforehand(room) : room, null);
  if (!open.ok) return open;
  await store.deleteAttendance(tx, id);
  recordEvent(tx, "attendance.removed", id, { meeting: meetingId, seat: seatId });
  return done(who);
}

function decide(room: Room, input: AttendanceInput, onDay: AttendanceFacts["onDay"], self?: string) {
  const others = room.attendances.filter(({ id }) => id !== self);
  const facts = { ...input, onDay };
  // Apologies come before the day as well; whoever is there is so at a time of the sitting.
  const comes = input.mode !== "apologies";
  const open = comes ? ready(room, input.cameAt, "cameAt") : ready(beforehand(room), null);
  if (!open.ok) return open;
  const left = comes && input.leftAt !== null ? ready(room, input.leftAt, "leftAt") : done(null);
  if (!left.ok) return left;
  return attend(facts, { others, seats: room.seats, representatives: room.representatives });
}

/** The room as if its day had come, for what may be said in advance. */
function beforehand(room: Room): Room {
  const { now, sitting } = room;
  return now.day < sitting ? { ...room, now: { ...now, day: sitting } } : room;
}

const CHANGED_MEANWHILE =
  "Somebody else has changed this since you opened it. Open the page again beside this one, and bring both together: nothing you typed is lost";
