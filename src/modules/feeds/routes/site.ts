import type { FastifyInstance } from "fastify";
import { NotFound } from "../../../kernel/errors.ts";
import type { Services } from "../../../platform/services.ts";
import { readParams } from "../../../web/forms.ts";
import { calendarText } from "../commands/feeds.ts";
import { calendarParams } from "../forms/feeds.ts";
import { findCalendar } from "../store/feeds.ts";

/** Where calendar programs fetch what their person may see today, without signing in. */
export function siteRoutes(app: FastifyInstance, { config: { baseUrl } }: Services): void {
  app.get("/account/calendars/:token", { config: { capability: "public" } }, async (req, reply) => {
    const { token } = readParams(calendarParams, req.params);
    const calendar = await req.inPartnership((tx) => findCalendar(tx, token));
    if (!calendar) throw new NotFound("calendar");
    return reply.type("text/calendar; charset=utf-8").send(calendarText(calendar, baseUrl));
  });
}
