import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { NotFound } from "../../../kernel/errors.ts";
import type { Outcome } from "../../../kernel/outcome.ts";
import type { Services } from "../../../platform/services.ts";
import { readForm, readParams, typed } from "../../../web/forms.ts";
import { LIMITS } from "../../../web/limits.ts";
import { safePath } from "../../../web/next-path.ts";
import { redirectWithNotice } from "../../../web/notices.ts";
import { proofsOf, readSent, sendOnPage, stepUpPage } from "../../../web/step-up.ts";
import * as commands from "../commands/passkeys.ts";
import { signOut } from "../commands/sign-in.ts";
import { newPasskeyForm, passkeyAnswerForm, passkeyNameForm, passkeyParams } from "../forms/passkeys.ts";
import { nextQuery } from "../forms/sign-in.ts";
import { deviceInWords } from "../rules/sessions.ts";
import { getOwnPasskey } from "../store/passkeys.ts";
import { newPasskeyPage, passkeyPage, passkeySignInPage } from "../views/passkeys.ts";
import { giveFactorPage, recoveryCodesPage } from "../views/second-factor.ts";
import { browserOf, keptBrowserOf } from "./browser-cookie.ts";
import { setSessionCookie } from "./cookie.ts";

const FACTORS = "/account/second-factor";

/** Passkeys: making and keeping them, giving one as second factor or proof, and signing in by one. */
export function passkeyRoutes(app: FastifyInstance, { database, config }: Services): void {
  const party = commands.relyingParty(config.baseUrl);
  const changing = { capability: "signed-in", stepUp: true } as const;
  const before = { capability: "signed-in", beforeSecondFactor: true } as const;
  const tried = { rateLimit: LIMITS.signIn } as const;
  const at = (req: FastifyRequest, browser = browserOf(req)) => ({ database, party, browser, request: req.id });
  const signedIn = (req: FastifyRequest, browser = browserOf(req)) => ({
    ...at(req, browser),
    token: req.sessionToken ?? "",
  });

  app.get(`${FACTORS}/passkeys/new`, { config: changing }, async (req, reply) => {
    const { next } = readParams(nextQuery, req.query);
    await req.inPartnership(async () => {});
    return reply.html(newPasskeyPage({ name: "", next: safePath(next, FACTORS) }, []));
  });

  app.post(`${FACTORS}/passkeys/challenge`, { config: { ...changing, ...tried } }, async (req, reply) => {
    await req.inPartnership(async () => {});
    return asJson(reply, await commands.askForNewPasskey(signedIn(req, keptBrowserOf(req, reply))));
  });

  app.post(`${FACTORS}/passkeys`, { config: { ...changing, ...tried } }, async (req, reply) => {
    await req.inPartnership(async () => {});
    const form = readForm(newPasskeyForm, req.body);
    const outcome = form.ok ? await commands.addPasskey(signedIn(req), form.value) : form;
    const { name = "", next: asked } = typed(req.body);
    const next = safePath(asked, FACTORS);
    if (!outcome.ok) return reply.html(newPasskeyPage({ name: String(name), next }, outcome.problems), 422);
    const { token, recoveryCodes } = outcome.value;
    setSessionCookie(reply, token);
    if (recoveryCodes.length > 0) return reply.html(recoveryCodesPage(recoveryCodes, next));
    return redirectWithNotice(reply, next, "The passkey has been added.");
  });

  app.get(`${FACTORS}/passkeys/:id`, { config: changing }, async (req, reply) => {
    const { id } = readParams(passkeyParams, req.params);
    return reply.html(passkeyPage(await req.inPartnership((tx) => getOwnPasskey(tx, id)), undefined, []));
  });

  app.post(`${FACTORS}/passkeys/:id`, { config: changing }, async (req, reply) => {
    const { id } = readParams(passkeyParams, req.params);
    const passkey = await req.inPartnership((tx) => getOwnPasskey(tx, id));
    const form = readForm(passkeyNameForm, req.body);
    if (!form.ok) return reply.html(passkeyPage(passkey, String(typed(req.body)["name"] ?? ""), form.problems), 422);
    if (!(await commands.renamePasskey(signedIn(req), id, form.value.name))) throw new NotFound("passkey");
    return redirectWithNotice(reply, FACTORS, "The passkey has been renamed.");
  });

  app.post(`${FACTORS}/passkeys/:id/removal`, { config: changing }, async (req, reply) => {
    const { id } = readParams(passkeyParams, req.params);
    await req.inPartnership((tx) => getOwnPasskey(tx, id));
    if (!(await commands.removePasskey(signedIn(req), id))) throw new NotFound("passkey");
    return redirectWithNotice(reply, FACTORS, "The passkey has been removed.");
  });

  app.post(`${FACTORS}/passkey/challenge`, { config: { ...before, ...tried } }, async (req, reply) => {
    await req.inPartnership(async () => {});
    return asJson(reply, await commands.askForPasskeyProof(signedIn(req, keptBrowserOf(req, reply))));
  });

  app.post(`${FACTORS}/passkey`, { config: { ...before, ...tried } }, async (req, reply) => {
    const identity = await req.inPartnership(async (tx) => tx.identity);
    const { sent, own } = readSent(typed(req.body));
    const next = safePath(own["next"], "/account");
    const form = readForm(passkeyAnswerForm, own);
    const outcome = form.ok ? await commands.givePasskey(signedIn(req), form.value.answer) : form;
    if (!outcome.ok) {
      const proofs = proofsOf(identity);
      const page = identity.secondFactor === "given" ? stepUpPage : giveFactorPage;
      return reply.html(page({ proofs, next, sent }, outcome.problems), 422);
    }
    setSessionCookie(reply, outcome.value);
    return sent ? reply.html(sendOnPage(next, sent)) : reply.redirect(next, 303);
  });

  const open = { capability: "public", always: true, ...tried } as const;

  app.post("/sign-in/passkey/challenge", { config: open }, async (req, reply) =>
    asJson(reply, await commands.askForPasskeySignIn(at(req, keptBrowserOf(req, reply)))),
  );

  app.post("/sign-in/passkey", { config: open }, async (req, reply) => {
    const form = readForm(passkeyAnswerForm, req.body);
    const device = deviceInWords(req.headers["user-agent"]);
    const outcome = form.ok ? await commands.signInByPasskey(at(req), { ...form.value, device }) : form;
    const next = safePath(typed(req.body)["next"], "/account");
    if (!outcome.ok) return reply.html(passkeySignInPage(next, outcome.problems), 422);
    // A session that was open in this browser ends: its token is not carried over (session fixation).
    if (req.sessionToken) await signOut(database, req.sessionToken, req.id);
    setSessionCookie(reply, outcome.value);
    return reply.redirect(next, 303);
  });
}

/** What a script asked for, or why not. */
function asJson(reply: FastifyReply, outcome: Outcome<object>): FastifyReply {
  return outcome.ok
    ? reply.send(outcome.value)
    : reply.code(422).send({ problems: outcome.problems.map(({ message }) => message) });
}
