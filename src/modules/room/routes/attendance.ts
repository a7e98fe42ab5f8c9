import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import type { Form } from "../../../web/components/typed-fields.ts";
import { deskOf } from "../../../web/desk.ts";
import { readForm, readParams, type Typed, typed } from "../../../web/forms.ts";
import { redirectWithNotice } from "../../../web/notices.ts";
import { changeAttendance, recordAttendance, recordLeaving, removeAttendance } from "../commands/attendance.ts";
import { nowOf } from "../commands/surroundings.ts";
import { attendanceParams, roomParams, seatQuery, timeForm } from "../forms/room.ts";
import { getAttendance } from "../store/attendances.ts";
import { attendanceFormPage } from "../views/attendance-form.ts";
import { roomHref } from "../views/desk.ts";
import { readAttendance, readAttendanceChange, typedAttendance } from "./reading.ts";
import { shownRoom, showRoom } from "./surroundings.ts";

const config = { capability: "meetings:manage" } as const;

/** Who is there: written down, changed, leaving. */
export function attendanceRoutes(app: FastifyInstance): void {
  app.get("/meetings/:meetingId/room/attendance/new", { config }, (req, reply) => {
    const { seat } = readParams(seatQuery, req.query);
    return showForm(req, reply, { typed: { seat: seat ?? "", mode: "present" }, problems: [] }, true);
  });

  app.post("/meetings/:meetingId/room/attendance", { config }, async (req, reply) => {
    const { meetingId } = readParams(roomParams, req.params);
    const form = readAttendance(req.body);
    const outcome = await req.inPartnership(async (tx) =>
      form.ok ? recordAttendance(tx, meetingId, form.value, nowOf(req.now)) : form,
    );
    if (!outcome.ok) return showForm(req, reply, { typed: typed(req.body), problems: outcome.problems });
    return redirectWithNotice(reply, roomHref(deskOf(req), meetingId), "It is recorded.");
  });

  app.get("/meetings/:meetingId/room/attendance/:attendanceId/edit", { config }, (req, reply) =>
    showChange(req, reply, undefined),
  );

  app.post("/meetings/:meetingId/room/attendance/:attendanceId/edit", { config }, async (req, reply) => {
    const { meetingId, attendanceId } = readParams(attendanceParams, req.params);
    const form = readAttendanceChange(req.body);
    const outcome = await req.inPartnership(async (tx) => {
      if (!form.ok) return form;
      const { input, revision } = form.value;
      return changeAttendance(tx, meetingId, attendanceId, input, revision, nowOf(req.now));
    });
    if (!outcome.ok) return showChange(req, reply, { typed: typed(req.body), problems: outcome.problems });
    return redirectWithNotice(reply, roomHref(deskOf(req), meetingId), "It is changed.");
  });

  app.post("/meetings/:meetingId/room/attendance/:attendanceId/leaving", { config }, async (req, reply) => {
    const { meetingId, attendanceId } = readParams(attendanceParams, req.params);
    const form = readForm(timeForm, req.body);
    const outcome = await req.inPartnership(async (tx) => {
      if (form.ok) return recordLeaving(tx, meetingId, attendanceId, form.value.at, nowOf(req.now));
      await getAttendance(tx, meetingId, attendanceId);
      return form;
    });
    if (!outcome.ok) return showRoom(req, reply, outcome.problems);
    return redirectWithNotice(reply, roomHref(deskOf(req), meetingId), "It is recorded that they left.");
  });

  app.post("/meetings/:meetingId/room/attendance/:attendanceId/removal", { config }, async (req, reply) => {
    const { meetingId, attendanceId } = readParams(attendanceParams, req.params);
    const outcome = await req.inPartnership((tx) => removeAttendance(tx, meetingId, attendanceId, nowOf(req.now)));
    if (!outcome.ok) return showRoom(req, reply, outcome.problems);
    return redirectWithNotice(reply, roomHref(deskOf(req), meetingId), "It is taken out.");
  });
}

async function showForm(req: FastifyRequest, reply: FastifyReply, form: Form, isNew = false) {
  const { meetingId } = readParams(roomParams, req.params);
  const room = await req.inPartnership((tx) => shownRoom(tx, meetingId, req.now));
  const begin: Typed = isNew ? { cameAt: room.offered } : {};
  return reply.html(
    attendanceFormPage(deskOf(req), room, undefined, { ...form, typed: { ...begin, ...form.typed } }),
    form.problems.length > 0 ? 422 : 200,
  );
}

async function showChange(req: FastifyRequest, reply: FastifyReply, form: Form | undefined) {
  const { meetingId, attendanceId } = readParams(attendanceParams, req.params);
  const { room, entry } = await req.inPartnership(async (tx) => ({
    entry: await getAttendance(tx, meetingId, attendanceId),
    room: await shownRoom(tx, meetingId, req.now),
  }));
  const shown = form ?? { typed: typedAttendance(entry), problems: [] };
  return reply.html(attendanceFormPage(deskOf(req), room, entry, shown), form ? 422 : 200);
}
