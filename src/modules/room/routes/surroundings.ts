import type { FastifyReply, FastifyRequest } from "fastify";
import type { Problem } from "../../../kernel/outcome.ts";
import type { Tx } from "../../../platform/tenancy/tx.ts";
import { deskOf } from "../../../web/desk.ts";
import { readParams } from "../../../web/forms.ts";
import { listItems } from "../../meetings/index.ts";
import { proposalsOf } from "../commands/proposals.ts";
import { momentAt, nowOf, roomOf } from "../commands/surroundings.ts";
import { roomParams } from "../forms/room.ts";
import { seatOf, standingVotes } from "../rules/cast-votes.ts";
import { offeredTime, stateOfRoom } from "../rules/sittings.ts";
import { listCastVotes } from "../store/cast-votes.ts";
import { getFingerprint, listTaken } from "../store/rooms.ts";
import { roomPage } from "../views/room.ts";
import type { RoomShown } from "../views/shown.ts";

/** All that the pages of a room show, as it is at this moment. */
export async function shownRoom(tx: Tx, meetingId: string, instant: Date): Promise<RoomShown> {
  const now = nowOf(instant);
  const room = await roomOf(tx, meetingId, now);
  const { meeting, sitting, steps, seats, representatives, attendances, sat, terms } = room;
  const all = await proposalsOf(tx, meeting.groupId);
  const moment = now.day === sitting ? now.time : offeredTime(sat, sitting, now);
  return {
    ...{ meeting, sitting, steps, seats, representatives, attendances, now },
    state: stateOfRoom(sat, steps, now.day),
    offered: offeredTime(sat, sitting, now),
    moment,
    quorum: momentAt(room, now.day === sitting ? now.time : END_OF_DAY),
    hasTerms: terms !== undefined,
    items: await listItems(tx, meetingId),
    taken: await listTaken(tx, meetingId),
    proposals: all,
    castVotes: standingVotes(await listCastVotes(tx, meetingId), attendances, sitting, moment),
    ownSeat: now.day === sitting ? seatOf(attendances, tx.identity.person ?? "", now.day, now.time) : undefined,
    fingerprint: await getFingerprint(tx, meetingId),
  };
}

/** The room of the meeting that a request is about. */
export function shown(req: FastifyRequest): Promise<RoomShown> {
  const { meetingId } = readParams(roomParams, req.params);
  return req.inPartnership((tx) => shownRoom(tx, meetingId, req.now));
}

/** The page of the room, with what was refused there. */
export async function showRoom(req: FastifyRequest, reply: FastifyReply, problems: readonly Problem[]) {
  const room = await shown(req);
  return reply.html(roomPage(deskOf(req), room, problems), problems.length > 0 ? 422 : 200);
}

/** Of a sitting that is past, the quorum is shown as it was at its end. */
const END_OF_DAY = "23:59";
