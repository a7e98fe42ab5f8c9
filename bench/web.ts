import { type ChildProcess, fork } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { makeDemonstration } from "../demo/index.ts";
import { buildApp } from "../src/app.ts";
import { openSession } from "../src/modules/accounts/index.ts";
import { type Environment, readConfig } from "../src/platform/config/config.ts";
import { builtEntry } from "../src/platform/config/paths.ts";
import { openDatabase } from "../src/platform/db/open.ts";
import { prepareServer } from "../src/platform/db/prepare.ts";
import { openTaskRunner } from "../src/platform/engine/runner.ts";
import { openLog } from "../src/platform/log/log.ts";
import type { Services } from "../src/platform/services.ts";
import { SESSION_COOKIE } from "../src/web/request.ts";
import { startPostgres } from "../test/engines/postgres.ts";
import { asFastAsPossible, atRate, percentile, type Target, throughput } from "./load.ts";
import { fillRegister, findAccount, type Page, pagesToMeasure } from "./world.ts";

/*
 * Every page of the product against a floor in the same run: a bare route that opens the same transaction and answers the
 * same bytes. Ratios travel between machines; milliseconds do not. Nothing here passes or fails.
 */

type Serving = { readonly serving: string; readonly token: string; readonly pages: readonly Page[] };
const SECONDS = Number(process.env["BENCH_SECONDS"] ?? 5);
const CONNECTIONS = 8;
const RATE = { desk: 30, public: 100 } as const;

if (process.send) await serve(process.env);
else await measure();

async function measure(): Promise<void> {
  const postgres = await startPostgres();
  const folder = mkdtempSync(join(tmpdir(), "fp-bench-"));
  try {
    const settings = await prepareServer(postgres.adminUrl);
    const server = fork(process.argv[1] ?? "", {
      env: { ...process.env, ...settings, DATA_DIR: folder, PORT: "0", LOG_LEVEL: "warn" },
    });
    const { serving, token, pages } = await ready(server);
    print(["page", "bytes", "p50 ms", "p95 ms", "requests/s", "of the floor", "304 p95 ms"]);
    for (const page of pages) print(await measurePage(page, serving, token));
    print(["memory of the server, MB", "", "", "", "", "", String(await memoryOf(server))]);
    server.disconnect();
  } finally {
    await postgres.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function measurePage(page: Page, origin: string, token: string): Promise<string[]> {
  const cookie = page.kind === "desk" ? `${SESSION_COOKIE}=${token}` : undefined;
  const target: Target = { url: `${origin}${page.path}`, ...(cookie && { cookie }) };
  const first = await fetch(target.url, { headers: cookie ? { cookie } : {} });
  const bytes = (await first.arrayBuffer()).byteLength;
  if (!first.ok) throw new Error(`${page.path} answers ${first.status}`);
  await asFastAsPossible(target, CONNECTIONS, 1);
  const steady = await atRate(target, RATE[page.kind], SECONDS);
  // The floor before and after, because machines drift.
  const floor: Target = {
    ...target,
    url: `${origin}/floor/${page.kind}/${bytes}${page.kind === "desk" ? "/desk" : ""}`,
  };
  const floorBefore = throughput(await asFastAsPossible(floor, CONNECTIONS, SECONDS / 2));
  const full = await asFastAsPossible(target, CONNECTIONS, SECONDS);
  const floorAfter = throughput(await asFastAsPossible(floor, CONNECTIONS, SECONDS / 2));
  if (steady.failures + full.failures > 0)
    throw new Error(`${page.path} failed ${steady.failures + full.failures} times`);
  const etag = first.headers.get("etag");
  const unchanged = etag ? percentile(await atRate({ ...target, etag }, RATE[page.kind], 2), 0.95).toFixed(1) : "";
  return [
    page.name,
    String(bytes),
    percentile(steady, 0.5).toFixed(1),
    percentile(steady, 0.95).toFixed(1),
    throughput(full).toFixed(0),
    (throughput(full) / ((floorBefore + floorAfter) / 2)).toFixed(2),
    unchanged,
  ];
}

/** The product's own application with one route more. */
async function serve(environment: Environment): Promise<void> {
  const config = readConfig({ ...environment, DEMO: "on" });
  const log = openLog("warn");
  const database = await openDatabase(config);
  const services: Services = { database, config, log, engine: openTaskRunner({ entry: builtEntry("engine") }) };
  await makeDemonstration(services, () => {});
  const account = await findAccount(services, "analyst.thurrock@frankpledge.example");
  const token = await openSession(database, account, "bench");
  await fillRegister(services, token);
  const app = await buildApp(services);
  app.get("/floor/desk/:bytes/desk", { config: { capability: "signed-in" } }, async (req, reply) => {
    await req.inPartnership(async () => {});
    return reply.type("text/html; charset=utf-8").send(bytesOf(req.params));
  });
  app.get("/floor/public/:bytes", { config: { capability: "public", cache: "public" } }, async (req, reply) => {
    await req.inPartnership(async () => {});
    return reply.type("text/html; charset=utf-8").send(bytesOf(req.params));
  });
  await app.listen({ host: config.HOST, port: 0 });
  const pages = await pagesToMeasure(services, token);
  process.send?.({ serving: app.listeningOrigin, token, pages } satisfies Serving);
  process.on("message", () => process.send?.({ memory: Math.round(process.memoryUsage().rss / 1e6) }));
  process.on("disconnect", () => process.exit(0));
}

const made = new Map<number, string>();

function bytesOf(params: unknown): string {
  const bytes = Number((params as { bytes: string }).bytes);
  const text = made.get(bytes) ?? "x".repeat(bytes);
  made.set(bytes, text);
  return text;
}

function ready(server: ChildProcess): Promise<Serving> {
  return new Promise((resolve, reject) => {
    server.once("message", (message) => resolve(message as Serving));
    server.once("exit", (code) => reject(new Error(`The server ended with ${code}`)));
  });
}

function memoryOf(server: ChildProcess): Promise<number> {
  return new Promise((resolve) => {
    server.once("message", (message) => resolve((message as { memory: number }).memory));
    server.send("memory");
  });
}

function print(cells: readonly string[]): void {
  const [name = "", ...others] = cells;
  process.stdout.write(`${name.padEnd(44)}${others.map((cell) => cell.padStart(13)).join("")}\n`);
}
