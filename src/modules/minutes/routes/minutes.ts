import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import type { Outcome } from "../../../kernel/outcome.ts";
import type { Tx } from "../../../platform/tenancy/tx.ts";
import { mustHoldIn } from "../../../web/access.ts";
import { deskOf } from "../../../web/desk.ts";
import { readForm, readParams } from "../../../web/forms.ts";
import { redirectWithNotice } from "../../../web/notices.ts";
import { getMeeting } from "../../meetings/index.ts";
import { clearMinutes, confirmMinutes } from "../commands/states.ts";
import { clearanceForm, confirmationForm, meetingParams } from "../forms/minutes.ts";
import { viewOf } from "../rules/documents.ts";
import { getMinutes } from "../store/minutes.ts";
import { minutesHref } from "../views/desk.ts";
import { minutesPage } from "../views/minutes.ts";
import { factsOf } from "./surroundings.ts";
import { sendWord } from "./word.ts";

/** The minutes of a meeting as a whole: read, cleared by the chair, confirmed by a later meeting. */
export function minutesRoutes(app: FastifyInstance): void {
  app.get("/meetings/:meetingId/minutes", { config: { capability: "groups:read" } }, async (req, reply) => {
    const { meetingId } = readParams(meetingParams, req.params);
    const facts = await req.inPartnership((tx) => factsOf(tx, meetingId));
    return reply.html(minutesPage(deskOf(req, facts.minutes.groupId), { ...facts, today: req.today }, []));
  });

  app.get(
    "/meetings/:meetingId/minutes/document.docx",
    { config: { capability: "groups:read" } },
    async (req, reply) => {
      const { meetingId } = readParams(meetingParams, req.params);
      const minutes = await req.inPartnership((tx) => getMinutes(tx, meetingId));
      return sendWord(reply, viewOf(minutes, minutes.parts, "members"));
    },
  );

  app.post(
    "/meetings/:meetingId/minutes/clearance",
    { config: { capability: "meetings:chair" } },
    async (req, reply) => {
      const form = readForm(clearanceForm, req.body);
      return change(req, reply, "The minutes are cleared.", async (tx, meeting) => {
        mustHoldIn(tx, (await getMeeting(tx, meeting)).groupId, "meetings:chair");
        return form.ok ? clearMinutes(tx, meeting, form.value.seen, req.today) : form;
      });
    },
  );

  app.post(
    "/meetings/:meetingId/minutes/confirmation",
    { config: { capability: "meetings:manage" } },
    async (req, reply) => {
      const form = readForm(confirmationForm, req.body);
      return change(req, reply, "The minutes are confirmed, and nothing of them changes any more.", (tx, meeting) =>
        form.ok ? confirmMinutes(tx, meeting, form.value.at, req.today) : form,
      );
    },
  );
}

/** A change of the whole on its own page, which says why when it is refused. */
async function change(
  req: FastifyRequest,
  reply: FastifyReply,
  notice: string,
  make: (tx: Tx, meeting: string) => Promise<Outcome<string>> | Outcome<never>,
) {
  const { meetingId } = readParams(meetingParams, req.params);
  const refused = await req.inPartnership(async (tx) => {
    const outcome = await make(tx, meetingId);
    return outcome.ok ? undefined : { problems: outcome.problems, facts: await factsOf(tx, meetingId) };
  });
  if (!refused) return redirectWithNotice(reply, minutesHref(deskOf(req), meetingId), notice);
  const desk = deskOf(req, refused.facts.minutes.groupId);
  return reply.html(minutesPage(desk, { ...refused.facts, today: req.today }, refused.problems), 422);
}
