import type { FastifyInstance } from "fastify";
import type { Services } from "../../../platform/services.ts";
import { readForm, typed } from "../../../web/forms.ts";
import { addressBlock, LIMITS } from "../../../web/limits.ts";
import { redirectWithNotice } from "../../../web/notices.ts";
import { changePassphrase } from "../commands/passphrases.ts";
import { requestNewPassphrase } from "../commands/reset.ts";
import { changeForm, forgottenForm } from "../forms/sign-in.ts";
import { changePassphrasePage, forgottenPage, linkSentPage } from "../views/passphrase.ts";
import { setSessionCookie } from "./cookie.ts";

export function passphraseRoutes(app: FastifyInstance, { database, config }: Services): void {
  app.get("/account/new-passphrase", { config: { capability: "public" } }, async (_req, reply) =>
    reply.html(forgottenPage("", [])),
  );

  app.post(
    "/account/new-passphrase",
    { config: { capability: "public", rateLimit: LIMITS.signIn } },
    async (req, reply) => {
      const form = readForm(forgottenForm, req.body);
      const asked = { network: addressBlock(req.ip), request: req.id };
      const outcome = form.ok ? await requestNewPassphrase(database, { ...form.value, ...asked }, req.now) : form;
      const { email } = typed(req.body);
      if (!outcome.ok) return reply.html(forgottenPage(String(email ?? ""), outcome.problems), 422);
      return reply.html(linkSentPage());
    },
  );

  app.get("/account/passphrase", { config: { capability: "signed-in" } }, async (req, reply) => {
    await req.inPartnership(async () => {});
    return reply.html(changePassphrasePage([]));
  });

  app.post(
    "/account/passphrase",
    { config: { capability: "signed-in", rateLimit: LIMITS.signIn } },
    async (req, reply) => {
      await req.inPartnership(async () => {});
      const form = readForm(changeForm, req.body);
      const proving = { database, config, token: req.sessionToken ?? "", request: req.id };
      const outcome = form.ok ? await changePassphrase(proving, form.value, req.now) : form;
      if (!outcome.ok) return reply.html(changePassphrasePage(outcome.problems), 422);
      setSessionCookie(reply, outcome.value);
      return redirectWithNotice(
        reply,
        "/account/sessions",
        "Your passphrase is changed. Your other sessions have ended.",
      );
    },
  );
}
