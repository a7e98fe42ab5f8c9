import { Temporal } from "temporal-polyfill";
import { type Engine, isDatabaseProblem, NO_IDENTITY } from "../db/engine.ts";
import type { Log } from "../log/log.ts";
import { asJob, asQueue } from "../tenancy/transactions.ts";
import type { Tx } from "../tenancy/tx.ts";
import { type JobKind, onJobs } from "./kinds.ts";

/** A job in the hands of a worker. */
export type Job<Payload> = {
  readonly id: string;
  readonly payload: Payload;
  readonly attempt: number;
  /** Fires when the worker stops or the lease is lost; long work ends soon after. */
  readonly signal: AbortSignal;
  readonly log: Log;
  /** One transaction with the job's rights in its partnership. */
  readonly inPartnership: <T>(work: (tx: Tx) => Promise<T>) => Promise<T>;
};

export type JobHandler = {
  readonly kind: JobKind<Record<string, string>>;
  readonly run: (job: Job<Record<string, string>>) => Promise<void>;
  /** Told when the job is parked: no try is left. */
  readonly parked?: (job: Job<Record<string, string>>, error: unknown) => Promise<void>;
};

/** Thrown by a job that could not begin, through no fault of its own: it is tried again later, and the try does not count. */
export class Postponed extends Error {
  override readonly name = "Postponed";
  readonly seconds: number;

  constructor(message: string, seconds: number, options?: ErrorOptions) {
    super(message, options);
    this.seconds = seconds;
  }
}

/** How a kind of job is done. */
export function handle<Payload extends Record<string, string>>(
  kind: JobKind<Payload>,
  run: (job: Job<Payload>) => Promise<void>,
  parked?: (job: Job<Payload>, error: unknown) => Promise<void>,
): JobHandler {
  return { kind, run, ...(parked ? { parked } : {}) } as unknown as JobHandler;
}

/** Work of the installation itself, once a day at an hour of United Kingdom time, or once in every hour. */
export type Schedule = { readonly kind: JobKind<Record<string, never>>; readonly hour: number | "every" };

export type WorkerOptions = {
  readonly engine: Engine;
  readonly handlers: readonly JobHandler[];
  readonly schedules: readonly Schedule[];
  readonly log: Log;
  readonly clock?: () => Date;
  /** How many jobs run at once. */
  readonly atOnce?: number;
};

const LEASE_SECONDS = 30;
const HEARTBEAT_MS = 10_000;
const POLL_MS = 1_000;
/** Seconds to wait before the second, third, … try. */
const RETRY_SECONDS = [10, 60, 300, 1800];

type Claimed = {
  id: string;
  name: string;
  payload: Record<string, string>;
  attempts: number;
  lease: string;
  partnership: { id: string };
};

