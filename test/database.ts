import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import pg from "pg";
import { inject } from "vitest";
import { sha256 } from "../src/kernel/ids.ts";
import { inProject } from "../src/platform/config/paths.ts";
import { openEmbedded } from "../src/platform/db/embedded.ts";
import type { Engine } from "../src/platform/db/engine.ts";
import { knownMigrations, migrateEmbedded, migrateServer } from "../src/platform/db/migrate.ts";
import { type DatabaseSettings, prepareServer } from "../src/platform/db/prepare.ts";
import { openServer } from "../src/platform/db/server.ts";

/** A fresh, migrated database for one test file, on the engine that TEST_ENGINE names. */
export type TestDatabase = {
  readonly engine: Engine;
  /** Asks past every policy, as a superuser: to read the catalogue, and what a test must know from outside. */
  readonly ask: <Row>(sql: string, parameters?: readonly unknown[]) => Promise<Row[]>;
  /** The addresses of the logins; on a server only. */
  readonly settings: DatabaseSettings | undefined;
  readonly close: () => Promise<void>;
};

/** Told of every transaction on the embedded database: what for, how long it held the one connection, and its work. */
export type Held = (purpose: string, milliseconds: number, worked: number) => void;

export async function openTestDatabase(onHeld?: Held): Promise<TestDatabase> {
  return process.env["TEST_ENGINE"] === "postgres" ? onServer() : embedded(onHeld);
}

async function embedded(onHeld?: Held): Promise<TestDatabase> {
  translated ??= translate();
  const [snapshot, program] = await Promise.all([migratedSnapshot(), translated]);
  const engine = await openEmbedded({ snapshot, program, ...(onHeld && { onHeld }) });
  return { engine, ask: engine.ask, settings: undefined, close: engine.close };
}

/** Once for all files of a worker: to translate it, and to find out anew which parts are worth it, took a tenth of the tests' time. */
let translated: Promise<object> | undefined;

/** The types of Node.js leave it out. */
const { WebAssembly: assembly } = globalThis as unknown as {
  WebAssembly: { compile(program: Uint8Array): Promise<object> };
};

async function translate(): Promise<object> {
  const entry = createRequire(import.meta.url).resolve("@electric-sql/pglite");
  return assembly.compile(await readFile(join(dirname(entry), "pglite.wasm")));
}

/** Migrated once for all test files: restoring an archive takes a third of the time of making a database. */
export async function migratedSnapshot(): Promise<Uint8Array> {
  const key = sha256(
    knownMigrations()
      .map((migration) => migration.checksum)
      .join() + readFileSync(inProject("db", "roles.sql"), "utf8"),
  );
  const folder = inProject("node_modules", ".cache", "frankpledge");
  const path = join(folder, `migrated-${key.toString("hex").slice(0, 16)}.tar`);
  if (!existsSync(path)) {
    const db = await openEmbedded({});
    await migrateEmbedded(db);
    mkdirSync(folder, { recursive: true });
    writeFileSync(`${path}.${process.pid}`, await db.dump());
    renameSync(`${path}.${process.pid}`, path);
    await db.close();
  }
  return readFileSync(path);
}

async function onServer(): Promise<TestDatabase> {
  const admin = new pg.Client({ connectionString: inject("postgresAdminUrl") });
  await admin.connect();
  const name = `fp_test_${Date.now().toString(36)}_${process.pid}_${Math.floor(Math.random() * 1e9).toString(36)}`;
  await admin.query(`create database ${name} template ${await migratedTemplate(admin)}`);

  const url = new URL(inject("postgresAdminUrl"));
  url.pathname = `/${name}`;
  const settings = loginsOf(url.href);
  const engine = openServer({
    urls: { web: settings.DATABASE_URL, auth: settings.DATABASE_AUTH_URL, worker: settings.DATABASE_WORKER_URL },
    poolSize: { web: 4, auth: 2, worker: 4 },
  });
  const superuser = new pg.Client({ connectionString: url.href });
  await superuser.connect();
  return {
    engine,
    ask: async (sql, parameters = []) => (await superuser.query(sql, [...parameters])).rows,
    settings,
    close: async () => {
      await engine.close();
      await superuser.end();
      await admin.query(`drop database ${name} with (force)`);
      await admin.end();
    },
  };
}

/** One password for every login of the throw-away cluster: each test file must know them without asking another. */
const PASSWORD = "throw-away-cluster";

async function migratedTemplate(admin: pg.Client): Promise<string> {
  const key = sha256(
    knownMigrations()
      .map((migration) => migration.checksum)
      .join(),
  )
    .toString("hex")
    .slice(0, 16);
  const name = `fp_template_${key}`;
  await admin.query("select pg_advisory_lock(hashtext('frankpledge template'))");
  try {
    const made = await admin.query("select from pg_database where datname = $1", [`${name}_done`]);
    if (made.rowCount) return `${name}_done`;
    await admin.query(`drop database if exists ${name}`);
    await admin.query(`create database ${name}`);
    const url = new URL(inject("postgresAdminUrl"));
    url.pathname = `/${name}`;
    await prepareServer(url.href);
    for (const login of ["fp_web", "fp_auth", "fp_worker", "fp_migrator"])
      await admin.query(`alter role ${login} password '${PASSWORD}'`);
    await migrateServer(loginsOf(url.href).DATABASE_OWNER_URL);
    // Renamed when it is whole: a run that was killed half-way leaves nothing that looks like a template.
    await admin.query(`alter database ${name} rename to ${name}_done`);
    return `${name}_done`;
  } finally {
    await admin.query("select pg_advisory_unlock(hashtext('frankpledge template'))");
  }
}

function loginsOf(address: string): DatabaseSettings {
  const as = (login: string) => {
    const url = new URL(address);
    url.username = login;
    url.password = PASSWORD;
    return url.href;
  };
  return {
    DATABASE_URL: as("fp_web"),
    DATABASE_AUTH_URL: as("fp_auth"),
    DATABASE_WORKER_URL: as("fp_worker"),
    DATABASE_OWNER_URL: as("fp_migrator"),
  };
}
