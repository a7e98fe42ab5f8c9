import type { FastifyInstance } from "fastify";
import type { Services } from "../../../platform/services.ts";
import { readParams, typed } from "../../../web/forms.ts";
import { LIMITS } from "../../../web/limits.ts";
import { answerLink, openLink } from "../commands/links.ts";
import { linkParams } from "../forms/actions.ts";
import { answeredPage, linkEndedPage, linkPage } from "../views/link.ts";
import { readLinkForm } from "./reading.ts";

/** The link of a reminder: opening it changes nothing, and what is sent by its form is recorded once. */
export function linkRoutes(app: FastifyInstance, { database }: Services): void {
  const config = { capability: "public" } as const;

  app.get("/account/actions/:token", { config: { ...config, rateLimit: LIMITS.link } }, async (req, reply) => {
    const { token } = readParams(linkParams, req.params);
    const action = await openLink(database, token, req.id);
    if (!action) return reply.html(linkEndedPage(), 410);
    return reply.html(linkPage(token, action, req.today, { typed: {}, problems: [] }));
  });

  app.post("/account/actions/:token", { config: { ...config, rateLimit: LIMITS.link } }, async (req, reply) => {
    const { token } = readParams(linkParams, req.params);
    const form = readLinkForm(req.body);
    const answer = await answerLink(database, token, req.id, form, req.now);
    if (!answer) return reply.html(linkEndedPage(), 410);
    const { action, outcome } = answer;
    if (!outcome.ok)
      return reply.html(
        linkPage(token, action, req.today, { typed: typed(req.body), problems: outcome.problems }),
        422,
      );
    return reply.html(answeredPage(outcome.value));
  });
}