/** Starts taking jobs. `stop` takes no more, aborts those under way after `graceMs`, and waits until none is left. */
export function startWorker(options: WorkerOptions): { stop(graceMs: number): Promise<void>; idle(): Promise<void> } {
  const { engine, log } = options;
  const handlers = new Map(options.handlers.map((handler) => [handler.kind.name, handler]));
  const names = [...handlers.keys()];
  const underWay = new Set<Promise<void>>();
  const stopping = new AbortController();
  const aborting = new AbortController();
  const sleepers = new Set<() => void>();
  let nothingDue = false;
  let asking = 0;

  const forget = onJobs(wake);
  const loops = Array.from({ length: options.atOnce ?? 2 }, takeJobs);
  const scheduling = keepSchedules();

  async function takeJobs(): Promise<void> {
    while (!stopping.signal.aborted) {
      const claimed = await claim();
      if (claimed) {
        const doing = run(claimed);
        underWay.add(doing);
        await doing.finally(() => underWay.delete(doing));
      } else {
        nothingDue = true;
        await nap(POLL_MS);
      }
    }
  }

  async function claim(): Promise<Claimed | undefined> {
    asking++;
    try {
      nothingDue = false;
      return await asQueue(engine, "claim a job", async (session) => {
        const { rows } = await session.query<{ job: Claimed | null }>("select ctx.claim_job($1, $2) as job", [
          names,
          LEASE_SECONDS,
        ]);
        return rows[0]?.job ?? undefined;
      });
    } catch (error) {
      log.error({ err: error }, "jobs cannot be claimed");
      await nap(5 * POLL_MS);
      return undefined;
    } finally {
      asking--;
    }
  }

  async function run(claimed: Claimed): Promise<void> {
    const handler = handlers.get(claimed.name);
    if (!handler) return;
    const lost = new AbortController();
    const signal = AbortSignal.any([lost.signal, aborting.signal]);
    const jobLog = log.child({ job: claimed.id, kind: claimed.name, attempt: claimed.attempts });
    const job: Job<Record<string, string>> = {
      id: claimed.id,
      payload: claimed.payload,
      attempt: claimed.attempts,
      signal,
      log: jobLog,
      inPartnership: (work) => asJob(engine, claimed, work),
    };
    const beat = setInterval(async () => {
      const held = await settle("select ctx.extend_lease($1, $2, $3) as kept", [
        claimed.id,
        claimed.lease,
        LEASE_SECONDS,
      ]);
      if (held === false) lost.abort(new Error("The lease was lost"));
    }, HEARTBEAT_MS);
    const since = performance.now();
    jobLog.info("job begins");
    try {
      await handler.run(job);
      await settle("select ctx.finish_job($1, $2) as kept", [claimed.id, claimed.lease]);
      jobLog.info({ ms: Math.round(performance.now() - since) }, "job done");
    } catch (error) {
      await failed(handler, job, claimed, error);
    } finally {
      clearInterval(beat);
    }
  }

  async function failed(
    handler: JobHandler,
    job: Job<Record<string, string>>,
    claimed: Claimed,
    error: unknown,
  ): Promise<void> {
    if (aborting.signal.aborted) {
      job.log.warn("job put back because the worker stops");
      await settle("select ctx.fail_job($1, $2, $3, $4) as kept", [claimed.id, claimed.lease, "the worker stopped", 0]);
      return;
    }
    if (error instanceof Postponed) {
      job.log.warn({ err: error, seconds: error.seconds }, "job postponed");
      await settle("select ctx.postpone_job($1, $2, $3, $4) as kept", [
        claimed.id,
        claimed.lease,
        error.message,
        error.seconds,
      ]);
      return;
    }
    // A person who lost the right cannot get it back by waiting.
    const hopeless = isDatabaseProblem(error) && error.code === NO_IDENTITY;
    const last = hopeless || claimed.attempts >= handler.kind.tries;
    job.log.error({ err: error, parked: last }, "job failed");
    if (last && !hopeless)
      await handler
        .parked?.(job, error)
        .catch((err: unknown) => job.log.error({ err }, "job could not be parked tidily"));
    const wait = last ? null : (RETRY_SECONDS[claimed.attempts - 1] ?? RETRY_SECONDS.at(-1));
    await settle("select ctx.fail_job($1, $2, $3, $4) as kept", [claimed.id, claimed.lease, reason(error), wait]);
  }

  /** True, or false when the lease is not ours any more; undefined when the database did not answer. */
  async function settle(sql: string, parameters: readonly unknown[]): Promise<boolean | undefined> {
    try {
      return await asQueue(engine, "settle a job", async (session) => {
        const { rows } = await session.query<{ kept: boolean | null }>(sql, parameters);
        return rows[0]?.kept === true;
      });
    } catch (error) {
      log.error({ err: error }, "a job's lease cannot be settled");
      return undefined;
    }
  }

  async function keepSchedules(): Promise<void> {
    while (!stopping.signal.aborted && options.schedules.length > 0) {
      const now = Temporal.Instant.fromEpochMilliseconds(
        (options.clock?.() ?? new Date()).getTime(),
      ).toZonedDateTimeISO("Europe/London");
      for (const { kind, hour } of options.schedules) {
        // An hour of universal time, because one of ours comes twice when the clocks go back.
        const occasion = hour === "every" ? now.toInstant().toString().slice(0, 13) : now.toPlainDate().toString();
        if (hour === "every" || now.hour >= hour)
          await settle("select ctx.schedule_job($1, $2, $3) as kept", [kind.name, occasion, kind.capabilities]);
      }
      await nap(60 * POLL_MS);
    }
  }

  function nap(milliseconds: number): Promise<void> {
    // Whoever was busy while everybody was woken to stop must not go to sleep afterwards.
    if (stopping.signal.aborted) return Promise.resolve();
    return new Promise((resolve) => {
      const awake = () => {
        clearTimeout(timer);
        sleepers.delete(awake);
        resolve();
      };
      const timer = setTimeout(awake, milliseconds);
      sleepers.add(awake);
    });
  }

  function wake(): void {
    for (const awake of [...sleepers]) awake();
  }

  return {
    async stop(graceMs) {
      stopping.abort();
      forget();
      wake();
      const impatient = setTimeout(() => aborting.abort(new Error("The worker stops")), graceMs);
      await Promise.all([...loops, scheduling]);
      clearTimeout(impatient);
    },
    /** Until nothing is due and nothing is under way. */
    async idle() {
      for (;;) {
        await Promise.all(underWay);
        if (nothingDue && asking === 0 && underWay.size === 0) return;
        wake();
        await new Promise((resolve) => setTimeout(resolve, 10));
      }
    },
  };
}

function reason(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
