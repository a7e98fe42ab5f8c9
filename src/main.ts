import { makeDemonstration, markFinished, markUnfinished, removeUnfinished } from "../demo/index.ts";
import { buildApp } from "./app.ts";
import { OperatorError } from "./kernel/errors.ts";
import { listLivePartnerships, listPartnerships } from "./modules/partnerships/index.ts";
import { modules } from "./modules.ts";
import { type Config, readConfig } from "./platform/config/config.ts";
import { shownDemonstrationAccounts } from "./platform/config/demonstration.ts";
import { builtEntry } from "./platform/config/paths.ts";
import { listenForCommands } from "./platform/console/socket.ts";
import { type Database, openDatabase } from "./platform/db/open.ts";
import { openTaskRunner } from "./platform/engine/runner.ts";
import { housekeeping, housekeepingSchedules } from "./platform/jobs/housekeeping.ts";
import { startWorker } from "./platform/jobs/worker.ts";
import { openLog } from "./platform/log/log.ts";
import type { Services } from "./platform/services.ts";
import { asVisitor } from "./platform/tenancy/transactions.ts";

/** Milliseconds that requests and jobs under way get to finish when the process is told to stop. */
const GRACE_MS = 10_000;

/** A transaction on the embedded database that holds everybody up for longer is worth a line. */
const LONG_HOLD_MS = 100;

try {
  await start(readConfig(process.env));
} catch (error) {
  if (!(error instanceof OperatorError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
  process.disconnect?.();
}

async function start(config: Config): Promise<void> {
  const log = openLog(config.LOG_LEVEL);
  const database = await openDatabase(config, {
    beforeOpen: (isNew) => {
      removeUnfinished(config.dataFolder);
      if (isNew && config.DEMO !== "off") markUnfinished(config.dataFolder);
    },
    onHeld: (purpose, ms) => {
      if (ms > LONG_HOLD_MS) log.warn({ purpose, ms: Math.round(ms) }, "a transaction held the embedded database");
    },
  });
  const services: Services = { database, config, log, engine: openTaskRunner({ entry: builtEntry("engine") }) };
  try {
    await serveOn(services, database);
  } catch (error) {
    await services.engine.close();
    await database.close();
    throw error;
  }
}

async function serveOn(services: Services, database: Database): Promise<void> {
  const { config } = services;
  if (database.kind === "embedded" && config.EMBEDDED_LIVE !== "accept") await refuseLivePartnerships(database);
  if (await wantsDemonstration(config, database)) await demonstrate(services);
  markFinished(config.dataFolder);
  const closers: (() => Promise<void>)[] = [];
  if (config.ROLE !== "web") closers.push(startJobs(services));
  if (config.ROLE !== "worker") closers.push(await serve(services));
  if (database.kind === "embedded")
    closers.push(
      await listenForCommands(
        services,
        modules.flatMap((module) => module.console ?? []),
      ),
    );
  stopTidily(services, closers);
}

/** `auto` makes it in a new embedded database; `on` in any that has no partnership yet. */
async function wantsDemonstration(config: Config, database: Database): Promise<boolean> {
  if (config.DEMO === "off" || config.ROLE !== "all") return false;
  if (config.DEMO === "auto" && !database.isNew) return false;
  const partnerships = await asVisitor(database, undefined, "start", listPartnerships);
  return partnerships.length === 0;
}

async function demonstrate(services: Services): Promise<void> {
  process.stdout.write("Making the demonstration, once:\n");
  // Its jobs and their steps are no news: only what goes wrong is logged.
  const quiet = { ...services, log: services.log.child({}, { level: "warn" }) };
  await makeDemonstration(quiet, (step, milliseconds) => {
    if (milliseconds === undefined) process.stdout.write(`  ${step} … `);
    else process.stdout.write(`${(milliseconds / 1000).toFixed(1)} s\n`);
  });
}

/** Where the pages are and, in a demonstration on this computer, how to get in. */
function sayWhere(services: Services, address: string): void {
  const accounts = shownDemonstrationAccounts(services.config);
  const lines = [`\nFrankpledge is at ${services.config.BASE_URL ?? address}`];
  if (accounts[0]) {
    lines.push(`\nDemonstration accounts, all with the passphrase ${accounts[0].passphrase}:`);
    for (const { title, email } of accounts) lines.push(`  ${title.padEnd(46)} ${email}`);
  }
  process.stdout.write(`${lines.join("\n")}\n\n`);
}

/** The embedded database is for evaluation: no real partnership's work may rest on it unless its operator accepts that. */
async function refuseLivePartnerships(database: Database): Promise<void> {
  const [live] = await asVisitor(database, undefined, "start", listLivePartnerships);
  if (live === undefined) return;
  throw new OperatorError(
    `${live} is a live partnership, and the embedded database does not promise to survive a power cut. Move it to a PostgreSQL server (DATABASE_URL), or accept the risk with EMBEDDED_LIVE=accept.`,
  );
}

async function serve(services: Services): Promise<() => Promise<void>> {
  const { config, log } = services;
  const app = await buildApp(services);
  try {
    await app.listen({ host: config.HOST, port: config.PORT });
  } catch (error) {
    if (!(error instanceof Error && "code" in error)) throw error;
    if (error.code === "EADDRINUSE") {
      throw new OperatorError(
        `Port ${config.PORT} is in use. Stop what uses it, or choose another with PORT, such as PORT=${config.PORT + 1}.`,
      );
    }
    if (error.code === "EACCES")
      throw new OperatorError(`Port ${config.PORT} may not be opened by this user. Choose one above 1023 with PORT.`);
    if (error.code === "EADDRNOTAVAIL")
      throw new OperatorError(`HOST ${config.HOST} is not an address of this computer. Set HOST to one that is.`);
    throw error;
  }
  log.info({ address: app.listeningOrigin }, "serving");
  sayWhere(services, app.listeningOrigin);
  process.send?.({ serving: app.listeningOrigin });
  return () => app.close();
}

function startJobs(services: Services): () => Promise<void> {
  const worker = startWorker({
    engine: services.database,
    log: services.log,
    handlers: [...housekeeping, ...modules.flatMap((module) => module.jobs?.(services) ?? [])],
    schedules: [...housekeepingSchedules, ...modules.flatMap((module) => module.schedules ?? [])],
  });
  return () => worker.stop(GRACE_MS);
}

/** Stops once: on a signal, and when the process that started this one goes. A second signal stops at once. */
function stopTidily({ log, database, engine }: Services, closers: readonly (() => Promise<void>)[]): void {
  let stopping = false;
  const stop = async (why: string) => {
    if (stopping) process.exit(1);
    stopping = true;
    log.info({ why }, "stopping");
    const impatient = setTimeout(() => process.exit(1), GRACE_MS + 5_000);
    impatient.unref();
    await Promise.all(closers.map((close) => close()));
    await engine.close();
    await database.close();
    log.info("stopped");
    process.exit(0);
  };
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, () => void stop(signal));
  process.on("disconnect", () => void stop("the parent went"));
}
