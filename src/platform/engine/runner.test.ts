import { fork, spawn } from "node:child_process";
import { once } from "node:events";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, expect, test } from "vitest";
import { accepted } from "../../../test/accepted.ts";
import { builtProgram } from "../../../test/built-program.ts";
import type { TryingProcess } from "../../../test/trying-tasks.ts";
import type { Outcome } from "../../kernel/outcome.ts";
import { openTaskRunner, type TaskRunner } from "./runner.ts";
import type { Progress } from "./tasks.ts";

let entry = "";
let runner: TaskRunner;

beforeAll(async () => {
  entry = await builtProgram("test/trying-tasks.ts");
  runner = openTaskRunner({ entry, environment: { LANG: "C" } });
});
afterAll(() => runner.close());

async function processOf(of: TaskRunner = runner): Promise<TryingProcess> {
  return accepted(await of.runTask<TryingProcess>("try.process", {}));
}

test("input and answer pass between the processes, typed arrays included", async () => {
  const input = { words: ["Llanfair­pwll", "ŵŷ"], numbers: new Float64Array([0.1, Number.NaN]), at: new Date(0) };
  expect(accepted(await runner.runTask("try.echo", input))).toEqual(input);
});

test("the child is kept for the next task, and sees no environment but what it is given", async () => {
  const first = await processOf();
  expect((await processOf()).pid).toBe(first.pid);
  expect(first.environment.toSorted()).toEqual(["LANG", "MALLOC_ARENA_MAX"]);
  expect(first.arguments).toContain("--max-old-space-size=250");
});

test("a child that was woken serves the next task, and rests like any other when none comes", async () => {
  const waking = openTaskRunner({ entry });
  waking.wake();
  await sleep(2_000);
  const asked = Date.now();
  const { pid, startedAt } = await processOf(waking);
  expect(startedAt).toBeLessThan(asked);
  waking.wake();
  expect((await processOf(waking)).pid).toBe(pid);
  await waking.close();

  const hasty = openTaskRunner({ entry, restMs: 50 });
  hasty.wake();
  await sleep(1_000);
  const later = Date.now();
  expect((await processOf(hasty)).startedAt).toBeGreaterThan(later);
  await hasty.close();
});

test("a short task has a child of its own, and does not wait behind a long one", async () => {
  const { pid } = await processOf();
  expect(accepted(await runner.runTask<TryingProcess>("try.process", {}, { isShort: true })).pid).not.toBe(pid);
});

test("a child that has rested long enough is ended, and the next task starts another", async () => {
  const hasty = openTaskRunner({ entry, restMs: 50 });
  const { pid } = await processOf(hasty);
  await expect.poll(() => isRunning(pid)).toBe(false);
  expect((await processOf(hasty)).pid).not.toBe(pid);
  await hasty.close();
});

test("a refusal of the task comes back in its words", async () => {
  expect(await runner.runTask("try.refuse", {})).toEqual({
    ok: false,
    problems: [{ message: "The file is empty", field: "file" }],
  });
});

