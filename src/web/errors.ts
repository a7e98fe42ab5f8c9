import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { Forbidden, NotFound } from "../kernel/errors.ts";
import { isId } from "../kernel/ids.ts";
import { recordRefusedRequest } from "../platform/audit/refused-requests.ts";
import { type Engine, isDatabaseProblem, NO_IDENTITY } from "../platform/db/engine.ts";
import { TOO_MANY_SIGN_INS } from "../platform/passphrases/passphrases.ts";
import { asMember, asProgram } from "../platform/tenancy/transactions.ts";
import type { Tx } from "../platform/tenancy/tx.ts";
import { capabilityOf, slugOf } from "./access.ts";
import { bearerOf } from "./credentials.ts";
import { ForeignForm } from "./csrf.ts";
import { errorPage, secondFactorFirstPage, signInAgainPage } from "./error-pages.ts";
import { type Typed, typed } from "./forms.ts";
import type { View } from "./reply.ts";
import { SecondFactorNeeded, SignInNeeded, StepUpNeeded } from "./request.ts";
import { proofsOf, stepUpPage } from "./step-up.ts";

/** Turns whatever was thrown into a page, a status and a log line. Pages tell a reference number and no detail. */
export function handleErrors(app: FastifyInstance, engine: Engine): void {
  app.setNotFoundHandler((_req, reply) => refuse(reply, notFound()));
  app.setErrorHandler<FastifyError>(async (error, req, reply) => {
    const refusal = refusalFor(error);
    if (refusal) {
      try {
        await recordRefusal(engine, req, refusal.status, error);
      } catch (problem) {
        if (isDatabaseProblem(problem) && problem.code === NO_IDENTITY)
          return error instanceof ForeignForm ? refuse(reply, refusal) : askToSignIn(req, reply);
        // A refusal that cannot be recorded is a failure: nobody gets to try in the dark.
        req.log.error({ err: problem }, "a refusal could not be recorded");
        return refuse(reply, { status: 500, view: errorPage.failed(req.id) });
      }
      return refuse(reply, refusal);
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
  if (bearerOf(reply.request) !== undefined)
    return reply.code(status).send({ error: TOLD_TO_PROGRAMS[status] ?? view.title });
  return reply.html(view, status);
}

function notFound(): Refusal {
  return { status: 404, view: errorPage.notFound() };
}

/** What of the known answers is a refusal, and therefore an event. What is hidden is refused as what never was. */
function refusalFor(error: Error): Refusal | undefined {
  if (error instanceof NotFound) return notFound();
  if (error instanceof Forbidden) return { status: 403, view: errorPage.forbidden() };
  if (error instanceof ForeignForm) return { status: 403, view: errorPage.staleForm() };
  return undefined;
}

/** What a program that is refused reads, where the title of a page would not say it. */
const TOLD_TO_PROGRAMS: Readonly<Record<number, string>> = {
  400: "Send an access token or the cookie of a session, and not both",
  401: "The access token is wrong, has expired or was ended, or opens nothing here",
  403: "This download is not among those of the access token, or its person may not fetch it any more",
  404: "There is nothing at this address, or nothing that the person of the access token may fetch",
};

/** A page is asked for again after signing in. What a form sent is shown, so that it can be copied. */
function askToSignIn(req: FastifyRequest, reply: FastifyReply): FastifyReply {
  req.identity = undefined;
  if (bearerOf(req) !== undefined) {
    reply.header("www-authenticate", 'Bearer error="invalid_token"');
    return refuse(reply, { status: 401, view: signInAgainPage({}) });
  }
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
  const proofs = proofsOf(req.identity);
  return refuse(reply, { status: 401, view: stepUpPage({ proofs, next: req.url, sent: sentFields(req) }, []) });
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
  if (CONSTRAINTS.has(error.code)) return { status: 409, view: errorPage.conflict() };
  if (
    TOO_SLOW.has(error.code) ||
    UNREACHABLE.has(error.code) ||
    /timeout exceeded when trying to connect/.test(error.message)
  )
    return busy;
  if (error.statusCode === 503) return busy;
  if (error.code === TOO_MANY_SIGN_INS) return { status: 429, view: errorPage.tooManySignIns(), retryAfter: 5 };
  if (error.statusCode === 429) return { status: 429, view: errorPage.tooMany() };
  if (error.statusCode === 413) return { status: 413, view: errorPage.tooLarge() };
  if (error.statusCode !== undefined && error.statusCode < 500)
    return { status: error.statusCode, view: errorPage.badRequest() };
  return undefined;
}

/**
 * A refusal is an event of its own, after the transaction that was refused has been undone. Only who is signed in, and their
 * programs, can be refused something; of the address, only ids are kept, since the rest of it is whatever somebody typed.
 */
async function recordRefusal(engine: Engine, req: FastifyRequest, status: number, why: Error): Promise<void> {
  const bearer = bearerOf(req);
  if ((!req.sessionToken && bearer === undefined) || capabilityOf(req) === "public") return;
  const object = Object.values(req.params as Record<string, string>).findLast(isId);
  const record = (tx: Tx) =>
    recordRefusedRequest(tx, slugOf(req), {
      route: req.routeOptions.url ?? "",
      method: req.method,
      status,
      ...(object !== undefined && { object }),
      ...(why instanceof Forbidden && { capability: why.capability }),
    });
  if (bearer !== undefined) return asProgram(engine, bearer, slugOf(req) ?? "", req.id, record);
  await asMember(engine, req.sessionToken ?? "", slugOf(req), req.id, record);
}
