import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import type { Problem } from "../../../kernel/outcome.ts";
import { mustHoldIn } from "../../../web/access.ts";
import { deskOf } from "../../../web/desk.ts";
import { readForm, readParams, type Typed, typed } from "../../../web/forms.ts";
import { redirectWithNotice } from "../../../web/notices.ts";
import { recordDispatch, waiveNotice } from "../commands/dispatch.ts";
import { meetingParams, waiverForm } from "../forms/meetings.ts";
import { meetingHref } from "../views/desk.ts";
import { noticePage } from "../views/notice.ts";
import { readDispatch, typedDay } from "./reading.ts";
import { factsOf } from "./surroundings.ts";

/** The notice of a meeting: its arithmetic, the dispatch, and the chair's waiver. */
export function noticeRoutes(app: FastifyInstance): void {
  app.get("/meetings/:meetingId/notice", { config: { capability: "groups:read" } }, (req, reply) =>
    show(req, reply, typedDay("sent", req.today), []),
  );

  app.post("/meetings/:meetingId/dispatch", { config: { capability: "meetings:manage" } }, async (req, reply) => {
    const { meetingId } = readParams(meetingParams, req.params);
    const form = readDispatch(req.body);
    const outcome = await req.inPartnership(async (tx) => {
      await factsOf(tx, meetingId);
      return form.ok ? recordDispatch(tx, meetingId, form.value, req.today) : form;
    });
    if (!outcome.ok) return show(req, reply, typed(req.body), outcome.problems);
    return redirectWithNotice(reply, meetingHref(deskOf(req), meetingId), "The dispatch is recorded.");
  });

  app.post("/meetings/:meetingId/waiver", { config: { capability: "meetings:chair" } }, async (req, reply) => {
    const { meetingId } = readParams(meetingParams, req.params);
    const form = readForm(waiverForm, req.body);
    const outcome = await req.inPartnership(async (tx) => {
      const { meeting } = await factsOf(tx, meetingId);
      mustHoldIn(tx, meeting.groupId, "meetings:chair");
      return form.ok ? waiveNotice(tx, meetingId, form.value.reason, req.today) : form;
    });
    if (!outcome.ok) return show(req, reply, typed(req.body), outcome.problems);
    return redirectWithNotice(reply, meetingHref(deskOf(req), meetingId), "The notice is waived.");
  });
}

async function show(req: FastifyRequest, reply: FastifyReply, typedFields: Typed, problems: readonly Problem[]) {
  const { meetingId } = readParams(meetingParams, req.params);
  const facts = await req.inPartnership((tx) => factsOf(tx, meetingId));
  const form = { typed: typedFields, problems };
  return reply.html(
    noticePage(deskOf(req, facts.meeting.groupId), { ...facts, today: req.today }, form),
    problems.length > 0 ? 422 : 200,
  );
}
