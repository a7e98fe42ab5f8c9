import { once } from "node:events";
import { setTimeout as wait } from "node:timers/promises";
import { leftovers, tracesOf } from "./import-traces.ts";
import { type Program, seen, startProgram, stopProgram } from "./running-program.ts";
import type { WaitingImport } from "./waiting-import.ts";

/** The steps of an import in which it has work under way. */
export const STEPS = ["unpacking", "reading", "keeping", "placing", "publishing"] as const;
export type Step = (typeof STEPS)[number];

/** When to kill: at the announcement of a step, counted from 1, or so many milliseconds after it. */
export type Moment = { readonly step: Step; readonly announcement: number; readonly afterMs?: number };

/** What a round found: where the kill landed, and what the next program made of it. */
export type Round = {
  /**
   * The step that the next program found the import in: "waiting" when it had not begun, "done" when nothing was left to do
   * but to tidy up, "over" when the kill came after the job had ended.
   */
  readonly landedIn: string;
  readonly traces: Readonly<Record<string, unknown>>;
  readonly leftovers: readonly string[];
  /** Milliseconds from the start of the program until it served. */
  readonly upMs: number;
};

/** Kills the program inside an import, starts it again, waits until the import has ended, and looks at what is there. */
export async function killAndGoOn(waiting: WaitingImport, moment: Moment): Promise<Round> {
  await killAt(startProgram(waiting.environment), moment);
  await waiting.passLease();
  return carryThrough(waiting);
}

/** How long a program that serves may leave a job lying: one that is not taken up by then is over. */
const TAKEN_UP_MS = 20_000;

/** Starts the program, waits until the import has ended, and looks at what is there. */
export async function carryThrough(waiting: WaitingImport): Promise<Round> {
  const since = performance.now();
  const program = startProgram(waiting.environment);
  const takenUp = seen(program, ({ msg }) => msg === "import taken up");
  const done = seen(program, ({ msg, kind }) => msg === "job done" && kind === "datasets.read-import");
  const upMs = await seen(program, ({ msg }) => msg === "serving").then(() => performance.now() - since);
  const late = wait(TAKEN_UP_MS, { step: "over" }, { ref: false });
  const { step = "" } = await Promise.race([takenUp, late]);
  if (step === "over") for (const never of [takenUp, done]) never.catch(() => {});
  else await done;
  await stopProgram(program);
  return { landedIn: step, traces: await waiting.look(tracesOf), leftovers: leftovers(waiting.dataFolder), upMs };
}

/** The program writes its lines at once, so that what it has announced is what it is doing. */
async function killAt(program: Program, { step, announcement, afterMs = 0 }: Moment): Promise<void> {
  const dead = once(program.process, "exit");
  let announced = 0;
  const kill = () => void program.process.kill("SIGKILL");
  program.onLine((line) => {
    if (line.msg !== "import step" || line.step !== step || ++announced !== announcement) return;
    if (afterMs === 0) kill();
    else setTimeout(kill, afterMs);
  });
  const [code, signal] = await dead;
  if (signal !== "SIGKILL") throw new Error(`The program ended with ${code ?? signal} before it was killed`);
}
