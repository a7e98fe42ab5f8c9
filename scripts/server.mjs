import { spawn } from "node:child_process";
import path from "node:path";
import { ensureBuilt } from "./build.mjs";
import { runMain } from "./failure.mjs";
import { ensureInstalled } from "./install.mjs";
import { dist, root } from "./places.mjs";
import { exitCode } from "./processes.mjs";
import { progressTo } from "./progress.mjs";

const GROUPS = process.platform !== "win32";

/** npm passes a Ctrl-C on although the terminal has sent us one already: within this time the two are one. */
const SAME_KEYPRESS_MS = 1000;
const STOP_WITHIN_MS = 20_000;
const PARENT_EVERY_MS = 500;

/**
 * Brings packages and build up to date, then serves until told to stop.
 * @param {readonly string[]} args for the server
 */
export function main(args) {
  runMain(async () => {
    const progress = progressTo("stdout");
    await ensureInstalled(progress);
    await ensureBuilt(progress);
    return serve(args, progress);
  });
}

/**
 * Runs dist/main.js in a process group of its own and answers its exit code.
 *
 * Ctrl-C, SIGTERM, and the end of our parent ask the server to stop: main gets the signal and stops its children in
 * order. A second Ctrl-C, or 20 seconds, ends the whole group. When we are killed ourselves, the IPC channel to main
 * closes: main must exit on the `disconnect` event of its process.
 * @param {readonly string[]} args
 * @param {import("./progress.mjs").Progress} progress
 * @returns {Promise<number>}
 */
function serve(args, progress) {
  const server = spawn(process.execPath, ["--enable-source-maps", path.join(dist, "main.js"), ...args], {
    cwd: root,
    stdio: ["ignore", "inherit", "inherit", "ipc"],
    detached: GROUPS,
  });

  let askedAt = 0;
  /** @param {NodeJS.Signals} signal */
  const stop = (signal) => {
    if (askedAt === 0) {
      askedAt = Date.now();
      progress.say("\nStopping. Press Ctrl-C again to stop at once.");
      if (GROUPS) server.kill(signal);
      else if (server.connected) server.disconnect();
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
 * Calls `gone` once our parent has ended. There is no event for that: the parent's number changes.
 * @param {() => void} gone
 */
function watchParent(gone) {
  const parent = process.ppid;
  const watch = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(watch);
    gone();
  }, PARENT_EVERY_MS);
  watch.unref();
}
