import {
  accessSync,
  constants,
  linkSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  unlinkSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { OperatorError } from "../../kernel/errors.ts";

type Holder = { readonly process: number; readonly started: string };

/**
 * Takes the data folder for this process, because the embedded database takes no lock of its own and a second process
 * would lose what the first has written. A lock left by a process that is gone (or whose number another process now has)
 * is taken over. Throws OperatorError when the folder is in use or cannot be written.
 */
export function lockDataFolder(folder: string): { release(): void } {
  const path = join(folder, "lock");
  const own: Holder = { process: process.pid, started: startedAt(process.pid) ?? "" };
  const draft = join(folder, `lock.${process.pid}`);
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    writeFileSync(draft, JSON.stringify(own));
  } catch (error) {
    throw notWritable(folder, error);
  }
  try {
    for (let tries = 0; tries < 5; tries++) {
      if (tookLink(draft, path)) return { release: () => release(path, own) };
      const holder = readHolder(path);
      if (holder && isRunning(holder)) {
        throw new OperatorError(
          `The data folder ${folder} is in use by process ${holder.process}. Stop that one first, or name another folder with DATA_DIR.`,
        );
      }
      removeStale(path, holder);
    }
    throw new OperatorError(`The lock ${path} cannot be taken over. If no Frankpledge is running, delete that file.`);
  } finally {
    rmSync(draft, { force: true });
  }
}

/** Makes the data folder for a process that shares it with others. Throws OperatorError when it cannot be written. */
export function makeDataFolder(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    accessSync(folder, constants.W_OK | constants.X_OK);
  } catch (error) {
    throw notWritable(folder, error);
  }
}

function notWritable(folder: string, error: unknown): OperatorError {
  return new OperatorError(
    `The data folder ${folder} cannot be written (${reasonOf(error)}). Give this user the right to write it, or name another with DATA_DIR.`,
  );
}

/** The process that holds the data folder now, if one does. */
export function lockHolder(folder: string): number | undefined {
  const holder = readHolder(join(folder, "lock"));
  return holder && isRunning(holder) ? holder.process : undefined;
}

/** Linking is the one step that either makes the lock or fails because it exists. */
function tookLink(draft: string, path: string): boolean {
  try {
    linkSync(draft, path);
    return true;
  } catch (error) {
    if (codeOf(error) === "EEXIST") return false;
    throw new OperatorError(
      `The lock ${path} cannot be made (${reasonOf(error)}). Name a folder on a local disk with DATA_DIR.`,
    );
  }
}

/** Moves a stale lock aside. If another process replaced it in between, that one's lock is put back. */
function removeStale(path: string, stale: Holder | undefined): void {
  const aside = `${path}.stale.${process.pid}`;
  try {
    renameSync(path, aside);
  } catch {
    return;
  }
  const moved = readHolder(aside);
  if (moved && (moved.process !== stale?.process || moved.started !== stale.started)) tookLink(aside, path);
  rmSync(aside, { force: true });
}

function release(path: string, own: Holder): void {
  const holder = readHolder(path);
  if (holder?.process === own.process && holder.started === own.started) unlinkSync(path);
}

function readHolder(path: string): Holder | undefined {
  try {
    const held = JSON.parse(readFileSync(path, "utf8")) as Partial<Holder>;
    return typeof held.process === "number" && typeof held.started === "string"
      ? { process: held.process, started: held.started }
      : undefined;
  } catch {
    return undefined;
  }
}

function isRunning(holder: Holder): boolean {
  try {
    process.kill(holder.process, 0);
  } catch (error) {
    // A process of another user is there all the same.
    if (codeOf(error) !== "EPERM") return false;
  }
  // The number may have been given to another process since: the same process has the same start.
  const started = startedAt(holder.process);
  return started === undefined || holder.started === "" || started === holder.started;
}

/** When a process began, in whatever unit the system gives; undefined where the system does not tell. */
function startedAt(pid: number): string | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
    // The second field is the command in brackets and may hold spaces; field 22 is the start, in clock ticks since boot.
    const boot = readFileSync("/proc/sys/kernel/random/boot_id", "utf8").trim();
    return `${boot}:${stat.slice(stat.lastIndexOf(")") + 2).split(" ")[19]}`;
  } catch {
    return undefined;
  }
}

function codeOf(error: unknown): string | undefined {
  return error instanceof Error && "code" in error ? String(error.code) : undefined;
}

function reasonOf(error: unknown): string {
  return codeOf(error) ?? String(error);
}
