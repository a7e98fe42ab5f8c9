import type { FastifyInstance } from "fastify";
import type { Outcome } from "../../../kernel/outcome.ts";
import type { Services } from "../../../platform/services.ts";
import { readForm, readParams, type Typed, typed } from "../../../web/forms.ts";
import { LIMITS } from "../../../web/limits.ts";
import { safePath } from "../../../web/next-path.ts";
import { proofsOf, readSent, sendOnPage, stepUpPage } from "../../../web/step-up.ts";
import { giveCode, givePassphrase, type Proving } from "../commands/step-up.ts";
import { codeForm, nextQuery, samePassphraseForm } from "../forms/sign-in.ts";
import { setSessionCookie } from "./cookie.ts";

/** Proving again who one is, before a risky act. */
export function stepUpRoutes(app: FastifyInstance, { database, config }: Services): void {
  app.get("/account/step-up", { config: { capability: "signed-in" } }, async (req, reply) => {
    const { next } = readParams(nextQuery, req.query);
    const identity = await req.inPartnership(async (tx) => tx.identity);
    return reply.html(stepUpPage({ proofs: proofsOf(identity), next: safePath(next, "/account") }, []));
  });

  app.post(
    "/account/step-up",
    { config: { capability: "signed-in", rateLimit: LIMITS.signIn } },
    async (req, reply) => {
      const identity = await req.inPartnership(async (tx) => tx.identity);
      const { sent, own } = readSent(typed(req.body));
      const proofs = proofsOf(identity);
      const next = safePath(own["next"], "/account");
      const proving = { database, config, token: req.sessionToken ?? "", request: req.id };
      const outcome = await (proofs.includes("passphrase")
        ? byPassphrase(proving, own, req.now)
        : byCode(proving, own, req.now));
      if (!outcome.ok) return reply.html(stepUpPage({ proofs, next, sent }, outcome.problems), 422);
      setSessionCookie(reply, outcome.value);
      return sent ? reply.html(sendOnPage(next, sent)) : reply.redirect(next, 303);
    },
  );
}

async function byCode(proving: Proving, fields: Typed, now: Date): Promise<Outcome<string>> {
  const form = readForm(codeForm, fields);
  return form.ok ? giveCode(proving, form.value.code, now) : form;
}

async function byPassphrase(proving: Proving, fields: Typed, now: Date): Promise<Outcome<string>> {
  const form = readForm(samePassphraseForm, fields);
  return form.ok ? givePassphrase(proving, form.value.passphrase, now) : form;
}
