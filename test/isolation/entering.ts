import { CompiledQuery } from "kysely";
import type { Engine, Login } from "../../src/platform/db/engine.ts";
import {
  asAdministrator,
  asConsole,
  asJob,
  asLinkHolder,
  asMember,
  asProgram,
  asVisitor,
} from "../../src/platform/tenancy/transactions.ts";
import type { Tx } from "../../src/platform/tenancy/tx.ts";
import { type ActingRole, type Actor, type ActorKey, actor, type Entrance } from "./actors.ts";
import { tokenOf } from "./fixture/people.ts";
import { idOf, PARTNERSHIPS } from "./fixture/places.ts";
import { jobId, leaseOf } from "./fixture/platform.ts";
import type { Ask } from "./fixture.ts";

/**
 * Runs `work` in a transaction of the actor's, opened by the program's own wrapper on the login that the program would
 * use, and undoes it. Rejects with SQLSTATE 28000 when the actor is turned away.
 */
export async function inTransactionOf<T>(engine: Engine, key: ActorKey, work: (ask: Ask) => Promise<T>): Promise<T> {
  const undo = new Error("Undone on purpose");
  let answer: { value: T } | undefined;
  const once = async (ask: Ask) => {
    answer = { value: await work(ask) };
    throw undo;
  };
  try {
    await enter(engine, actor(key), once);
  } catch (error) {
    if (error !== undo) throw error;
  }
  if (!answer) throw new Error(`${key} did not come in`);
  return answer.value;
}

/** The same identity as one statement of whoever is in the actor's role already: what the wrapper says first. */
export function beginning({
  enters,
}: Actor): { readonly sql: string; readonly parameters: readonly unknown[] } | undefined {
  switch (enters.by) {
    case "visit":
      return { sql: "select ctx.begin_public($1, $2)", parameters: [slugOf(enters.asks), "test"] };
    case "session":
      return {
        sql: "select ctx.begin_member($1, $2, $3)",
        parameters: [Buffer.from(tokenOf(enters.session)), slugOf(enters.asks), "test"],
      };
    case "employer":
      return {
        sql: "select ctx.begin_organisation($1, $2, $3)",
        parameters: [Buffer.from(tokenOf(enters.session)), idOf("organisation", enters.organisation), "test"],
      };
    case "link":
      return { sql: "select ctx.begin_action_link($1, $2)", parameters: [Buffer.from(enters.token), "test"] };
    case "token":
      return {
        sql: "select ctx.begin_token($1, $2, $3)",
        parameters: [Buffer.from(enters.token), slugOf(enters.asks), "test"],
      };
    case "lease":
      return {
        sql: "select ctx.begin_job($1, $2, $3)",
        parameters: [jobId(enters.job), leaseOfEntrance(enters), "test"],
      };
    case "console":
      return {
        sql: "select ctx.begin_console($1, $2, $3)",
        parameters: [slugOf(enters.asks), enters.capabilities, "test"],
      };
    case "forgery":
      return { sql: FORGERY, parameters: [] };
    case "nothing":
      return undefined;
  }
}

/** Everything an identity needs, in the right shape and for this very transaction, but for the signature. */
const FORGERY = `select set_config('app.ctx', repeat('0', 64) || jsonb_build_object(
  'role', current_setting('role'), 'partnership', '${PARTNERSHIPS.A.id}', 'person', null, 'account', null, 'session', null,
  'job', null, 'capabilities', '["datasets:read", "datasets:import", "assessments:read", "assessments:write"]'::jsonb,
  'request', 'test', 'backend', pg_backend_pid(),
  'transaction', extract(epoch from transaction_timestamp())::text)::text, true)`;

function enter(engine: Engine, who: Actor, work: (ask: Ask) => Promise<void>): Promise<void> {
  const { enters } = who;
  switch (enters.by) {
    case "visit":
      return asVisitor(engine, slugOf(enters.asks) ?? undefined, "test", (tx) => work(asking(tx)));
    case "session":
      return asMember(engine, tokenOf(enters.session), slugOf(enters.asks) ?? undefined, "test", (tx) =>
        work(asking(tx)),
      );
    case "employer":
      return asAdministrator(engine, tokenOf(enters.session), idOf("organisation", enters.organisation), "test", (tx) =>
        work(asking(tx)),
      );
    case "link":
      return asLinkHolder(engine, enters.token, "test", (tx) => work(asking(tx)));
    case "token":
      return asProgram(engine, enters.token, slugOf(enters.asks) ?? "", "test", (tx) => work(asking(tx)));
    case "lease": {
      const lease = { id: jobId(enters.job), lease: leaseOfEntrance(enters), name: "test" };
      return asJob(engine, lease, (tx) => work(asking(tx)));
    }
    case "console": {
      const { capabilities } = enters;
      return asConsole(engine, { slug: PARTNERSHIPS[enters.asks].slug, capabilities, command: "test" }, (tx) =>
        work(asking(tx)),
      );
    }
    case "forgery":
    case "nothing":
      return engine.transaction({ login: LOGINS[who.role], role: who.role, purpose: "test" }, async (session) => {
        const first = beginning(who);
        if (first) await session.query(first.sql, first.parameters);
        await work(async (sql, parameters) => (await session.query<never>(sql, parameters)).rows);
      });
  }
}

const LOGINS: Readonly<Record<ActingRole, Login>> = {
  fp_member: "web",
  fp_public: "web",
  fp_job: "worker",
  fp_auth: "auth",
};

function leaseOfEntrance({ job, lease = job }: Extract<Entrance, { by: "lease" }>): string {
  return leaseOf(lease);
}

function slugOf(place: keyof typeof PARTNERSHIPS | undefined): string | null {
  return place === undefined ? null : PARTNERSHIPS[place].slug;
}

function asking(tx: Tx): Ask {
  return async <Row>(sql: string, parameters: readonly unknown[] = []) =>
    (await tx.executeQuery<Row>(CompiledQuery.raw(sql, [...parameters]))).rows;
}
