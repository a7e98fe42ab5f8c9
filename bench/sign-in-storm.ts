import type { FastifyInstance } from "fastify";
import { matchesPassphrase } from "../src/platform/passphrases/passphrases.ts";
import { atRate, percentile } from "./load.ts";

/** A route of the bench that does what a sign-in costs: the slow hash, in its queue. */
export function stormRoute(app: FastifyInstance): void {
  app.get("/floor/sign-in", { config: { capability: "public" } }, async (_req, reply) => {
    await matchesPassphrase(undefined, "a passphrase that nobody has");
    return reply.code(204).send();
  });
}

/** How the front page answers while fifty people a second sign in: two at a time are worked on, and twenty wait. */
export async function stormLine(origin: string, seconds: number): Promise<string> {
  const page = { url: `${origin}/`, cookies: [] };
  const quiet = percentile((await atRate(page, 30, seconds)).waited, 0.95);
  const [storm, during] = await Promise.all([
    atRate({ url: `${origin}/floor/sign-in`, cookies: [] }, 50, seconds),
    atRate(page, 30, seconds),
  ]);
  const stormy = percentile(during.waited, 0.95);
  const times = (stormy / quiet).toFixed(1);
  return `Sign-ins at 50 a second: the front page's p95 is ${stormy.toFixed(0)} ms, ${times} times that without them; ${storm.failures} of ${storm.waited.length} are told to come again`;
}
