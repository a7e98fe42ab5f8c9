import { Buffer } from "node:buffer";
import { queryBuilder } from "../db/dialect.ts";
import { type Engine, isDatabaseProblem, type Opening, type Session } from "../db/engine.ts";
import type { Identity, PendingEvent, Tx } from "./tx.ts";

type Work<T> = (tx: Tx) => Promise<T>;

/** A person with a session cookie, in the partnership of that slug, or in none. Throws SQLSTATE 28000 without a good session. */
export function asMember<T>(
  engine: Engine,
  token: string,
  slug: string | undefined,
  request: string,
  work: Work<T>,
): Promise<T> {
  return run(engine, { login: "web", role: "fp_member", purpose: request }, work, (session) =>
    begin(session, "select ctx.begin_member($1, $2, $3) as identity", [Buffer.from(token), slug ?? null, request]),
  );
}

/** A person with a session cookie, on the pages of an organisation's people. Throws SQLSTATE 28000 without a good session. */
export function asAdministrator<T>(
  engine: Engine,
  token: string,
  organisation: string,
  request: string,
  work: Work<T>,
): Promise<T> {
  return run(engine, { login: "web", role: "fp_member", purpose: request }, work, (session) =>
    begin(session, "select ctx.begin_organisation($1, $2, $3) as identity", [
      Buffer.from(token),
      organisation,
      request,
    ]),
  );
}

/** A visitor, who reads what is public. */
export function asVisitor<T>(engine: Engine, slug: string | undefined, request: string, work: Work<T>): Promise<T> {
  return run(engine, { login: "web", role: "fp_public", purpose: request }, work, (session) =>
    begin(session, "select ctx.begin_public($1, $2) as identity", [slug ?? null, request]),
  );
}

/** Somebody who follows the link of a reminder. Throws SQLSTATE 28000 when it is none of ours, used, expired or void. */
export function asLinkHolder<T>(engine: Engine, token: string, request: string, work: Work<T>): Promise<T> {
  return run(engine, { login: "web", role: "fp_member", purpose: request }, work, (session) =>
    begin(session, "select ctx.begin_action_link($1, $2) as identity", [Buffer.from(token), request]),
  );
}

/** A program with an access token, in the partnership of that slug. Throws SQLSTATE 28000 when the token opens nothing there. */
export function asProgram<T>(engine: Engine, token: string, slug: string, request: string, work: Work<T>): Promise<T> {
  return run(engine, { login: "web", role: "fp_member", purpose: request }, work, (session) =>
    begin(session, "select ctx.begin_token($1, $2, $3) as identity", [Buffer.from(token), slug, request]),
  );
}

/** A leased job, in its partnership. Throws SQLSTATE 28000 when the lease is lost or its person suspended. */
export function asJob<T>(engine: Engine, job: { id: string; lease: string; name: string }, work: Work<T>): Promise<T> {
  return run(engine, { login: "worker", role: "fp_job", purpose: job.name }, work, (session) =>
    begin(session, "select ctx.begin_job($1, $2, $3) as identity", [job.id, job.lease, `job ${job.id}`]),
  );
}

/** The operator at the host's console, with the capabilities that the command declares. */
export function asConsole<T>(
  engine: Engine,
  console: { slug: string; capabilities: readonly string[]; command: string },
  work: Work<T>,
): Promise<T> {
  return run(engine, { login: "worker", role: "fp_job", purpose: console.command }, work, (session) =>
    begin(session, "select ctx.begin_console($1, $2, $3) as identity", [
      console.slug,
      console.capabilities,
      console.command,
    ]),
  );
}

/** The functions of the worker that hand out jobs; they cross partnerships and show no row. */
export function asQueue<T>(engine: Engine, purpose: string, work: (session: Session) => Promise<T>): Promise<T> {
  return retryDeadlocks(() => engine.transaction({ login: "worker", role: "fp_job", purpose }, work));
}

/** The sign-in functions, before there is anybody to act for. */
export function asSignIn<T>(engine: Engine, purpose: string, work: (session: Session) => Promise<T>): Promise<T> {
  return retryDeadlocks(() => engine.transaction({ login: "auth", role: "fp_auth", purpose }, work));
}

async function run<T>(
  engine: Engine,
  opening: Opening,
  work: Work<T>,
  beginAs: (session: Session) => Promise<Identity>,
): Promise<T> {
  const afterCommit: (() => void)[] = [];
  const value = await retryDeadlocks(() =>
    engine.transaction(opening, async (session) => {
      afterCommit.length = 0;
      const events: PendingEvent[] = [];
      const identity = await beginAs(session);
      const tx: Tx = Object.assign(queryBuilder(session), { identity, events, afterCommit });
      const done = await work(tx);
      // Last, because it locks the end of the chain until the commit.
      if (events.length > 0) session.last("select ctx.append_events($1)", [JSON.stringify(events)]);
      return done;
    }),
  );
  for (const tell of afterCommit) tell();
  return value;
}

async function begin(session: Session, sql: string, parameters: readonly unknown[]): Promise<Identity> {
  const { rows } = await session.query<{ identity: Record<string, unknown> }>(sql, parameters);
  const fields = Object.entries(rows[0]?.identity ?? {}).filter(([, value]) => value !== null);
  return Object.fromEntries(fields) as unknown as Identity;
}

const DEADLOCK = new Set(["40P01", "40001"]);

async function retryDeadlocks<T>(attempt: () => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries++) {
    try {
      return await attempt();
    } catch (error) {
      if (tries === 3 || !isDatabaseProblem(error) || !DEADLOCK.has(error.code)) throw error;
    }
  }
}
