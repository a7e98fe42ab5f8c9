import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { formatDay } from "../../../kernel/dates.ts";
import type { Form } from "../../../web/components/typed-fields.ts";
import { deskOf } from "../../../web/desk.ts";
import { readForm, readParams, typed } from "../../../web/forms.ts";
import { redirectWithNotice } from "../../../web/notices.ts";
import { adjournMeeting, closeMeeting, reopenMeeting, takeItem } from "../commands/sittings.ts";
import { nowOf } from "../commands/surroundings.ts";
import { reopeningForm, roomItemParams, roomParams, timeForm } from "../forms/room.ts";
import { roomHref } from "../views/desk.ts";
import type { RoomShown } from "../views/shown.ts";
import { adjournmentPage, closingPage, reopeningPage } from "../views/sitting-forms.ts";
import { readAdjournment } from "./reading.ts";
import { shown, showRoom } from "./surroundings.ts";

const reads = { capability: "groups:read" } as const;
const config = { capability: "meetings:manage" } as const;

/** The room of a meeting, its sittings, and the items as they are taken. */
export function roomRoutes(app: FastifyInstance): void {
  app.get("/meetings/:meetingId/room", { config: reads }, (req, reply) => showRoom(req, reply, []));

  app.post("/meetings/:meetingId/room/items/:itemId/taking", { config }, async (req, reply) => {
    const { meetingId, itemId } = readParams(roomItemParams, req.params);
    const form = readForm(timeForm, req.body);
    const outcome = await req.inPartnership(async (tx) =>
      form.ok ? takeItem(tx, meetingId, itemId, form.value.at, nowOf(req.now)) : form,
    );
    if (!outcome.ok) return showRoom(req, reply, outcome.problems);
    return redirectWithNotice(reply, `${roomHref(deskOf(req), meetingId)}/items/${itemId}`, "The item is taken.");
  });

  app.get("/meetings/:meetingId/room/adjournment", { config }, async (req, reply) => {
    const room = await shown(req);
    return reply.html(
      adjournmentPage(deskOf(req), room.meeting, room.quorum.working, { typed: { at: room.moment }, problems: [] }),
    );
  });

  app.post("/meetings/:meetingId/room/adjournment", { config }, async (req, reply) => {
    const { meetingId } = readParams(roomParams, req.params);
    const form = readAdjournment(req.body);
    const outcome = await req.inPartnership(async (tx) =>
      form.ok ? adjournMeeting(tx, meetingId, form.value, nowOf(req.now)) : form,
    );
    if (outcome.ok) return back(req, reply, `The meeting is adjourned until ${formatDay(outcome.value)}.`);
    return again(req, reply, outcome.problems, (room, refused) =>
      adjournmentPage(deskOf(req), room.meeting, room.quorum.working, refused),
    );
  });

  app.get("/meetings/:meetingId/room/closing", { config }, async (req, reply) => {
    const room = await shown(req);
    return reply.html(closingPage(deskOf(req), room.meeting, { typed: { at: room.moment }, problems: [] }));
  });

  app.post("/meetings/:meetingId/room/closing", { config }, async (req, reply) => {
    const { meetingId } = readParams(roomParams, req.params);
    const form = readForm(timeForm, req.body);
    const outcome = await req.inPartnership(async (tx) =>
      form.ok ? closeMeeting(tx, meetingId, form.value.at, nowOf(req.now)) : form,
    );
    if (outcome.ok) return back(req, reply, "The meeting is closed.");
    return again(req, reply, outcome.problems, (room, refused) => closingPage(deskOf(req), room.meeting, refused));
  });

  app.get("/meetings/:meetingId/room/reopening", { config }, async (req, reply) => {
    const room = await shown(req);
    return reply.html(reopeningPage(deskOf(req), room.meeting, { typed: {}, problems: [] }));
  });

  app.post("/meetings/:meetingId/room/reopening", { config }, async (req, reply) => {
    const { meetingId } = readParams(roomParams, req.params);
    const form = readForm(reopeningForm, req.body);
    const outcome = await req.inPartnership(async (tx) =>
      form.ok ? reopenMeeting(tx, meetingId, form.value.reason, nowOf(req.now)) : form,
    );
    if (outcome.ok) return back(req, reply, "The record is open again.");
    return again(req, reply, outcome.problems, (room, refused) => reopeningPage(deskOf(req), room.meeting, refused));
  });
}

function back(req: FastifyRequest, reply: FastifyReply, notice: string) {
  const { meetingId } = readParams(roomParams, req.params);
  return redirectWithNotice(reply, roomHref(deskOf(req), meetingId), notice);
}

async function again(
  req: FastifyRequest,
  reply: FastifyReply,
  problems: Form["problems"],
  view: (room: RoomShown, form: Form) => Parameters<FastifyReply["html"]>[0],
) {
  const room = await shown(req);
  return reply.html(view(room, { typed: typed(req.body), problems }), 422);
}
