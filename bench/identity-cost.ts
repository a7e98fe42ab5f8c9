import type { FastifyInstance } from "fastify";
import { recordRead } from "../src/platform/audit/record.ts";
import { SESSION_COOKIE } from "../src/web/request.ts";
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

/**
 * How much processor time who asks costs a signed-in page, of the server and PostgreSQL together: the desk's floor less a
 * route that opens no transaction, and the same where a read is recorded. Medians of rounds in which all three take turns.
 */
export async function identityLine(
  { origin, tokens }: { readonly origin: string; readonly tokens: readonly string[] },
  costOf: (target: Target) => Promise<number>,
): Promise<string> {
  const cookies = tokens.map((token) => `${SESSION_COOKIE}=${token}`);
  const at = (path: string): Target => ({ url: `${origin}${path}`, cookies });
  const routes = {
    bare: at("/floor/bare"),
    opened: at(`/thurrock/floor/desk/${BYTES}`),
    recorded: at("/thurrock/floor/recorded"),
  };
  const opened: number[] = [];
  const recorded: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    const bare = await costOf(routes.bare);
    opened.push((await costOf(routes.opened)) - bare);
    recorded.push((await costOf(routes.recorded)) - bare);
  }
  const words = (costs: readonly number[]) => `${median(costs).toFixed(2)} ms`;
  return `Processor time of who asks, a request: ${words(opened)} for identity and session, ${words(recorded)} with a read recorded; the budget is ${BUDGET_MS} ms`;
}
