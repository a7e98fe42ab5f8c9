import { type Outcome, refuse } from "../../kernel/outcome.ts";
import type { Order, Report, TaskContext, TaskSet } from "./tasks.ts";

const MEMORY_EVERY_MS = 200;
const PROGRESS_EVERY_MS = 100;

/**
 * The child's loop: runs each task it is sent, one at a time, and reports progress, memory and the answer. Called once,
 * by the entry of a process that the task runner started; ends the process when the program that started it goes.
 */
export function serveTasks(tasks: TaskSet): void {
  const duckdbMemoryMb = Number(process.argv[2]);
  if (!process.send || !Number.isFinite(duckdbMemoryMb)) {
    throw new Error("This is the part of Frankpledge that reads files. It is started by Frankpledge, not by hand.");
  }

  // An interrupt reaches the whole group. The program decides what to do with work in hand, and ends us when it goes.
  process.on("SIGINT", () => undefined);
  process.on("disconnect", () => process.exit(0));
  setInterval(reportMemory, MEMORY_EVERY_MS).unref();

  process.on("message", (order: Order) => {
    void perform(tasks, order, duckdbMemoryMb).then(report);
  });
  reportMemory();
}

async function perform(tasks: TaskSet, order: Order, duckdbMemoryMb: number): Promise<Report> {
  try {
    const task = tasks[order.name];
    if (!task) throw new Error(`No task is named ${order.name}`);
    const context: TaskContext = { progress: sparingly(), duckdbMemoryMb };
    return { kind: "done", outcome: await task(order.input as never, context) };
  } catch (error) {
    const known = knownTrouble(error);
    if (known) return { kind: "done", outcome: known };
    const { message, stack = "" } = error instanceof Error ? error : new Error(String(error));
    return { kind: "failed", message, stack };
  }
}

/** Troubles of the machine, which the reader can do something about, in words. */
function knownTrouble(error: unknown): Outcome<never> | undefined {
  const message = error instanceof Error ? error.message : "";
  const code = error instanceof Error && "code" in error ? error.code : undefined;
  if (code === "ENOSPC" || /no space left on device|max_temp_directory_size/i.test(message)) {
    return refuse("There is no room left on this server's disk. Free some, then start the import again.");
  }
  if (/^Out of Memory Error/.test(message)) {
    return refuse("The files need more memory at once than this server gives. Send fewer or smaller files.");
  }
  return undefined;
}

function reportMemory(): void {
  report({ kind: "memory", residentMb: process.memoryUsage.rss() / 1e6 });
}

function sparingly(): TaskContext["progress"] {
  let last = 0;
  return (at) => {
    const now = performance.now();
    if (now - last < PROGRESS_EVERY_MS) return;
    last = now;
    report({ kind: "progress", at });
  };
}

function report(what: Report): void {
  // The program may go at any moment; "disconnect" then ends this process, so a report that finds nobody is let go.
  if (process.connected) process.send?.(what, undefined, undefined, () => undefined);
}
