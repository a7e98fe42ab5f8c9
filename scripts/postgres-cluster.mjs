import { execFileSync, spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import fs from "node:fs";
import net from "node:net";
import os from "node:os";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { Failure } from "./failure.mjs";
import { findPostgres } from "./postgres-binaries.mjs";

const READY_WITHIN_MS = 30_000;
const STOP_WITHIN_MS = 5_000;
const PORT_ATTEMPTS = 3;

/** Nothing here has to survive a crash, so nothing is forced to disk. */
const SETTINGS = {
  listen_addresses: "127.0.0.1",
  unix_socket_directories: "",
  max_connections: "200",
  shared_buffers: "256MB",
  fsync: "off",
  synchronous_commit: "off",
  full_page_writes: "off",
  autovacuum_naptime: "10s",
};

/**
 * A PostgreSQL in a temporary folder, gone after `stop`. It listens on 127.0.0.1 and asks for a password of its own.
 * @typedef {object} Cluster
 * @property {string} url the superuser's
 * @property {string} version such as "15.14"
 * @property {string} bin the folder of its programs
 * @property {() => Promise<void>} stop ends the server, whatever is connected, and removes its folder
 */

/**
 * Makes a cluster and starts it. PostgreSQL refuses to run as root, so root runs it as `postgres`, else as `nobody`.
 * Refuses when no supported PostgreSQL is installed.
 * @returns {Promise<Cluster>}
 */
export async function startCluster() {
  const programs = findPostgres();
  if (!programs) {
    throw new Failure("PostgreSQL 15 or later was not found: install it, or name a running one in TEST_DATABASE_URL.");
  }
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "frankpledge-postgres-"));
  const place = { ...programs, folder, account: accountToRunAs() };
  try {
    const password = initialise(place);
    const { server, port } = await start(place);
    return {
      url: `postgres://postgres:${password}@127.0.0.1:${port}/postgres`,
      version: programs.version,
      bin: programs.bin,
      stop: () => stop(server, folder),
    };
  } catch (error) {
    fs.rmSync(folder, { recursive: true, force: true });
    throw error;
  }
}

/** @typedef {{ uid: number, gid: number } | undefined} Account undefined: whoever runs us */
/** @typedef {{ bin: string, version: string, folder: string, account: Account }} Place */

/** @returns {Account} */
function accountToRunAs() {
  if (process.getuid?.() !== 0) return undefined;
  for (const name of ["postgres", "nobody"]) {
    try {
      const [uid, gid] = ["-u", "-g"].map((flag) => Number(execFileSync("id", [flag, name], { stdio: "pipe" })));
      if (uid !== undefined && gid !== undefined) return { uid, gid };
    } catch {
      // no such account: try the next
    }
  }
  throw new Failure("PostgreSQL does not run as root, and there is no account `postgres` or `nobody` to run it as.");
}

/**
 * @param {Place} place
 * @returns {string} the superuser's password
 */
function initialise(place) {
  const password = randomBytes(18).toString("base64url");
  const passwordFile = path.join(place.folder, "password");
  fs.writeFileSync(passwordFile, password, { mode: 0o600 });
  if (place.account) {
    for (const owned of [place.folder, passwordFile]) fs.chownSync(owned, place.account.uid, place.account.gid);
  }
  const args = ["--username=postgres", "--auth=scram-sha-256", `--pwfile=${passwordFile}`, "--no-sync"];
  // The same order of text as the embedded database has, on every machine.
  const locale = ["--encoding=UTF8", "--locale=C"];
  try {
    execFileSync(path.join(place.bin, "initdb"), [...args, ...locale, "-D", dataFolder(place)], {
      ...spawnOptions(place),
      stdio: "pipe",
    });
  } catch (error) {
    throw new Failure(`PostgreSQL's initdb failed: ${/** @type {{ stderr?: Buffer }} */ (error).stderr ?? error}`);
  }
  fs.rmSync(passwordFile);
  return password;
}

/** @param {Place} place */
async function start(place) {
  for (let attempt = 1; ; attempt++) {
    const port = await freePort();
    const log = path.join(place.folder, "log");
    const server = spawnServer(place, port, log);
    if (await isReady(server, place)) return { server, port };

    await end(server);
    const said = fs.readFileSync(log, "utf8").trim();
    // Someone else may take a port between our finding it free and PostgreSQL's asking for it.
    const taken = said.includes("Address already in use");
    if (!taken || attempt === PORT_ATTEMPTS) throw new Failure(`PostgreSQL did not start:\n${said}`);
  }
}

/**
 * @param {Place} place
 * @param {number} port
 * @param {string} log
 */
function spawnServer(place, port, log) {
  const settings = Object.entries(SETTINGS).flatMap(([name, value]) => ["-c", `${name}=${value}`]);
  const output = fs.openSync(log, "w");
  try {
    return spawn(path.join(place.bin, "postgres"), ["-D", dataFolder(place), "-p", String(port), ...settings], {
      ...spawnOptions(place),
      stdio: ["ignore", output, output],
    });
  } finally {
    fs.closeSync(output);
  }
}

/**
 * @param {import("node:child_process").ChildProcess} server
 * @param {Place} place
 */
async function isReady(server, place) {
  const until = Date.now() + READY_WITHIN_MS;
  const status = path.join(dataFolder(place), "postmaster.pid");
  while (server.exitCode === null && Date.now() < until) {
    // The eighth line says "ready" once connections are taken.
    if (fs.existsSync(status) && fs.readFileSync(status, "utf8").split("\n")[7]?.trim() === "ready") return true;
    await sleep(25);
  }
  return false;
}

/**
 * @param {import("node:child_process").ChildProcess} server
 * @param {string} folder
 */
async function stop(server, folder) {
  await end(server);
  fs.rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
}

/** @param {import("node:child_process").ChildProcess} server */
async function end(server) {
  // SIGINT: break connections off and stop; SIGQUIT: stop without a checkpoint. Both are PostgreSQL's own meanings.
  for (const signal of /** @type {const} */ (["SIGINT", "SIGQUIT", "SIGKILL"])) {
    if (server.exitCode !== null || server.signalCode !== null) return;
    const ended = new Promise((resolve) => server.once("exit", resolve));
    server.kill(signal);
    await Promise.race([ended, sleep(STOP_WITHIN_MS, undefined, { ref: false })]);
  }
}

/** @returns {Promise<number>} */
function freePort() {
  return new Promise((resolve, reject) => {
    const probe = net.createServer();
    probe.once("error", reject);
    probe.listen(0, "127.0.0.1", () => {
      const address = /** @type {net.AddressInfo} */ (probe.address());
      probe.close(() => resolve(address.port));
    });
  });
}

/** @param {Place} place */
function dataFolder(place) {
  return path.join(place.folder, "data");
}

/**
 * @param {Place} place
 * @returns {import("node:child_process").SpawnOptions}
 */
function spawnOptions(place) {
  const env = { PATH: process.env["PATH"], LC_ALL: "C", TZ: "UTC" };
  return { cwd: place.folder, env, ...place.account };
}
