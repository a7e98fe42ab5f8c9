import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { Forbidden, NotFound } from "../kernel/errors.ts";
import { recordEvent } from "../platform/audit/record.ts";
import { type Engine, isDatabaseProblem, NO_IDENTITY } from "../platform/db/engine.ts";
import { asMember } from "../platform/tenancy/transactions.ts";
import { slugOf } from "./access.ts";
import { ForeignForm } from "./csrf.ts";
import { errorPage, secondFactorFirstPage, signInAgainPage } from "./error-pages.ts";
import { type Typed, typed } from "./forms.ts";
import type { View } from "./reply.ts";
import { SecondFactorNeeded, SignInNeeded, StepUpNeeded } from "./request.ts";
import { proofOf, stepUpPage } from "./step-up.ts";

/** Turns whatever was thrown into a page, a status and a log line. Pages tell a reference number and no detail. */
export function handleErrors(app: FastifyInstance, engine: Engine): void {
  app.setNotFoundHandler((_req, reply) => refuse(reply, notFound()));
  app.setErrorHandler<FastifyError>(async (error, req, reply) => {
    if (error instanceof NotFound) return refuse(reply, notFound());
    if (error instanceof Forbidden) {
      await recordRefusal(engine, req, error.capability);
      return refuse(reply, { status: 403, view: errorPage.forbidden() });
    }
    if (error instanceof SignInNeeded || (isDatabaseProblem(error) && error.code === NO_IDENTITY))
      return askToSignIn(req, reply);
    if (error instanceof SecondFactorNeeded) return askForSecondFactor(req, reply);
    if (error instanceof StepUpNeeded) return askToStepUp(req, reply);
    const known = knownProblem(error, req.id);
    if (known) {
      req.log.warn({ status: known.status, code: error.code }, "request refused");
      return refuse(reply, known);
    }
    req.log.error({ err: error }, "request failed");
    return refuse(reply, { status: 500, view: errorPage.failed(req.id) });
  });
}

type Refusal = { readonly status: number; readonly view: View; readonly retryAfter?: number };

function refuse(reply: FastifyReply, { status, view, retryAfter }: Refusal): FastifyReply {
  if (retryAfter !== undefined) reply.header("retry-after", retryAfter);
  reply.header("cache-control", "no-store");
  return reply.html(view, status);
}

function notFound(): Refusal {
  return { status: 404, view: errorPage.notFound() };
}

/** A page is asked for again after signing in. What a form sent is shown, so that it can be copied. */
function askToSignIn(req: FastifyRequest, reply: FastifyReply): FastifyReply {
  req.identity = undefined;
  if (isReading(req)) return reply.redirect(`/sign-in?next=${encodeURIComponent(req.url)}`, 303);
  return refuse(reply, { status: 401, view: signInAgainPage(sentFields(req)) });
}

function askForSecondFactor(req: FastifyRequest, reply: FastifyReply): FastifyReply {
  if (isReading(req)) return reply.redirect(`/account/second-factor?next=${encodeURIComponent(req.url)}`, 303);
  return refuse(reply, { status: 401, view: secondFactorFirstPage(sentFields(req)) });
}

/** A form that was sent waits in the page that asks for the proof, and goes on from there. */
function askToStepUp(req: FastifyRequest, reply: FastifyReply): FastifyReply {
  if (isReading(req)) return reply.redirect(`/account/step-up?next=${encodeURIComponent(req.url)}`, 303);
  const proof = proofOf(req.identity);
  return refuse(reply, { status: 401, view: stepUpPage({ proof, next: req.url, sent: sentFields(req) }, []) });
}

function isReading(req: FastifyRequest): boolean {
  return req.method === "GET" || req.method === "HEAD";
}

function sentFields(req: FastifyRequest): Typed {
  const { _csrf, ...fields } = typed(req.body);
  return fields;
}

const CONSTRAINTS = new Set(["23503", "23505", "23514", "23502", "40001", "40P01"]);
const TOO_SLOW = new Set(["57014", "55P03", "25P03"]);
const UNREACHABLE = new Set([
  "ECONNREFUSED",
  "ECONNRESET",
  "57P01",
  "57P02",
  "57P03",
  "08006",
  "08003",
  "08001",
  "53300",
]);

function knownProblem(error: FastifyError, reference: string): Refusal | undefined {
  const busy: Refusal = { status: 503, view: errorPage.busy(reference), retryAfter: 5 };
  if (error instanceof ForeignForm) return { status: 403, view: errorPage.staleForm() };
  if (CONSTRAINTS.has(error.code)) return { status: 409, view: errorPage.conflict() };
  if (
    TOO_SLOW.has(error.code) ||
    UNREACHABLE.has(error.code) ||
    /timeout exceeded when trying to connect/.test(error.message)
  )
    return busy;
  if (error.statusCode === 503) return busy;
  if (error.statusCode === 429) return { status: 429, view: errorPage.tooMany() };
  if (error.statusCode === 413) return { status: 413, view: errorPage.tooLarge() };
  if (error.statusCode !== undefined && error.statusCode < 500)
    return { status: error.statusCode, view: errorPage.badRequest() };
  return undefined;
}

/** A refusal is an event of its own, after the transaction that was refused has been undone. */
async function recordRefusal(engine: Engine, req: FastifyRequest, capability: string): Promise<void> {
  if (!req.sessionToken) return;
  await asMember(engine, req.sessionToken, slugOf(req), req.id, async (tx) => {
    recordEvent(tx, "access.refused", req.routeOptions.url ?? "", { capability, method: req.method });
  });
}
