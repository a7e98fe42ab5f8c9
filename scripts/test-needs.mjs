import { execFileSync } from "node:child_process";
import { findChromium } from "./chromium.mjs";
import { findPostgres } from "./postgres-binaries.mjs";
import { canInstall, installWithApt } from "./system-packages.mjs";

/** @typedef {{ present: boolean, note: string }} Need what a stage of the tests runs on, in a few words */

/**
 * Finds what the stages need from the machine. A browser that is missing is installed where that needs nobody's leave.
 * @param {readonly string[]} stages
 * @param {import("./progress.mjs").Progress} progress
 * @returns {Promise<Record<string, Need>>}
 */
export async function checkNeeds(stages, progress) {
  const browserWanted = stages.includes("browser") && findChromium() === undefined;
  if (browserWanted && canInstall()) await installWithApt(["chromium"], progress);
  return {
    pglite: { present: true, note: "PostgreSQL in WebAssembly" },
    postgres: describePostgres(),
    browser: describeChromium(),
  };
}

/** @returns {Need} */
function describePostgres() {
  if (process.env["TEST_DATABASE_URL"]) return { present: true, note: "the server in TEST_DATABASE_URL" };
  const programs = findPostgres();
  if (!programs)
    return { present: false, note: "no PostgreSQL 15 or later found: install it, or set TEST_DATABASE_URL" };
  return { present: true, note: `throw-away PostgreSQL ${programs.version} from ${programs.bin}` };
}

/** @returns {Need} */
function describeChromium() {
  const program = findChromium();
  if (program === undefined) {
    return { present: false, note: "no Chromium or Chrome found: install one, or set CHROMIUM_PATH" };
  }
  return { present: true, note: `${readVersion(program) ?? "a browser"} at ${program}` };
}

/**
 * Undefined where the program does not print its version, as Chrome on Windows does not.
 * @param {string} program
 */
function readVersion(program) {
  if (process.platform === "win32") return undefined;
  try {
    return execFileSync(program, ["--version"], { encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] }).trim();
  } catch {
    return undefined; // the browser tests will say what is wrong with it
  }
}
