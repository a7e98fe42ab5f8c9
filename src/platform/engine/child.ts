import { type ChildProcess, fork } from "node:child_process";
import { type Outcome, refuse } from "../../kernel/outcome.ts";
import type { Order, Progress, Report } from "./tasks.ts";

/** A child process that runs one task at a time. */
export type Child = {
  /** The most memory it may take, in megabytes. */
  readonly memoryMb: number;
  readonly run: (order: Order, watch: Watch) => Promise<Outcome<unknown>>;
  readonly isAlive: () => boolean;
  /** Ends it at once, whatever it is doing. */
  readonly kill: () => void;
  readonly exited: Promise<void>;
};

/** How a task is watched. */
export type Watch = {
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: ((at: Progress) => void) | undefined;
  /** The longest silence allowed, in milliseconds. A task may take as long as it likes while it makes progress. */
  readonly idleMs: number;
};

/** Of the child's memory, what its scripts may use and what DuckDB may hold; the rest is code, threads and buffers. */
const SHARE_OF_SCRIPTS = 0.25;
const SHARE_OF_DUCKDB = 0.35;

/**
 * Starts a child on a built entry that calls `serveTasks`. It is given no environment but `environment`, so that it holds
 * no passwords: what it reads comes from strangers.
 */
export function startChild(entry: string, memoryMb: number, environment: Readonly<Record<string, string>>): Child {
  const child = fork(entry, [String(Math.floor(memoryMb * SHARE_OF_DUCKDB))], {
    execArgv: [`--max-old-space-size=${Math.floor(memoryMb * SHARE_OF_SCRIPTS)}`, "--enable-source-maps"],
    // glibc keeps an arena of freed memory for each thread; two are enough here and keep the process small.
    env: { MALLOC_ARENA_MAX: "2", ...environment },
    serialization: "advanced",
    stdio: ["ignore", "ignore", "inherit", "ipc"],
  });
  const exited = new Promise<void>((resolve) => child.once("exit", () => resolve()));
  child.on("error", () => undefined);
  holdOpen(child, false);
  return {
    memoryMb,
    exited,
    // Killed counts at once: it is gone a moment later, and would take the next task with it.
    isAlive: () => !child.killed && child.exitCode === null && child.signalCode === null && child.connected,
    kill: () => child.kill("SIGKILL"),
    run: (order, watch) => runIn(child, memoryMb, order, watch),
  };
}

function runIn(child: ChildProcess, memoryMb: number, order: Order, watch: Watch): Promise<Outcome<unknown>> {
  const { signal, onProgress, idleMs } = watch;
  signal?.throwIfAborted();

  return new Promise((resolve, reject) => {
    let silence: NodeJS.Timeout;
    const heard = () => {
      clearTimeout(silence);
      silence = setTimeout(() => end(() => resolve(refuse(silentFor(idleMs)))), idleMs);
    };
    const stopWatching = () => {
      clearTimeout(silence);
      holdOpen(child, false);
      child.off("message", onReport).off("exit", onExit);
      signal?.removeEventListener("abort", onAbort);
    };
    const answer = (settle: () => void) => {
      stopWatching();
      settle();
    };
    const end = (settle: () => void) => {
      child.kill("SIGKILL");
      answer(settle);
    };

    const onAbort = () => end(() => reject(signal?.reason));
    const onExit = (code: number | null, by: NodeJS.Signals | null) =>
      answer(() => resolve(refuse(stoppedWith(code, by, memoryMb))));
    const onReport = (report: Report) => {
      if (report.kind === "memory") {
        if (report.residentMb > memoryMb) end(() => resolve(refuse(tooMuchMemory(memoryMb))));
        return;
      }
      heard();
      if (report.kind === "progress") onProgress?.(report.at);
      if (report.kind === "done") answer(() => resolve(report.outcome));
      if (report.kind === "failed") answer(() => reject(faultOf(order.name, report)));
    };

    child.on("message", onReport).on("exit", onExit);
    signal?.addEventListener("abort", onAbort);
    holdOpen(child, true);
    heard();
    // An order that cannot be sent finds the child going; "exit" then says how it went.
    child.send(order, () => undefined);
  });
}

/** Whether the child keeps this program running: only while it works. */
function holdOpen(child: ChildProcess, hold: boolean): void {
  if (hold) {
    child.ref();
    child.channel?.ref();
  } else {
    child.unref();
    child.channel?.unref();
  }
}

function silentFor(idleMs: number): string {
  return `The work made no progress for ${Math.round(idleMs / 1000)} seconds, so it was ended. Nothing was changed.`;
}

function tooMuchMemory(memoryMb: number): string {
  return `The files need more memory at once than the ${memoryMb.toLocaleString("en-GB")} MB allowed. Send fewer or smaller files.`;
}

/** Scripts that run out of memory end with SIGABRT (134 from a shell); the system's own killer sends SIGKILL. */
function stoppedWith(code: number | null, signal: NodeJS.Signals | null, memoryMb: number): string {
  if (signal === "SIGABRT" || signal === "SIGKILL" || code === 134) return tooMuchMemory(memoryMb);
  return `The part of Frankpledge that reads files stopped unexpectedly (${signal ?? `exit code ${code}`}). Nothing was changed.`;
}

/** The error that the task threw, with its stack there followed by the name of the task. */
function faultOf(task: string, report: { message: string; stack: string }): Error {
  const error = new Error(`${task}: ${report.message}`);
  error.stack = `${error.name}: ${error.message}\n${report.stack}`;
  return error;
}
