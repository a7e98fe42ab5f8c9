import type { Day } from "../../../kernel/dates.ts";
import { done, type Outcome, refuse } from "../../../kernel/outcome.ts";
import { recordEvent } from "../../../platform/audit/record.ts";
import type { Tx } from "../../../platform/tenancy/tx.ts";
import { getItem } from "../../meetings/index.ts";
import { adjourn, type Now, stateOfRoom } from "../rules/sittings.ts";
import * as store from "../store/rooms.ts";
import { ready, roomOf } from "./surroundings.ts";

/** Writes down when an item was taken. Sent twice it changes nothing. */
export async function takeItem(
  tx: Tx,
  meetingId: string,
  itemId: string,
  at: string,
  now: Now,
): Promise<Outcome<string>> {
  const room = await roomOf(tx, meetingId, now);
  const item = await getItem(tx, meetingId, itemId);
  const open = ready(room, at);
  if (!open.ok) return open;
  if (await store.insertTaking(tx, item, { onDay: room.sitting, atTime: at }))
    recordEvent(tx, "agenda-item.taken", itemId, { meeting: meetingId });
  return done(item.title);
}

/** Adjourns the meeting until a later day, which is a sitting of its own: whoever comes is written down anew. */
export async function adjournMeeting(
  tx: Tx,
  meetingId: string,
  adjournment: { readonly untilOn: Day; readonly reason: string; readonly at: string },
  now: Now,
): Promise<Outcome<Day>> {
  await store.lockRoom(tx, meetingId);
  const room = await roomOf(tx, meetingId, now);
  const open = ready(room, adjournment.at);
  if (!open.ok) return open;
  const decision = adjourn(adjournment, room.sitting, now.day);
  if (!decision.ok) return decision;
  const { untilOn, reason, at } = adjournment;
  await store.insertStep(tx, room.meeting, { kind: "adjourned", onDay: room.sitting, atTime: at, untilOn, reason });
  recordEvent(tx, "meeting.adjourned", meetingId, { from: room.sitting, until: untilOn });
  return done(untilOn);
}

/** Closes the meeting: from then on its record stands. */
export async function closeMeeting(tx: Tx, meetingId: string, at: string, now: Now): Promise<Outcome<string>> {
  await store.lockRoom(tx, meetingId);
  const room = await roomOf(tx, meetingId, now);
  const open = ready(room, at);
  if (!open.ok) return open;
  const step = { kind: "closed", onDay: room.sitting, atTime: at, untilOn: null, reason: "" } as const;
  await store.insertStep(tx, room.meeting, step);
  recordEvent(tx, "meeting.closed", meetingId, { on: room.sitting });
  return done(at);
}

/** Opens the record of a closed meeting again, with a reason, to correct it. */
export async function reopenMeeting(tx: Tx, meetingId: string, reason: string, now: Now): Promise<Outcome<string>> {
  await store.lockRoom(tx, meetingId);
  const room = await roomOf(tx, meetingId, now);
  if (stateOfRoom(room.sat, room.steps, now.day) !== "closed") return refuse("The meeting is not closed");
  const step = { kind: "reopened", onDay: room.sitting, atTime: now.time, untilOn: null, reason } as const;
  await store.insertStep(tx, room.meeting, step);
  recordEvent(tx, "meeting.reopened", meetingId, { on: room.sitting });
  return done(reason);
}
