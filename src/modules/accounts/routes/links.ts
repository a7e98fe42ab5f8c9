import type { FastifyInstance } from "fastify";
import type { Services } from "../../../platform/services.ts";
import { readForm, readParams } from "../../../web/forms.ts";
import { LIMITS } from "../../../web/limits.ts";
import { choosePassphrase, openLink } from "../commands/links.ts";
import { linkParams, passphraseForm } from "../forms/sign-in.ts";
import { chosenPassphrasePage, linkEndedPage } from "../views/links.ts";

/** One-use links by which a person chooses a passphrase. */
export function linkRoutes(app: FastifyInstance, services: Services): void {
  app.get("/account/link/:token", { config: { capability: "public" } }, async (req, reply) => {
    const { token } = readParams(linkParams, req.params);
    const link = await openLink(services.database, token, req.id);
    return link ? reply.html(chosenPassphrasePage(token, [])) : reply.html(linkEndedPage(), 410);
  });

  app.post("/account/link/:token", { config: { capability: "public", rateLimit: LIMITS.link } }, async (req, reply) => {
    const { token } = readParams(linkParams, req.params);
    const form = readForm(passphraseForm, req.body);
    const outcome = form.ok ? await choosePassphrase(services, token, form.value.passphrase, req.id) : form;
    if (!outcome.ok) return reply.html(chosenPassphrasePage(token, outcome.problems), 422);
    return reply.redirect("/sign-in", 303);
  });
}
