import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { inProject } from "../../src/platform/config/paths.ts";
import { leftovers, tracesOf } from "./import-traces.ts";
import type { WaitingImport } from "./waiting-import.ts";

/** The steps of an import in which it has work under way. */
export const STEPS = ["unpacking", "reading", "keeping", "placing", "publishing"] as const;
export type Step = (typeof STEPS)[number];

/** When to kill: at the announcement of a step, counted from 1, or so many milliseconds after it. */
export type Moment = { readonly step: Step; readonly announcement: number; readonly afterMs?: number };

/** What a round found: where the kill landed, and what the next program made of it. */
export type Round = {
  /** The step that the next program found the import in: "waiting" when it had not begun, "done" when the kill came too late. */
  readonly landedIn: string;
  readonly traces: Readonly<Record<string, unknown>>;
  readonly leftovers: readonly string[];
  /** Milliseconds from the start of the program until it served. */
  readonly upMs: number;
};

/** Kills the program inside an import, starts it again, waits until the import has ended, and looks at what is there. */
export async function killAndGoOn(waiting: WaitingImport, moment: Moment): Promise<Round> {
  await killAt(startServer(waiting), moment);
  await waiting.passLease();
  return carryThrough(waiting);
}

/** Starts the program, waits until the import has ended, and looks at what is there. */
export async function carryThrough(waiting: WaitingImport): Promise<Round> {
  const since = performance.now();
  const server = startServer(waiting);
  const [{ step = "" }, upMs] = await Promise.all([
    seen(server, ({ msg }) => msg === "import taken up"),
    seen(server, ({ msg }) => msg === "serving").then(() => performance.now() - since),
    seen(server, ({ msg, kind }) => msg === "job done" && kind === "datasets.read-import"),
  ]);
  const ended = once(server.process, "exit");
  server.process.kill("SIGTERM");
  const [code] = await ended;
  if (code !== 0) throw new Error(`The program ended with ${code} when it was asked to stop`);
  return { landedIn: step, traces: await waiting.look(tracesOf), leftovers: leftovers(waiting.dataFolder), upMs };
}

type Line = { readonly msg?: string; readonly kind?: string; readonly step?: string };
type Server = { readonly process: ChildProcess; readonly onLine: (listener: (line: Line) => void) => void };

/** The built program, with nothing in its environment but what the installation needs. */
function startServer({ environment }: WaitingImport): Server {
  const { PATH, HOME, TMPDIR } = process.env;
  const server = spawn(process.execPath, [inProject("dist", "main.js")], {
    env: { PATH, HOME, TMPDIR, ...environment, PORT: "0", DEMO: "off" },
    stdio: ["ignore", "pipe", "inherit"],
  });
  const listeners = new Set<(line: Line) => void>();
  createInterface({ input: server.stdout }).on("line", (text) => {
    if (!text.startsWith("{")) return;
    const line = JSON.parse(text) as Line;
    for (const listener of listeners) listener(line);
  });
  return { process: server, onLine: (listener) => void listeners.add(listener) };
}

/** The first such line; rejects when the program ends before it. */
function seen(server: Server, wanted: (line: Line) => boolean): Promise<Line> {
  return new Promise((resolve, reject) => {
    server.onLine((line) => wanted(line) && resolve(line));
    server.process.once("exit", (code, signal) => reject(new Error(`The program ended with ${code ?? signal}`)));
  });
}

/** The program writes its lines at once, so that what it has announced is what it is doing. */
async function killAt(server: Server, { step, announcement, afterMs = 0 }: Moment): Promise<void> {
  const dead = once(server.process, "exit");
  let announced = 0;
  const kill = () => void server.process.kill("SIGKILL");
  server.onLine((line) => {
    if (line.msg !== "import step" || line.step !== step || ++announced !== announcement) return;
    if (afterMs === 0) kill();
    else setTimeout(kill, afterMs);
  });
  const [code, signal] = await dead;
  if (signal !== "SIGKILL") throw new Error(`The program ended with ${code ?? signal} before it was killed`);
}
