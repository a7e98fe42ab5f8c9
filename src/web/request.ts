import type { FastifyInstance, FastifyRequest } from "fastify";
import { downloadsWith, isAccessToken } from "../kernel/access-tokens.ts";
import { type Day, dayOf } from "../kernel/dates.ts";
import { Forbidden, NotFound } from "../kernel/errors.ts";
import { isId } from "../kernel/ids.ts";
import { recordEvent } from "../platform/audit/record.ts";
import type { Engine } from "../platform/db/engine.ts";
import { holdsAnywhere } from "../platform/tenancy/held.ts";
import { asAdministrator, asMember, asProgram, asVisitor } from "../platform/tenancy/transactions.ts";
import type { Identity, Tx } from "../platform/tenancy/tx.ts";
import { capabilityOf, organisationOf, slugOf } from "./access.ts";
import { bearerOf, isAmbiguous, SESSION_COOKIE } from "./credentials.ts";

declare module "fastify" {
  interface FastifyRequest {
    /** The session token of the cookie, if there is one. Whether it is good is known only inside a transaction. */
    sessionToken: string | undefined;
    /** Who the transactions of this request turned out to act for; undefined before the first. */
    identity: Identity | undefined;
    now: Date;
    readonly today: Day;
    /**
     * Opens one transaction for whoever asks, in the partnership or organisation of the path, after checking the route's capability. The
     * only door to the database for a route. Throws NotFound for a partnership the actor cannot see, Forbidden for what
     * they may see but not do, SignInNeeded without a session or a good access token, SecondFactorNeeded and StepUpNeeded before
     * those are given.
     */
    inPartnership<T>(work: (tx: Tx) => Promise<T>): Promise<T>;
  }
}

/** The route is for people who are signed in, and nobody is. */
export class SignInNeeded extends Error {
  override readonly name = "SignInNeeded";
}

/** The request comes with a session and with an access token. */
class TwoCredentials extends Error {
  override readonly name = "TwoCredentials";
  readonly statusCode = 400;
}

/** The session may not do this before its person has given a second factor, or set one up. */
export class SecondFactorNeeded extends Error {
  override readonly name = "SecondFactorNeeded";
}

/** The act is risky, and it is too long since its person last proved who they are. */
export class StepUpNeeded extends Error {
  override readonly name = "StepUpNeeded";
}

export function decorateRequests(app: FastifyInstance, engine: Engine, clock: () => Date): void {
  app.decorateRequest("sessionToken", undefined);
  app.decorateRequest("identity", undefined);
  app.decorateRequest("now", null as unknown as Date);
  app.decorateRequest("today", {
    getter(this: FastifyRequest) {
      return dayOf(this.now);
    },
  });
  app.decorateRequest("inPartnership", function inPartnership<T>(this: FastifyRequest, work: (tx: Tx) => Promise<T>) {
    return openTransaction(engine, this, work);
  });
  app.addHook("onRequest", async (req) => {
    req.now = clock();
    if (isAmbiguous(req)) throw new TwoCredentials("A session and an access token came together");
    req.sessionToken = req.cookies[SESSION_COOKIE];
  });
  app.addHook("onSend", refuseUnchecked);
}

function openTransaction<T>(engine: Engine, req: FastifyRequest, work: (tx: Tx) => Promise<T>): Promise<T> {
  const capability = capabilityOf(req);
  const slug = slugOf(req);
  if (capability === "public") {
    return asVisitor(engine, slug, req.id, (tx) => {
      if (slug !== undefined && !tx.identity.partnership) throw new NotFound("partnership");
      req.identity = tx.identity;
      return work(tx);
    });
  }
  const bearer = bearerOf(req);
  if (bearer !== undefined) return openForProgram(engine, req, bearer, work);
  if (!req.sessionToken) return Promise.reject(new SignInNeeded());
  const organisation = organisationOf(req);
  const checked: typeof work = (tx) => {
    req.identity = tx.identity;
    const { beforeSecondFactor, stepUp } = req.routeOptions.config;
    const { secondFactor, withheld, steppedUp, partnership } = tx.identity;
    if (withheld || (secondFactor === "awaited" && !beforeSecondFactor)) throw new SecondFactorNeeded();
    if (slug !== undefined && !partnership) throw new NotFound("partnership");
    if (organisation !== undefined && !tx.identity.organisation) throw new NotFound("organisation");
    if (capability !== "signed-in" && !holdsAnywhere(tx.identity, capability ?? ""))
      throw new Forbidden(capability ?? "");
    if (stepUp && !steppedUp) throw new StepUpNeeded();
    return work(tx);
  };
  if (organisation === undefined) return asMember(engine, req.sessionToken, slug, req.id, checked);
  if (!isId(organisation)) return Promise.reject(new NotFound("organisation"));
  return asAdministrator(engine, req.sessionToken, organisation, req.id, checked);
}

/** The same for a program: what its token carries must be all that the download needs. Its first use of a day is an event. */
function openForProgram<T>(
  engine: Engine,
  req: FastifyRequest,
  token: string,
  work: (tx: Tx) => Promise<T>,
): Promise<T> {
  const { program } = req.routeOptions.config;
  if (!isAccessToken(token) || program === undefined) return Promise.reject(new SignInNeeded());
  return asProgram(engine, token, slugOf(req) ?? "", req.id, (tx) => {
    req.identity = tx.identity;
    if (tx.identity.isFirstToday) recordEvent(tx, "access-token.used", tx.identity.token ?? "");
    if (!downloadsWith(tx.identity.capabilities).includes(program)) throw new Forbidden(capabilityOf(req) ?? "");
    return work(tx);
  });
}

/** A page for signed-in people never leaves unless a transaction has checked who asks: a forgotten check leaks nothing. */
async function refuseUnchecked(req: FastifyRequest, reply: { statusCode: number }, payload: unknown): Promise<unknown> {
  const capability = capabilityOf(req);
  const checked = capability === undefined || capability === "public" || req.identity !== undefined;
  // A form shown again with its faults (422) is a page like any other.
  if (!checked && (reply.statusCode < 300 || reply.statusCode === 422))
    throw new Error(`${req.method} ${req.routeOptions.url} answered without checking who asks`);
  return payload;
}
