import { OperatorError } from "../kernel/errors.ts";
import { modules } from "../modules.ts";
import { type Config, type Environment, readConfig } from "../platform/config/config.ts";
import { builtEntry } from "../platform/config/paths.ts";
import { type Database, type OpenOptions, openDatabase } from "../platform/db/open.ts";
import { openTaskRunner } from "../platform/engine/runner.ts";
import { housekeepingJobs, housekeepingSchedules } from "../platform/jobs/housekeeping.ts";
import { startWorker } from "../platform/jobs/worker.ts";
import { openLog } from "../platform/log/log.ts";
import { mailJobs } from "../platform/mail/gate.ts";
import type { Services } from "../platform/services.ts";

/** Milliseconds that requests and jobs under way get to finish when the process is told to stop. */
const GRACE_MS = 10_000;

/** A transaction on the embedded database that holds everybody up for longer is worth a line. */
const LONG_HOLD_MS = 100;

/** Part of a running process, and how to end it. */
export type Closer = () => Promise<void>;

export type Announcement = (() => void) | undefined;

export type Starting = {
  readonly environment: Environment;
  readonly beforeOpen?: (config: Config) => OpenOptions["beforeOpen"];
  /** Starts what the process is for, and adds to `closers` how each part is ended. Answers what says that all of it runs. */
  readonly start: (services: Services, database: Database, closers: Closer[]) => Promise<Announcement>;
};

/**
 * Opens the installation, starts what the process is for, and stops it in order: on a signal, and when the process that
 * started this one goes. What the operator can mend is one sentence on standard error, and the process ends with 1.
 */
export async function runProcess({ environment, beforeOpen, start }: Starting): Promise<void> {
  // Until there is something to stop in order, the parent's end is the end, as a signal is.
  process.on("disconnect", endAtOnce);
  // It may have gone while this program was still being read.
  if (process.connected === false) endAtOnce();
  try {
    const config = readConfig(environment);
    const log = openLog(config.LOG_LEVEL);
    const opening = beforeOpen?.(config);
    const database = await openDatabase(config, {
      ...(opening && { beforeOpen: opening }),
      onHeld: (purpose, ms) => {
        if (ms > LONG_HOLD_MS) log.warn({ purpose, ms: Math.round(ms) }, "a transaction held the embedded database");
      },
    });
    const services: Services = { database, config, log, engine: openTaskRunner({ entry: builtEntry("engine") }) };
    const closers: Closer[] = [];
    let announce: Announcement;
    try {
      announce = await start(services, database, closers);
    } catch (error) {
      await closeAll(services, closers);
      throw error;
    }
    // Whoever hears that it serves may stop it in the same moment.
    stopTidily(services, closers);
    announce?.();
  } catch (error) {
    if (!(error instanceof OperatorError)) throw error;
    process.stderr.write(`${error.message}\n`, endAtOnce);
  }
}

async function closeAll({ engine, database }: Services, closers: readonly Closer[]): Promise<void> {
  await Promise.all(closers.map((close) => close()));
  await engine.close();
  await database.close();
}

function endAtOnce(): void {
  process.exit(1);
}

/** Takes jobs until it is closed. */
export function startJobs(services: Services): Closer {
  const worker = startWorker({
    engine: services.database,
    log: services.log,
    handlers: [
      ...housekeepingJobs(services),
      ...mailJobs(services),
      ...modules.flatMap((module) => module.jobs?.(services) ?? []),
    ],
    schedules: [...housekeepingSchedules, ...modules.flatMap((module) => module.schedules ?? [])],
  });
  return () => worker.stop(GRACE_MS);
}

/** Stops once; a second signal stops at once. */
function stopTidily(services: Services, closers: readonly Closer[]): void {
  let stopping = false;
  const stop = async (why: string) => {
    if (stopping) process.exit(1);
    stopping = true;
    services.log.info({ why }, "stopping");
    setTimeout(() => process.exit(1), GRACE_MS + 5_000).unref();
    await closeAll(services, closers);
    services.log.info("stopped");
    process.exit(0);
  };
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, () => void stop(signal));
  process.off("disconnect", endAtOnce);
  process.on("disconnect", () => void stop("the parent went"));
}
