import type { Outcome } from "../../kernel/outcome.ts";
import { type Child, startChild } from "./child.ts";
import type { Progress } from "./tasks.ts";

/** Runs tasks in a child process, one after another; short ones in another child. */
export type TaskRunner = {
  /**
   * The answer of the task, or in words why there is none: it was refused, it took too much memory, it fell silent, or
   * its process stopped. Rejects with the signal's reason when aborted, and when the task itself has a fault.
   */
  readonly runTask: <Answer>(name: string, input: unknown, options?: TaskOptions) => Promise<Outcome<Answer>>;
  /** Starts the child for a task that is about to come, so that it need not wait for that; it is kept as after a task. */
  readonly wake: () => void;
  /** Ends the child at once and waits until it is gone. Tasks in hand answer that they were stopped. */
  readonly close: () => Promise<void>;
};

export type TaskOptions = {
  readonly signal?: AbortSignal;
  readonly onProgress?: (at: Progress) => void;
  /** Resident memory of the child above which it is ended, in megabytes. */
  readonly memoryMb?: number;
  /** Silence after which it is ended, in milliseconds. Time spent waiting for other tasks does not count. */
  readonly idleMs?: number;
  /** A look that somebody waits for at a browser: it has a child of its own, and does not wait behind an import. */
  readonly isShort?: true;
};

export type RunnerOptions = {
  /** The built program of the child, such as `dist/engine.js`. */
  readonly entry: string;
  /** How long the child is kept after its last task, in milliseconds, so that the next one need not start another. */
  readonly restMs?: number;
  /** Environment variables of the child; it sees no others. */
  readonly environment?: Readonly<Record<string, string>>;
};

const MEMORY_MB = 1000;
const IDLE_MS = 60_000;
const REST_MS = 10_000;

/** Starts nothing yet: a child is started by its first task. */
export function openTaskRunner(options: RunnerOptions): TaskRunner {
  const [long, short] = [openLane(options), openLane(options)];
  return {
    runTask: (name, input, taskOptions = {}) => (taskOptions.isShort ? short : long).runTask(name, input, taskOptions),
    wake: () => long.wake(),
    async close() {
      await Promise.all([long.close(), short.close()]);
    },
  };
}

/** Tasks that wait for each other, in one child. */
function openLane({ entry, restMs = REST_MS, environment = {} }: RunnerOptions): TaskRunner {
  let child: Child | undefined;
  let rest: NodeJS.Timeout | undefined;
  let queue: Promise<unknown> = Promise.resolve();

  const childWith = (memoryMb: number): Child => {
    clearTimeout(rest);
    if (child?.isAlive() && child.memoryMb === memoryMb) return child;
    child?.kill();
    child = startChild(entry, memoryMb, environment);
    return child;
  };
  const letRest = () => {
    clearTimeout(rest);
    rest = setTimeout(() => child?.kill(), restMs);
    rest.unref();
  };

  return {
    runTask<Answer>(name: string, input: unknown, options: TaskOptions = {}): Promise<Outcome<Answer>> {
      const { signal, onProgress, memoryMb = MEMORY_MB, idleMs = IDLE_MS } = options;
      const run = async () => {
        signal?.throwIfAborted();
        const watch = { signal, onProgress, idleMs };
        // Both sides of the answer are ours: the names and their types are kept together by each module's client.
        const answer = childWith(memoryMb).run({ kind: "run", name, input }, watch) as Promise<Outcome<Answer>>;
        return answer.finally(letRest);
      };
      const turn = queue.then(run);
      queue = turn.catch(() => undefined);
      return unlessAborted(turn, signal);
    },

    wake() {
      if (child?.isAlive()) return;
      childWith(MEMORY_MB);
      letRest();
    },

    async close() {
      clearTimeout(rest);
      child?.kill();
      await child?.exited;
    },
  };
}

/** `turn`, or the signal's reason as soon as it is given: an aborted task does not wait for those before it. */
function unlessAborted<T>(turn: Promise<T>, signal: AbortSignal | undefined): Promise<T> {
  if (!signal) return turn;
  return new Promise<T>((resolve, reject) => {
    const onAbort = () => reject(signal.reason);
    signal.addEventListener("abort", onAbort, { once: true });
    turn.then(resolve, reject).finally(() => signal.removeEventListener("abort", onAbort));
  });
}
