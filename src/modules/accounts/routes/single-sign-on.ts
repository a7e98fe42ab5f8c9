import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { refuse } from "../../../kernel/outcome.ts";
import type { Services } from "../../../platform/services.ts";
import { readForm, readParams, typed } from "../../../web/forms.ts";
import { LIMITS } from "../../../web/limits.ts";
import { safePath } from "../../../web/next-path.ts";
import { proofsOf, readSent, sendOnPage, stepUpPage } from "../../../web/step-up.ts";
import { CALLBACK } from "../commands/provider-client.ts";
import { signOut } from "../commands/sign-in.ts";
import { comeBackFromProvider, leaveToSignIn, leaveToStepUp } from "../commands/single-sign-on.ts";
import { nextQuery } from "../forms/sign-in.ts";
import { workEmailForm } from "../forms/single-sign-on.ts";
import { deviceInWords } from "../rules/sessions.ts";
import { findOwnOrganisation } from "../store/single-sign-on.ts";
import { leavingPage, notSignedInPage, workEmailPage } from "../views/single-sign-on.ts";
import { browserOf, keptBrowserOf } from "./browser-cookie.ts";
import { setSessionCookie } from "./cookie.ts";

/** Signing in at the provider of one's organisation, and proving there again who one is. */
export function singleSignOnRoutes(app: FastifyInstance, { database, config }: Services): void {
  const tried = { rateLimit: LIMITS.signIn } as const;
  const open = { capability: "public", always: true, ...tried } as const;
  const at = (req: FastifyRequest, browser: string) => ({ database, config, browser, request: req.id });

  app.get("/sign-in/organisation", { config: { capability: "public", always: true } }, async (req, reply) => {
    const { next } = readParams(nextQuery, req.query);
    return reply.html(workEmailPage({ email: "", next: safePath(next, "/account") }, []));
  });

  app.post("/sign-in/organisation", { config: open }, async (req, reply) => {
    const form = readForm(workEmailForm, req.body);
    const { email = "", next: asked } = typed(req.body);
    const next = safePath(asked, "/account");
    const outcome = form.ok
      ? await leaveToSignIn(at(req, keptBrowserOf(req, reply)), { email: form.value.email, next }, req.now)
      : form;
    if (outcome.ok) return sendAway(reply, outcome.value);
    return reply.html(workEmailPage({ email: String(email), next }, outcome.problems), 422);
  });

  app.get(CALLBACK, { config: open }, async (req, reply) => {
    const query = new URL(req.url, config.baseUrl).searchParams.toString();
    const device = deviceInWords(req.headers["user-agent"]);
    const back = { query, device, token: req.sessionToken };
    const { errand, outcome } = await comeBackFromProvider(at(req, browserOf(req)), back);
    if (!outcome.ok || !errand) return reply.html(notSignedInPage(errand, outcome.ok ? [] : outcome.problems), 422);
    const { account, next, sent } = errand;
    // A session that was open in this browser ends: its token is not carried over (session fixation).
    if (account === undefined && req.sessionToken) await signOut(database, req.sessionToken, req.id);
    setSessionCookie(reply, outcome.value);
    return sent ? reply.html(sendOnPage(next, sent)) : reply.redirect(next, 303);
  });

  app.post("/account/step-up/single-sign-on", { config: { capability: "signed-in", ...tried } }, async (req, reply) => {
    const { identity, organisation = "" } = await req.inPartnership(async (tx) => ({
      identity: tx.identity,
      organisation: await findOwnOrganisation(tx),
    }));
    const { sent, own } = readSent(typed(req.body));
    const next = safePath(own["next"], "/account");
    const proofs = proofsOf(identity);
    const errand = { next, sent, account: identity.account ?? "" };
    const outcome = proofs.includes("single-sign-on")
      ? await leaveToStepUp(at(req, keptBrowserOf(req, reply)), organisation, errand, req.now)
      : refuse("Confirm in one of the ways on this page");
    if (outcome.ok) return sendAway(reply, outcome.value);
    return reply.html(stepUpPage({ proofs, next, sent }, outcome.problems), 422);
  });
}

/**
 * To another site. Not a redirect, which the content policy would count as sending our form there: a page with the way on,
 * which the browser takes at once, with scripts and without.
 */
function sendAway(reply: FastifyReply, address: string): FastifyReply {
  return reply.header("refresh", `0; url=${address}`).html(leavingPage(address));
}
