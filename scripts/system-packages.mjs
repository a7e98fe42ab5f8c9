import fs from "node:fs";
import { run } from "./processes.mjs";

/** Whether we may install programs with apt without asking anybody: root, on Debian or a relative of it. */
export function canInstall() {
  return process.getuid?.() === 0 && fs.existsSync("/usr/bin/apt-get");
}

/**
 * Installs Debian packages, without questions.
 * @param {readonly string[]} names
 * @param {import("./progress.mjs").Progress} progress
 * @returns {Promise<boolean>} whether apt succeeded
 */
export function installWithApt(names, progress) {
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  return progress.step(`Installing ${names.join(", ")} with apt`, async () => {
    const updated = await run("apt-get", ["update", "-q"], { env, stdio: ["ignore", "ignore", "inherit"] });
    if (updated !== 0) progress.say("  apt-get update failed; trying with the lists there are");
    const install = ["install", "-y", "-q", "--no-install-recommends", ...names];
    return (await run("apt-get", install, { env, stdio: ["ignore", progress.output, "inherit"] })) === 0;
  });
}
