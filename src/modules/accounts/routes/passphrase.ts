import type { FastifyInstance } from "fastify";
import type { Services } from "../../../platform/services.ts";
import { readForm } from "../../../web/forms.ts";
import { LIMITS } from "../../../web/limits.ts";
import { redirectWithNotice } from "../../../web/notices.ts";
import { changePassphrase } from "../commands/passphrases.ts";
import { changeForm } from "../forms/sign-in.ts";
import { changePassphrasePage } from "../views/passphrase.ts";
import { setSessionCookie } from "./cookie.ts";

export function passphraseRoutes(app: FastifyInstance, { database, config }: Services): void {
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
