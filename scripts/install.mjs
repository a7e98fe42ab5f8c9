import { createHash } from "node:crypto";
import fs from "node:fs";
import path from "node:path";
import { Failure } from "./failure.mjs";
import { inRoot, root } from "./places.mjs";
import { run } from "./processes.mjs";

/**
 * Installs the packages of package-lock.json when the ones in node_modules are not known to be those. The stamp lies in
 * node_modules itself, which npm empties first: an installation that was broken off leaves none, and is begun again.
 * What a developer has installed with npm counts when it is what the lock says. Scripts of packages never run.
 * @param {import("./progress.mjs").Progress} progress
 */
export async function ensureInstalled(progress) {
  const wanted = lockStamp();
  if (readStamp() === wanted) return;
  if (isInstalled(readLock(inRoot("package-lock.json")), readLock(inRoot("node_modules", ".package-lock.json")))) {
    fs.writeFileSync(stampFile, wanted);
    return;
  }

  await progress.step("Installing packages (the first time takes a minute or so)", () => installPackages(progress));
  fs.writeFileSync(stampFile, wanted);
}

/** @typedef {{ version?: string, integrity?: string, optional?: boolean, os?: string[], cpu?: string[], libc?: string[] }} Locked */
/** @typedef {Record<string, Locked>} Lock by place, such as "node_modules/zod" */

/**
 * Whether what npm noted in node_modules at its last end is what the lock asks for on this machine.
 * @param {Lock} wanted
 * @param {Lock} present
 * @param {{ platform: string, arch: string }} [machine]
 * @returns {boolean}
 */
export function isInstalled(wanted, present, machine = process) {
  const same = Object.entries(present).every(
    ([place, { version, integrity }]) => wanted[place]?.version === version && wanted[place]?.integrity === integrity,
  );
  const complete = Object.entries(wanted).every(
    ([place, locked]) => place === "" || place in present || isForOthers(locked, machine),
  );
  return same && complete;
}

/**
 * @param {Locked} locked
 * @param {{ platform: string, arch: string }} machine
 */
function isForOthers({ optional, os, cpu, libc }, { platform, arch }) {
  if (!optional) return false;
  const fits = (os ?? [platform]).includes(platform) && (cpu ?? [arch]).includes(arch);
  return !fits || libc !== undefined || (os === undefined && cpu === undefined);
}

/**
 * @param {string} file
 * @returns {Lock}
 */
function readLock(file) {
  return fs.existsSync(file) ? JSON.parse(fs.readFileSync(file, "utf8")).packages : {};
}

const stampFile = inRoot("node_modules", ".frankpledge-lock");

/** Packages with native parts differ by platform, so a folder carried to another machine does not count as installed. */
function lockStamp() {
  const lock = createHash("sha256")
    .update(fs.readFileSync(inRoot("package-lock.json")))
    .digest("hex");
  return `${lock} ${process.platform}-${process.arch}\n`;
}

function readStamp() {
  return fs.existsSync(stampFile) ? fs.readFileSync(stampFile, "utf8") : undefined;
}

/** @param {import("./progress.mjs").Progress} progress */
async function installPackages(progress) {
  const npm = findNpm();
  const args = ["ci", "--include=dev", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"];
  const code = await run(npm.command, [...npm.args, ...args], {
    cwd: root,
    stdio: ["ignore", progress.output, "inherit"],
    shell: npm.shell,
  }).catch((/** @type {NodeJS.ErrnoException} */ error) => {
    if (error.code !== "ENOENT") throw error;
    throw new Failure("npm was not found. It comes with Node: install Node 24 from https://nodejs.org and try again.");
  });
  if (code === 0) return;
  throw new Failure(
    `npm ci ended with code ${code}; the lines above say why. It needs the npm registry once (or a proxy named in .npmrc); ` +
      "run the same command again when that is mended.",
  );
}

/** The npm that called us when there is one, so that no other on the PATH is mixed in. */
function findNpm() {
  const caller = process.env["npm_execpath"] ?? "";
  if (path.basename(caller) === "npm-cli.js") return { command: process.execPath, args: [caller], shell: false };
  const windows = process.platform === "win32";
  return { command: windows ? "npm.cmd" : "npm", args: [], shell: windows };
}
