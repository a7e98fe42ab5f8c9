import type { FastifyInstance } from "fastify";
import type { Services } from "../../../platform/services.ts";
import { readForm, readParams, typed } from "../../../web/forms.ts";
import { LIMITS } from "../../../web/limits.ts";
import { safePath } from "../../../web/next-path.ts";
import { proofsOf } from "../../../web/step-up.ts";
import { beginApp, confirmApp, readFactors, renewRecoveryCodes } from "../commands/factors.ts";
import { relyingParty } from "../commands/passkeys.ts";
import { giveCode } from "../commands/step-up.ts";
import { codeForm, nextQuery } from "../forms/sign-in.ts";
import { listOwnPasskeys } from "../store/passkeys.ts";
import { appPage, giveFactorPage, recoveryCodesPage, secondFactorPage } from "../views/second-factor.ts";
import { setSessionCookie } from "./cookie.ts";

/** Giving the second factor after the first, and setting it up. */
export function secondFactorRoutes(app: FastifyInstance, { database, config }: Services): void {
  const proving = (req: { sessionToken: string | undefined; id: string }) => ({
    database,
    config,
    token: req.sessionToken ?? "",
    request: req.id,
  });
  const canAddPasskey = relyingParty(config.baseUrl) !== undefined;
  const before = { capability: "signed-in", beforeSecondFactor: true } as const;
  const changing = { capability: "signed-in", stepUp: true } as const;

  app.get("/account/second-factor", { config: before }, async (req, reply) => {
    const { next: asked } = readParams(nextQuery, req.query);
    const next = safePath(asked, "/account");
    const { identity, passkeys } = await req.inPartnership(async (tx) => ({
      identity: tx.identity,
      passkeys: await listOwnPasskeys(tx),
    }));
    if (identity.secondFactor === "awaited")
      return reply.html(giveFactorPage({ proofs: proofsOf(identity), next }, []));
    const factors = await readFactors(proving(req));
    return reply.html(secondFactorPage({ factors, passkeys, canAddPasskey }, next));
  });

  app.post("/account/second-factor", { config: { ...before, rateLimit: LIMITS.signIn } }, async (req, reply) => {
    const identity = await req.inPartnership(async (tx) => tx.identity);
    const next = safePath(typed(req.body)["next"], "/account");
    const form = readForm(codeForm, req.body);
    const outcome = form.ok ? await giveCode(proving(req), form.value.code, req.now) : form;
    if (!outcome.ok) return reply.html(giveFactorPage({ proofs: proofsOf(identity), next }, outcome.problems), 422);
    setSessionCookie(reply, outcome.value);
    return reply.redirect(next, 303);
  });

  app.get("/account/second-factor/app", { config: changing }, async (req, reply) => {
    const { next } = readParams(nextQuery, req.query);
    await req.inPartnership(async () => {});
    return reply.html(appPage(await readFactors(proving(req)), safePath(next, "/account"), []));
  });

  app.post("/account/second-factor/app", { config: changing }, async (req, reply) => {
    await req.inPartnership(async () => {});
    await beginApp(proving(req));
    const next = safePath(typed(req.body)["next"], "/account");
    return reply.redirect(`/account/second-factor/app?next=${encodeURIComponent(next)}`, 303);
  });

  app.post(
    "/account/second-factor/app/confirmation",
    { config: { ...changing, rateLimit: LIMITS.signIn } },
    async (req, reply) => {
      await req.inPartnership(async () => {});
      const next = safePath(typed(req.body)["next"], "/account");
      const form = readForm(codeForm, req.body);
      const outcome = form.ok ? await confirmApp(proving(req), form.value.code, req.now) : form;
      if (!outcome.ok) return reply.html(appPage(await readFactors(proving(req)), next, outcome.problems), 422);
      setSessionCookie(reply, outcome.value.token);
      return reply.html(recoveryCodesPage(outcome.value.recoveryCodes, next));
    },
  );

  app.post("/account/second-factor/recovery-codes", { config: changing }, async (req, reply) => {
    await req.inPartnership(async () => {});
    const next = safePath(typed(req.body)["next"], "/account");
    const outcome = await renewRecoveryCodes(proving(req));
    if (!outcome.ok) return reply.html(appPage(await readFactors(proving(req)), next, outcome.problems), 422);
    return reply.html(recoveryCodesPage(outcome.value, next));
  });
}
