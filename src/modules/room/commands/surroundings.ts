import { dayOf, timeOf } from "../../../kernel/dates.ts";
import { type Outcome, refuse } from "../../../kernel/outcome.ts";
import type { Tx } from "../../../platform/tenancy/tx.ts";
import { inForceOn, type ListedSeat, listTerms, quorumOf, quorumRuleOf, seatsOn } from "../../groups/index.ts";
import { getMeeting, stateOfMeeting } from "../../meetings/index.ts";
import { type Attendance, type Representative, representedAt } from "../rules/attendance.ts";
import { happened, type Now, openRoom, type RoomStep, type Sat, sittingOn } from "../rules/sittings.ts";
import { listAttendances, listRepresentatives } from "../store/attendances.ts";
import { listSteps } from "../store/rooms.ts";

export function nowOf(instant: Date): Now {
  return { day: dayOf(instant), time: timeOf(instant) };
}

/** A meeting with the terms that bind it, its sittings, and everybody who was written down. */
export async function roomOf(tx: Tx, meetingId: string, now: Now) {
  const meeting = await getMeeting(tx, meetingId);
  const terms = inForceOn(await listTerms(tx, meeting.groupId), meeting.heldOn);
  const steps = await listSteps(tx, meetingId);
  const sat: Sat = {
    heldOn: meeting.heldOn,
    beginsAt: meeting.beginsAt,
    isCancelled: stateOfMeeting(meeting, now.day) === "cancelled",
  };
  const sitting = sittingOn(sat, steps);
  const seats: readonly ListedSeat[] = (terms?.seats ?? []).filter(
    ({ fromOn, toOn }) => (fromOn ?? meeting.heldOn) <= meeting.heldOn && (toOn ?? meeting.heldOn) >= meeting.heldOn,
  );
  const attendances = await listAttendances(tx, meetingId);
  const representatives: Representative[] = await listRepresentatives(tx, meeting.groupId, sitting);
  return { meeting, terms, steps, sat, sitting, seats, attendances, representatives, now };
}

export type Room = Awaited<ReturnType<typeof roomOf>>;

/** Whether something can be recorded in the room, and can have happened at that time. Without terms in force nothing can. */
export function ready(room: Room, at: string | null, field = "at"): Outcome<unknown> {
  if (!room.terms)
    return refuse(
      "The group has no terms of reference in force on the day of the meeting: nobody knows who sits, who votes and how many make a quorum",
    );
  const open = openRoom(room.sat, room.steps as RoomStep[], room.now.day);
  if (!open.ok || at === null) return open;
  return happened(at, room.sat, open.value, room.now, field);
}

export type Moment = {
  readonly isQuorate: boolean;
  readonly needed: number;
  readonly represented: number;
  /** The rule and its sum; and the same with who is counted. */
  readonly arithmetic: string;
  readonly working: string;
  /** The seats that have somebody with their voice in the room. */
  readonly present: ReadonlySet<string>;
};

/** The quorum at a time of the sitting, by who is in the room then. Terms that give no quorum make no moment quorate. */
export function momentAt({ terms, attendances, meeting, sitting }: Room, time: string): Moment {
  const present = representedAt(attendances as Attendance[], sitting, time);
  const rule = terms && quorumRuleOf(terms.settings);
  if (!terms || !rule) {
    const none = { arithmetic: NO_QUORUM, working: NO_QUORUM };
    return { isQuorate: false, needed: 0, represented: present.size, present, ...none };
  }
  const quorum = quorumOf(rule, seatsOn(terms.seats, meeting.heldOn), present);
  return { ...quorum, isQuorate: quorum.isQuorate && quorum.needed > 0, present };
}

const NO_QUORUM =
  "The terms of reference give no quorum. No moment can be said to be quorate, and nothing is decided, until a version is in force that gives one.";