test("a full disk is said in words that name what to do", async () => {
  expect(words(await runner.runTask("try.full-disk", {}))).toMatch(/no room left on this server's disk/);
});

test("a fault in a task is an error that names the task, and the child lives on", async () => {
  const { pid } = await processOf();
  await expect(runner.runTask("try.fault", {})).rejects.toThrow("try.fault: no such column: moon");
  await expect(runner.runTask("try.unheard-of", {})).rejects.toThrow("No task is named try.unheard-of");
  expect((await processOf()).pid).toBe(pid);
});

test("a task may take long as long as it makes progress, which is passed on", async () => {
  const seen: Progress[] = [];
  const onProgress = (at: Progress) => seen.push(at);
  expect(accepted(await runner.runTask("try.slow", { steps: 6, ms: 150 }, { idleMs: 600, onProgress }))).toBe(
    "arrived",
  );
  expect(seen.length).toBeGreaterThan(3);
  expect(seen.at(-1)).toEqual({ done: 6, total: 6, note: "Stepping" });
});

test("a task that falls silent is ended", async () => {
  const { pid } = await processOf();
  expect(words(await runner.runTask("try.silent", {}, { idleMs: 200 }))).toMatch(/made no progress for 0 seconds/);
  await expect.poll(() => isRunning(pid)).toBe(false);
  expect((await processOf()).pid).not.toBe(pid);
});

test("a task that takes more memory than allowed is ended, whichever kind it is", { timeout: 30_000 }, async () => {
  expect(words(await runner.runTask("try.buffers", {}, { memoryMb: 300 }))).toMatch(
    /more memory at once than the 300 MB/,
  );
  expect(words(await runner.runTask("try.objects", {}, { memoryMb: 400 }))).toMatch(
    /more memory at once than the 400 MB/,
  );
});

test("a child that ends by itself is reported, and the next task starts another", async () => {
  expect(words(await runner.runTask("try.exit", {}))).toMatch(/stopped unexpectedly \(exit code 7\)/);
  expect((await processOf()).pid).toBeGreaterThan(0);
});

test("a program that cannot be started is reported", async () => {
  const broken = openTaskRunner({ entry: `${entry}.gone` });
  expect(words(await broken.runTask("try.echo", 1))).toMatch(/stopped unexpectedly \(exit code 1\)/);
});

test("an aborted task rejects with the reason, and its child is ended", async () => {
  const { pid } = await processOf();
  const abort = new AbortController();
  const running = runner.runTask("try.silent", {}, { signal: abort.signal });
  setTimeout(() => abort.abort(new Error("The import was cancelled")), 100);
  await expect(running).rejects.toThrow("The import was cancelled");
  await expect.poll(() => isRunning(pid)).toBe(false);
  await expect(runner.runTask("try.echo", 1, { signal: abort.signal })).rejects.toThrow("The import was cancelled");
});

test("a task that comes while the child is being ended gets another, and is not told that it took too much memory", async () => {
  const abort = new AbortController();
  const running = runner.runTask("try.silent", {}, { signal: abort.signal });
  // It waits for its turn, which comes in the moment in which the child is killed and not gone yet.
  const next = runner.runTask("try.echo", "still here");
  setTimeout(() => abort.abort(new Error("Not any more")), 100);
  await expect(running).rejects.toThrow("Not any more");
  expect(accepted(await next)).toBe("still here");
});

test("a task that is aborted while it waits for its turn does not wait, nor run", async () => {
  const abort = new AbortController();
  const first = runner.runTask("try.slow", { steps: 3, ms: 100 });
  const second = runner.runTask("try.exit", {}, { signal: abort.signal });
  abort.abort(new Error("Not any more"));
  await expect(second).rejects.toThrow("Not any more");
  expect(accepted(await first)).toBe("arrived");
  expect(accepted(await runner.runTask("try.echo", 2))).toBe(2);
});

test("the child ends when the program that started it is killed", { timeout: 20_000 }, async () => {
  const script = `
    const { fork } = require("node:child_process");
    const child = fork(${JSON.stringify(entry)}, ["100"], { serialization: "advanced" });
    child.once("message", () => console.log(child.pid));
    setInterval(() => undefined, 1000);`;
  const parent = spawn(process.execPath, ["-e", script], { stdio: ["ignore", "pipe", "inherit"] });
  const [line] = (await once(parent.stdout, "data")) as [Buffer];
  const pid = Number(line.toString());
  expect(isRunning(pid)).toBe(true);
  parent.kill("SIGKILL");
  await expect.poll(() => isRunning(pid), { timeout: 5000 }).toBe(false);
});

test("the child refuses to be started by hand", async () => {
  const child = spawn(process.execPath, [entry], { stdio: ["ignore", "ignore", "pipe"] });
  let said = "";
  child.stderr.on("data", (piece: Buffer) => {
    said += piece.toString();
  });
  const [code] = (await once(child, "close")) as [number];
  expect(code).toBe(1);
  expect(said).toMatch(/started by Frankpledge, not by hand/);
});

test("an interrupt for the whole group leaves the child to its program", async () => {
  const child = fork(entry, ["100"], { serialization: "advanced" });
  await once(child, "message");
  child.kill("SIGINT");
  await sleep(200);
  expect(child.exitCode).toBeNull();
  child.kill("SIGKILL");
});

function words(outcome: Outcome<unknown>): string {
  return outcome.ok ? "" : outcome.problems.map(({ message }) => message).join("; ");
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
