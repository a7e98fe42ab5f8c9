import type { FastifyInstance } from "fastify";
import { recordRead } from "../src/platform/audit/record.ts";
import { SESSION_COOKIE } from "../src/web/credentials.ts";
import { median, type Target } from "./load.ts";

/** What identity, session and audit together may cost a signed-in list page: milliseconds of processor time. */
const BUDGET_MS = 2;
const BYTES = 30_000;
const ROUNDS = 5;

/** Routes of the bench beside its floors: one that opens no transaction, and one in which a read is recorded. */
export function identityRoutes(app: FastifyInstance, bytesOf: (bytes: number) => string): void {
  // Public, because no signed-in route may answer without having checked who asks; the session's cookie comes all the same.
  // It answers so fast that its askers would be told to come again, like a flood.
  app.get("/floor/bare", { config: { capability: "public", always: true, rateLimit: false } }, async (_req, reply) =>
    reply.type("text/html; charset=utf-8").send(bytesOf(BYTES)),
  );
  app.get("/:partnership/floor/recorded", { config: { capability: "partnerships:read" } }, async (req, reply) => {
    await req.inPartnership(async (tx) => {
      recordRead(tx, tx.identity.person ?? "", ["contact"], { purpose: "bench" });
    });
    return reply.type("text/html; charset=utf-8").send(bytesOf(BYTES));
  });
}

/** Milliseconds of processor time that one request takes: of the web process, and of PostgreSQL's processes. */
export type Cost = { readonly server: number; readonly postgres: number };

/**
 * How much processor time who asks costs a signed-in page, of the web process, of PostgreSQL and of both: the desk's floor
 * less a route that opens no transaction, and the same where a read is recorded. Medians of rounds in which all three take turns,
 * and the least and the most of them.
 */
export async function identityLines(
  { origin, tokens }: { readonly origin: string; readonly tokens: readonly string[] },
  costOf: (target: Target) => Promise<Cost>,
): Promise<string[]> {
  const cookies = tokens.map((token) => `${SESSION_COOKIE}=${token}`);
  const at = (path: string): Target => ({ url: `${origin}${path}`, cookies });
  const routes = {
    bare: at("/floor/bare"),
    opened: at(`/thurrock/floor/desk/${BYTES}`),
    recorded: at("/thurrock/floor/recorded"),
  };
  const opened: Cost[] = [];
  const recorded: Cost[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    const bare = await costOf(routes.bare);
    opened.push(less(await costOf(routes.opened), bare));
    recorded.push(less(await costOf(routes.recorded), bare));
  }
  return [
    `Processor time of who asks, a request (the budget is ${BUDGET_MS} ms for all of it):`,
    `  identity and session:   ${words(opened)}`,
    `  with a read recorded:   ${words(recorded)}`,
  ];
}

function less(one: Cost, other: Cost): Cost {
  return { server: one.server - other.server, postgres: one.postgres - other.postgres };
}

function words(costs: readonly Cost[]): string {
  const both = costs.map(({ server, postgres }) => server + postgres);
  const [server, postgres, sum] = [costs.map((cost) => cost.server), costs.map((cost) => cost.postgres), both].map(
    median,
  );
  const spread = `${Math.min(...both).toFixed(2)} to ${Math.max(...both).toFixed(2)}`;
  return `web ${server?.toFixed(2)} ms + PostgreSQL ${postgres?.toFixed(2)} ms; together ${sum?.toFixed(2)} ms (${spread})`;
}
