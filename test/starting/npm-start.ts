import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { onTestFinished } from "vitest";
import { bareEnvironment, type Installation } from "../journeys/program.ts";
import { heard, START } from "./attempts.ts";

/** A running `npm start`, and the server that it has started in a group of its own. */
export type Start = {
  readonly process: ChildProcess;
  /** Once it serves, such as http://127.0.0.1:41234. */
  readonly serving: () => Promise<string>;
  /** The number of the server's process, once that has taken the data folder. */
  readonly server: () => Promise<number>;
  /** The exit code. */
  readonly ended: Promise<number | null>;
};

export function npmStart(installation: Installation): Start {
  const starter = spawn(process.execPath, [START], {
    env: bareEnvironment({ ...installation, PORT: "0" }),
    stdio: ["ignore", "pipe", "pipe"],
  });
  const [stdout, stderr] = [heard(starter.stdout), heard(starter.stderr)];
  // A test that fails leaves nothing running: the server goes with its parent.
  onTestFinished(() => void starter.kill("SIGKILL"));
  const ended = once(starter, "exit").then(([code]) => code as number | null);
  const orEnd = async <T>(look: () => T | undefined): Promise<T> => {
    for (;;) {
      const found = look();
      if (found !== undefined) return found;
      if (starter.exitCode !== null) throw new Error(`npm start has ended: ${stdout.join("")}${stderr.join("")}`);
      await sleep(20);
    }
  };
  return {
    process: starter,
    serving: () => orEnd(() => /^Ready after .*: (http\S+)$/m.exec(stdout.join(""))?.[1]),
    server: () => orEnd(() => holderOf(installation.DATA_DIR)),
    ended,
  };
}

/** The process that the lock of the data folder names. */
export function holderOf(dataFolder: string): number | undefined {
  const lock = join(dataFolder, "lock");
  return existsSync(lock) ? (JSON.parse(readFileSync(lock, "utf8")) as { process: number }).process : undefined;
}

/** Resolves once no process of the group that `leader` began is left; the test's time limit is the other way out. */
export async function groupGone(leader: number): Promise<void> {
  while (isAlive(-leader)) await sleep(50);
}

export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
