import { makeDemonstration } from "../demo/index.ts";
import { buildApp } from "../src/app.ts";
import { openSession } from "../src/modules/accounts/index.ts";
import { type Environment, readConfig } from "../src/platform/config/config.ts";
import { builtEntry } from "../src/platform/config/paths.ts";
import type { Engine } from "../src/platform/db/engine.ts";
import { openDatabase } from "../src/platform/db/open.ts";
import { openTaskRunner } from "../src/platform/engine/runner.ts";
import { openLog } from "../src/platform/log/log.ts";
import type { Services } from "../src/platform/services.ts";
import { identityRoutes } from "./identity-cost.ts";
import { TOOK } from "./load.ts";
import { stormRoute } from "./sign-in-storm.ts";
import { findAccount, type Page, pagesToMeasure } from "./world.ts";

export type { Page };
export type Serving = { readonly origin: string; readonly tokens: readonly string[]; readonly pages: readonly Page[] };
export type Statement = { readonly text: string; readonly ms: number };

const PEOPLE = 8;

/** The product's own application on the demonstration, with two routes more and a header that says how long it took. */
export async function serve(environment: Environment): Promise<void> {
  const config = readConfig({ ...environment, DEMO: "on", SHED_DELAY_MS: "0" });
  const log = openLog("error");
  const statements = new Map<string, { ms: number; count: number }>();
  const database = timed(await openDatabase(config), statements);
  const services: Services = { database, config, log, engine: openTaskRunner({ entry: builtEntry("engine") }) };
  await makeDemonstration(services, () => {});
  const account = await findAccount(services, "analyst.thurrock@frankpledge.example");
  const tokens: string[] = [];
  for (let person = 0; person < PEOPLE; person++)
    tokens.push(await openSession(database, { account, method: "console", device: "" }, "bench"));

  const app = await buildApp(services);
  app.addHook("onSend", async (_req, reply) => void reply.header(TOOK, reply.elapsedTime));
  for (const [kind, capability] of [
    ["desk", "partnerships:read"],
    ["public", "public"],
  ] as const) {
    const cache = kind === "public" ? "public" : "private";
    app.get(`/:partnership/floor/${kind}/:bytes`, { config: { capability, cache } }, async (req, reply) => {
      await req.inPartnership(async () => {});
      return reply.type("text/html; charset=utf-8").send(bytesOf(Number((req.params as { bytes: string }).bytes)));
    });
  }
  identityRoutes(app, bytesOf);
  stormRoute(app);
  await app.listen({ host: config.HOST, port: 0 });
  const pages = await pagesToMeasure(services, tokens[0] ?? "");
  process.send?.({ origin: app.listeningOrigin, tokens, pages } satisfies Serving);
  statements.clear();
  process.on("message", () => {
    const means = [...statements].map(([sql, { ms, count }]) => ({
      text: sql.replace(/\s+/g, " ").slice(0, 160),
      ms: ms / count,
    }));
    const slowest = means.sort((a, b) => b.ms - a.ms).slice(0, 12);
    process.send?.({ memoryMb: Math.round(process.memoryUsage().rss / 1e6), slowest });
  });
  process.on("disconnect", () => process.exit(0));
}

/** The same database, which notes how long each statement took. */
function timed<Database extends Engine>(
  database: Database,
  taken: Map<string, { ms: number; count: number }>,
): Database {
  return {
    ...database,
    transaction: (opening, work) =>
      database.transaction(opening, (session) =>
        work({
          ...session,
          query: async (sql, parameters) => {
            const since = performance.now();
            const result = await session.query(sql, parameters);
            const { ms, count } = taken.get(sql) ?? { ms: 0, count: 0 };
            taken.set(sql, { ms: ms + performance.now() - since, count: count + 1 });
            return result as never;
          },
        }),
      ),
  };
}

const made = new Map<number, string>();

function bytesOf(bytes: number): string {
  const text = made.get(bytes) ?? "x".repeat(bytes);
  made.set(bytes, text);
  return text;
}
