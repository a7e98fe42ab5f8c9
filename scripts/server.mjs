import { spawn, spawnSync } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import { ensureBuilt } from "./build.mjs";
import { runMain } from "./failure.mjs";
import { ensureInstalled } from "./install.mjs";
import { dist, root } from "./places.mjs";
import { exitCode } from "./processes.mjs";
import { progressTo, seconds, timed } from "./progress.mjs";

const GROUPS = process.platform !== "win32";

/** npm passes a Ctrl-C on although the terminal has sent us one already: within this time the two are one. */
const SAME_KEYPRESS_MS = 1000;
const STOP_WITHIN_MS = 20_000;
const PARENT_EVERY_MS = 500;
const SHELLS = new Set(["sh", "dash", "bash", "ash", "busybox", "zsh", "ksh"]);

/**
 * Brings packages and build up to date, then serves until told to stop.
 * @param {readonly string[]} args for the server
 */
export function main(args) {
  runMain(async () => {
    const progress = progressTo("stdout");
    const [, took] = await timed(async () => {
      await ensureInstalled(progress);
      await ensureBuilt(progress);
    });
    progress.say(`Packages and build are up to date (${seconds(took)}). Starting the server …`);
    return serve(path.join(dist, "main.js"), args, progress);
  });
}

/**
 * Runs `program` in a process group of its own and answers its exit code.
 *
 * Ctrl-C, SIGTERM, and the end of our parent ask the server to stop: main gets the signal and stops its children in
 * order. A second Ctrl-C, or 20 seconds, ends the whole group. When we are killed ourselves, the IPC channel to main
 * closes: main must exit on the `disconnect` event of its process.
 * @public its test starts it in a process of its own
 * @param {string} program
 * @param {readonly string[]} args
 * @param {import("./progress.mjs").Progress} progress
 * @returns {Promise<number>}
 */
export function serve(program, args, progress) {
  const server = spawn(process.execPath, ["--enable-source-maps", program, ...args], {
    cwd: root,
    stdio: ["ignore", "inherit", "inherit", "ipc"],
    detached: GROUPS,
  });

  server.on("message", (message) => {
    if (typeof message !== "object" || !("serving" in message)) return;
    progress.say(`Ready after ${seconds(performance.now())}: ${message.serving}`);
  });

  let askedAt = 0;
  /** @param {NodeJS.Signals} signal */
  const stop = (signal) => {
    if (askedAt === 0) {
      askedAt = Date.now();
      progress.say("\nStopping. Press Ctrl-C again to stop at once.");
      // On Windows there are no signals to send, and Ctrl-C has reached the server already.
      if (GROUPS) server.kill(signal);
      else if (signal !== "SIGINT" && server.connected) server.disconnect();
      setTimeout(() => endGroup(server), STOP_WITHIN_MS).unref();
      return;
    }
    if (Date.now() - askedAt > SAME_KEYPRESS_MS) endGroup(server);
  };

  process.on("SIGINT", () => stop("SIGINT"));
  for (const signal of /** @type {const} */ (["SIGTERM", "SIGHUP"])) process.on(signal, () => stop("SIGTERM"));
  watchParent(() => {
    if (askedAt === 0) stop("SIGTERM");
  });

  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.once("exit", (code, signal) => {
      endGroup(server);
      resolve(exitCode(code, signal));
    });
  });
}

/**
 * Ends the server and whatever it has started.
 * @param {import("node:child_process").ChildProcess} server
 */
function endGroup(server) {
  if (!GROUPS || server.pid === undefined) {
    server.kill("SIGKILL");
    return;
  }
  try {
    process.kill(-server.pid, "SIGKILL");
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code !== "ESRCH") throw error;
  }
}

/**
 * Calls `gone` once who started us has ended. There is no event for that.
 * @param {() => void} gone
 */
function watchParent(gone) {
  const parent = process.ppid;
  const npm = parentOfShell(parent);
  const watch = setInterval(() => {
    if (process.ppid === parent && (npm === undefined || isAlive(npm))) return;
    clearInterval(watch);
    gone();
  }, PARENT_EVERY_MS);
  watch.unref();
}

/**
 * npm runs us by way of `sh -c`, and many a sh stays between: it would outlive npm, and we with it.
 * @param {number} pid
 * @returns {number | undefined} the parent of `pid` when that is a shell run by npm
 */
function parentOfShell(pid) {
  if (process.platform === "win32" || process.env["npm_lifecycle_event"] === undefined) return undefined;
  const { status, stdout } = spawnSync("ps", ["-o", "ppid=,comm=", "-p", String(pid)], { encoding: "utf8" });
  const [, above, name] = /^\s*(\d+)\s+(.+?)\s*$/.exec(status === 0 ? stdout : procStatus(pid)) ?? [];
  return name !== undefined && SHELLS.has(path.basename(name)) ? Number(above) : undefined;
}

/**
 * The same line from /proc, for Linux without ps.
 * @param {number} pid
 */
function procStatus(pid) {
  const file = `/proc/${pid}/stat`;
  if (!fs.existsSync(file)) return "";
  const [, name, above] = /^\d+ \((.*)\) \S (\d+)/s.exec(fs.readFileSync(file, "utf8")) ?? [];
  return `${above} ${name}`;
}

/** @param {number} pid */
function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return /** @type {NodeJS.ErrnoException} */ (error).code === "EPERM";
  }
}
