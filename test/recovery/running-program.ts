import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { inProject } from "../../src/platform/config/paths.ts";

export type Line = {
  readonly msg?: string;
  readonly kind?: string;
  readonly step?: string;
  readonly address?: string;
};

/** The built program as it runs, and the lines of its log. */
export type Program = { readonly process: ChildProcess; readonly onLine: (listener: (line: Line) => void) => void };

/** Starts the built program, with nothing in its environment but what the installation needs. */
export function startProgram(environment: Readonly<Record<string, string>>): Program {
  const { PATH, HOME, TMPDIR } = process.env;
  const program = spawn(process.execPath, [inProject("dist", "main.js")], {
    env: { PATH, HOME, TMPDIR, ...environment, PORT: "0", DEMO: "off" },
    stdio: ["ignore", "pipe", "inherit"],
  });
  const listeners = new Set<(line: Line) => void>();
  createInterface({ input: program.stdout }).on("line", (text) => {
    if (!text.startsWith("{")) return;
    const line = JSON.parse(text) as Line;
    for (const listener of listeners) listener(line);
  });
  return { process: program, onLine: (listener) => void listeners.add(listener) };
}

/** The first such line; rejects when the program ends before it. */
export function seen(program: Program, wanted: (line: Line) => boolean): Promise<Line> {
  return new Promise((resolve, reject) => {
    program.onLine((line) => wanted(line) && resolve(line));
    program.process.once("exit", (code, signal) => reject(new Error(`The program ended with ${code ?? signal}`)));
  });
}

/** Asks the program to stop, and waits until it has. */
export async function stopProgram(program: Program): Promise<void> {
  const ended = once(program.process, "exit");
  program.process.kill("SIGTERM");
  const [code] = await ended;
  if (code !== 0) throw new Error(`The program ended with ${code} when it was asked to stop`);
}
