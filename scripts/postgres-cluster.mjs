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
const STOP_WITHIN_MS = 10_000;

/**
 * A PostgreSQL that lives in a temporary folder and is gone after `stop`. It listens on 127.0.0.1 only, asks for a
 * password of its own, and trades durability for speed.
 * @typedef {object} Cluster
 * @property {string} url of the superuser
 * @property {string} version such as "15.14"
 * @property {string} bin the folder of its programs
 * @property {() => Promise<void>} stop ends the server and removes its folder; safe to call twice
 */

/**
 * Makes a cluster and starts it. PostgreSQL refuses to run as root, so root runs it as `postgres`, or as `nobody`.
 * @returns {Promise<Cluster>}
 */
export async function startCluster() {
  const programs = findPostgres();
  if (!programs) {
    throw new Failure("PostgreSQL 15 or later was not found: install it, or name a server in TEST_DATABASE_URL.");
  }
  const account = accountToRunAs();
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "frankpledge-postgres-"));
  try {
    const cluster = new Folder(folder, programs.bin, account);
    const password = cluster.initialise();
    const { server, port } = await cluster.start();
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
