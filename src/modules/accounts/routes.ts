import type { FastifyInstance, FastifyReply } from "fastify";
import type { Services } from "../../platform/services.ts";
import { readForm, readParams, typed } from "../../web/forms.ts";
import { addressBlock, LIMITS } from "../../web/limits.ts";
import { safePath } from "../../web/next-path.ts";
import { SESSION_COOKIE } from "../../web/request.ts";
import { accountsToShow, choosePassphrase, openLink, signIn, signOut } from "./commands.ts";
import { linkParams, passphraseForm, signInForm } from "./forms.ts";
import * as store from "./store.ts";
import { linkEndedPage, passphrasePage, sessionsPage, signInPage, yourPartnershipsPage } from "./views.ts";

/** Signing in and out, and a person's own account. */
export function siteRoutes(app: FastifyInstance, services: Services): void {
  const { database, config } = services;
  const shownAccounts = () => accountsToShow(config);

  app.get("/sign-in", { config: { capability: "public", always: true } }, async (req, reply) => {
    const { next } = req.query as { next?: unknown };
    return reply.html(signInPage({ email: "", next: safePath(next, "/account") }, [], shownAccounts()));
  });

  app.post(
    "/sign-in",
    { config: { capability: "public", always: true, rateLimit: LIMITS.signIn } },
    async (req, reply) => {
      const form = readForm(signInForm, req.body);
      const outcome = form.ok
        ? await signIn(database, { ...form.value, network: addressBlock(req.ip), request: req.id }, req.now)
        : form;
      const { email = "", next } = typed(req.body);
      if (!outcome.ok) {
        return reply.html(
          signInPage({ email: String(email), next: safePath(next, "/account") }, outcome.problems, shownAccounts()),
          422,
        );
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
      return reply.redirect(only.kind === "installation" ? "/installation/desk/areas" : `/${only.slug}/desk`, 303);
    return reply.html(yourPartnershipsPage(partnerships));
  });

  app.get("/account/sessions", { config: { capability: "signed-in" } }, async (req, reply) => {
    const sessions = await req.inPartnership(store.listOwnSessions);
    return reply.html(sessionsPage(sessions, req.identity?.session));
  });

  app.get("/account/link/:token", { config: { capability: "public" } }, async (req, reply) => {
    const { token } = readParams(linkParams, req.params);
    const link = await openLink(database, token, req.id);
    return link ? reply.html(passphrasePage(token, [])) : reply.html(linkEndedPage(), 410);
  });

  app.post(
    "/account/link/:token",
    { config: { capability: "public", rateLimit: LIMITS.signIn } },
    async (req, reply) => {
      const { token } = readParams(linkParams, req.params);
      const form = readForm(passphraseForm, req.body);
      const outcome = form.ok ? await choosePassphrase(database, token, form.value.passphrase, req.id) : form;
      if (!outcome.ok) return reply.html(passphrasePage(token, outcome.problems), 422);
      return reply.redirect("/sign-in", 303);
    },
  );
}

function setSessionCookie(reply: FastifyReply, token: string): void {
  reply.setCookie(SESSION_COOKIE, token, COOKIE);
}

const COOKIE = { path: "/", secure: true, httpOnly: true, sameSite: "lax" } as const;
