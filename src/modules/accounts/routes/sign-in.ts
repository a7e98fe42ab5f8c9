import type { FastifyInstance } from "fastify";
import type { Services } from "../../../platform/services.ts";
import { SESSION_COOKIE } from "../../../web/credentials.ts";
import { readForm, typed } from "../../../web/forms.ts";
import { addressBlock, LIMITS } from "../../../web/limits.ts";
import { safePath } from "../../../web/next-path.ts";
import { homeHref } from "../../../web/own-partnerships.ts";
import { relyingParty } from "../commands/passkeys.ts";
import { accountsToShow, signIn, signOut, whySessionEnded } from "../commands/sign-in.ts";
import { offersSingleSignOn } from "../commands/single-sign-on.ts";
import { signInForm } from "../forms/sign-in.ts";
import { deviceInWords } from "../rules/sessions.ts";
import { signInPage, yourPartnershipsPage } from "../views/sign-in.ts";
import { COOKIE, setSessionCookie } from "./cookie.ts";

export function signInRoutes(app: FastifyInstance, services: Services): void {
  const { database, config } = services;
  const passkeys = relyingParty(config.baseUrl) !== undefined;
  const shownAccounts = () => accountsToShow(config);

  app.get("/sign-in", { config: { capability: "public", always: true } }, async (req, reply) => {
    const { next } = req.query as { next?: unknown };
    const singleSignOn = await offersSingleSignOn({ database, request: req.id });
    const ended = req.sessionToken ? await whySessionEnded(database, req.sessionToken, req.id) : undefined;
    return reply.html(
      signInPage({ email: "", next: safePath(next, "/account"), ended, passkeys, singleSignOn }, [], shownAccounts()),
    );
  });

  app.post(
    "/sign-in",
    { config: { capability: "public", always: true, rateLimit: LIMITS.signIn } },
    async (req, reply) => {
      const form = readForm(signInForm, req.body);
      const about = {
        network: addressBlock(req.ip),
        device: deviceInWords(req.headers["user-agent"]),
        request: req.id,
      };
      const outcome = form.ok ? await signIn(services, { ...form.value, ...about }, req.now) : form;
      const { email = "", next } = typed(req.body);
      if (!outcome.ok) {
        const singleSignOn = await offersSingleSignOn({ database, request: req.id });
        const fields = { email: String(email), next: safePath(next, "/account"), passkeys, singleSignOn };
        return reply.html(signInPage(fields, outcome.problems, shownAccounts()), 422);
      }
      // A session that was open in this browser ends: its token is not carried over (session fixation).
      if (req.sessionToken) await signOut(database, req.sessionToken, req.id);
      setSessionCookie(reply, outcome.value);
      return reply.redirect(safePath(next, "/account"), 303);
    },
  );

  app.post("/sign-out", { config: { capability: "public" } }, async (req, reply) => {
    if (req.sessionToken) await signOut(database, req.sessionToken, req.id);
    return reply.clearCookie(SESSION_COOKIE, COOKIE).header("clear-site-data", '"cache", "storage"').redirect("/", 303);
  });

  app.get("/account", { config: { capability: "signed-in" } }, async (req, reply) => {
    const partnerships = await req.inPartnership(async (tx) => tx.identity.partnerships);
    const [only, ...others] = partnerships;
    if (only && others.length === 0)
      return reply.redirect(only.kind === "installation" ? "/installation/desk/areas" : homeHref(only), 303);
    return reply.html(yourPartnershipsPage(partnerships));
  });
}
