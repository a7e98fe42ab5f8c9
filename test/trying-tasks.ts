import { setTimeout as sleep } from "node:timers/promises";
import { done, refuse } from "../src/kernel/outcome.ts";
import { serveTasks } from "../src/platform/engine/serve.ts";
import type { TaskContext } from "../src/platform/engine/tasks.ts";

/** What the child sees of its own process. */
export type TryingProcess = {
  readonly pid: number;
  /** Milliseconds since 1970. */
  readonly startedAt: number;
  readonly environment: string[];
  readonly arguments: string[];
};

/** Tasks that behave and tasks that do not, for the tests of the task runner. Started as a process of its own. */
serveTasks({
  "try.process": async () =>
    done({
      pid: process.pid,
      startedAt: performance.timeOrigin,
      environment: Object.keys(process.env),
      arguments: process.execArgv,
    }),
  "try.echo": async (input: unknown) => done(input),
  "try.refuse": async () => refuse("The file is empty", "file"),
  "try.fault": async () => {
    throw new Error("no such column: moon");
  },
  "try.full-disk": async () => {
    throw Object.assign(new Error("write failed"), { code: "ENOSPC" });
  },
  "try.slow": async ({ steps, ms }: { steps: number; ms: number }, context: TaskContext) => {
    for (let step = 1; step <= steps; step += 1) {
      await sleep(ms);
      context.progress({ done: step, total: steps, note: "Stepping" });
    }
    return done("arrived");
  },
  "try.silent": async () => {
    await sleep(60_000);
    return done("too late");
  },
  "try.buffers": async () => {
    const held: Buffer[] = [];
    for (;;) {
      held.push(Buffer.alloc(8e6, 1));
      await sleep(5);
    }
  },
  "try.objects": async () => {
    const held: string[][] = [];
    for (;;) held.push(Array.from({ length: 1000 }, (_, i) => `${held.length} ${i}`));
  },
  "try.exit": async () => process.exit(7),
});
