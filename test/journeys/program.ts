import { type ChildProcess, execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { inProject } from "../../src/platform/config/paths.ts";

/** The built program as `npm start` runs it: a process of its own, on a data folder and a port of its own. */
export type Program = {
  /** Such as http://127.0.0.1:41234. */
  readonly address: string;
  /** What it logged as an error so far, a line each. */
  readonly errors: readonly string[];
  /** Asks it to stop, and answers its exit code: 0 when it stopped in order. */
  readonly stop: () => Promise<number | null>;
};

/** Settings of an installation that nothing else uses. */
export type Installation = { readonly DATA_DIR: string } & Readonly<Record<string, string>>;

/** A data folder that is not there yet, and how to take it away. */
export function anInstallation(settings: Readonly<Record<string, string>> = {}): {
  readonly installation: Installation;
  readonly remove: () => void;
} {
  const folder = mkdtempSync(join(tmpdir(), "fp-journey-"));
  return {
    // A machine that is busy testing must not be told apart from a flood.
    installation: { SHED_DELAY_MS: "0", ...settings, DATA_DIR: join(folder, "data") },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

/** Starts the server and answers once it serves. Throws with what it said when it ends before that. */
export async function startProgram(installation: Installation): Promise<Program> {
  const server = spawn(process.execPath, ["--enable-source-maps", inProject("dist", "main.js")], {
    env: bareEnvironment({ PORT: "0", ...installation }),
    stdio: ["ignore", "pipe", "pipe", "ipc"],
  });
  const said: string[] = [];
  for (const stream of [server.stdout, server.stderr]) stream?.on("data", (bytes) => said.push(String(bytes)));
  const address = await serving(server, said);
  return {
    address,
    get errors() {
      return said.join("").split("\n").filter(isError);
    },
    stop: () => stop(server),
  };
}

/** Runs a command of `frankpledge` on the installation and answers what it printed. */
export async function runCommand(installation: Installation, ...args: readonly string[]): Promise<string> {
  const program = [inProject("dist", "frankpledge.js"), ...args];
  const { stdout } = await promisify(execFile)(process.execPath, program, { env: bareEnvironment(installation) });
  return stdout;
}

/** Only what is given: a DATABASE_URL of whoever runs the tests must never be theirs. */
export function bareEnvironment(settings: Readonly<Record<string, string>>): NodeJS.ProcessEnv {
  const { PATH, HOME, TMPDIR, SystemRoot } = process.env;
  return { PATH, HOME, TMPDIR, SystemRoot, ...settings };
}

function serving(server: ChildProcess, said: readonly string[]): Promise<string> {
  return new Promise((resolve, reject) => {
    server.on("message", (message) => {
      if (typeof message === "object" && "serving" in message) resolve(String(message.serving));
    });
    server.once("exit", (code) => reject(new Error(`The server ended with ${code}:\n${said.join("")}`)));
  });
}

async function stop(server: ChildProcess): Promise<number | null> {
  if (server.exitCode !== null || server.signalCode !== null) return server.exitCode;
  const ended = once(server, "exit");
  server.kill("SIGTERM");
  const patience = setTimeout(() => server.kill("SIGKILL"), LONGEST_STOP_MS);
  const [code] = (await ended) as [number | null];
  clearTimeout(patience);
  return code;
}

/** More than the program gives what is under way. */
const LONGEST_STOP_MS = 20_000;

/** The log's lines are JSON; 50 is its level of an error. */
function isError(line: string): boolean {
  const level = /^\{"level":(\d+)/.exec(line)?.[1];
  return level !== undefined && Number(level) >= 50;
}
