import type { FastifyInstance } from "fastify";
import { deskOf } from "../../../web/desk.ts";
import { readParams } from "../../../web/forms.ts";
import { redirectWithNotice } from "../../../web/notices.ts";
import { meetingHref } from "../../meetings/index.ts";
import { programmeFor, takeProgramme } from "../commands/agendas.ts";
import { meetingParams } from "../forms/programmes.ts";
import { programmeForPage } from "../views/agenda.ts";

const config = { capability: "meetings:manage" } as const;

/** What the programme has for a meeting, taken onto its agenda by one button. */
export function agendaRoutes(app: FastifyInstance): void {
  app.get("/meetings/:meetingId/programme", { config }, async (req, reply) => {
    const { meetingId } = readParams(meetingParams, req.params);
    const page = await req.inPartnership((tx) => programmeFor(tx, meetingId, req.today));
    return reply.html(programmeForPage(deskOf(req), { ...page, problems: [] }));
  });

  app.post("/meetings/:meetingId/programme", { config }, async (req, reply) => {
    const { meetingId } = readParams(meetingParams, req.params);
    const outcome = await req.inPartnership((tx) => takeProgramme(tx, meetingId, req.today));
    if (!outcome.ok) {
      const page = await req.inPartnership((tx) => programmeFor(tx, meetingId, req.today));
      return reply.html(programmeForPage(deskOf(req), { ...page, problems: outcome.problems }), 422);
    }
    const words =
      outcome.value === 0 ? "The agenda has everything already." : "The items of the programme are on the agenda.";
    return redirectWithNotice(reply, meetingHref(deskOf(req), meetingId), words);
  });
}
