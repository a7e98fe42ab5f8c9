// `npm run frankpledge -- …`: the command line, built first when sources have changed. Only the command prints to stdout.
import { spawn } from "node:child_process";
import path from "node:path";
import { ensureBuilt } from "./build.mjs";
import { runMain } from "./failure.mjs";
import { ensureInstalled } from "./install.mjs";
import { refuseOldNode } from "./node-version.mjs";
import { dist } from "./places.mjs";
import { exitCode } from "./processes.mjs";
import { progressTo } from "./progress.mjs";

refuseOldNode();

runMain(async () => {
  const progress = progressTo("stderr");
  await ensureInstalled(progress);
  await ensureBuilt(progress);
  return runCommand(process.argv.slice(2));
});

/**
 * @param {readonly string[]} args
 * @returns {Promise<number>}
 */
function runCommand(args) {
  const command = spawn(process.execPath, ["--enable-source-maps", path.join(dist, "frankpledge.js"), ...args], {
    stdio: "inherit",
  });
  // Ctrl-C reaches the command from the terminal itself; we only wait for its answer. SIGTERM comes to us alone.
  process.on("SIGINT", () => {});
  process.on("SIGTERM", () => command.kill("SIGTERM"));

  return new Promise((resolve, reject) => {
    command.once("error", reject);
    command.once("exit", (code, signal) => resolve(exitCode(code, signal)));
  });
}
