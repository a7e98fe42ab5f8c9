import { existsSync } from "node:fs";
import { join } from "node:path";
import type pg from "pg";
import { OperatorError } from "../../kernel/errors.ts";
import type { Config } from "../config/config.ts";
import { connectOnce } from "./connect.ts";
import { type EmbeddedOptions, openEmbedded } from "./embedded.ts";
import type { Engine, Login } from "./engine.ts";
import { lockDataFolder, makeDataFolder } from "./lock.ts";
import { knownMigrations, migrateEmbedded, migrateServer, newerDatabase } from "./migrate.ts";
import { openServer } from "./server.ts";

export type Database = Engine & {
  /** Names of the migrations that ran at this opening. */
  readonly migrated: readonly string[];
  /** True when the embedded database was made just now and holds nothing. */
  readonly isNew: boolean;
};

export type OpenOptions = Pick<EmbeddedOptions, "onHeld"> & {
  /** Called once the data folder is ours and before anything in it is opened. `isNew`: no database is there yet. */
  readonly beforeOpen?: (isNew: boolean) => void;
};

/**
 * Opens the installation's database, brought up to this program's version, after checking that it is fit: reachable, not
 * too old, not of a newer program, and with logins that own nothing. Throws OperatorError with what to do otherwise.
 */
export async function openDatabase(config: Config, options: OpenOptions = {}): Promise<Database> {
  return config.DATABASE_URL || config.DATABASE_WORKER_URL ? openOnServer(config) : openInFolder(config, options);
}

async function openInFolder(config: Config, { beforeOpen, ...observe }: OpenOptions): Promise<Database> {
  if (config.ROLE !== "all") {
    throw new OperatorError(
      `ROLE is ${config.ROLE}, but the embedded database serves one process only. Set DATABASE_URL to a PostgreSQL server, or leave ROLE out.`,
    );
  }
  const lock = lockDataFolder(config.dataFolder);
  try {
    beforeOpen?.(!existsSync(join(config.dataFolder, "database")));
    const engine = await openEmbedded({ dataFolder: config.dataFolder, ...observe });
    const close = async () => {
      await engine.close();
      lock.release();
    };
    try {
      const migrated = await migrateEmbedded(engine);
      await engine.script(END_LEASES);
      return { ...engine, close, migrated, isNew: migrated.length === knownMigrations().length };
    } catch (error) {
      await engine.close();
      throw error;
    }
  } catch (error) {
    lock.release();
    throw error;
  }
}

/** The folder is ours, so whoever held a job is gone: what a crash interrupted need not wait until its lease runs out. */
const END_LEASES = "update jobs set lease = null, leased_until = null where leased_until is not null";

async function openOnServer(config: Config): Promise<Database> {
  const urls = requiredUrls(config);
  makeDataFolder(config.dataFolder);
  const migrated = config.DATABASE_OWNER_URL ? await migrateServer(config.DATABASE_OWNER_URL) : [];
  for (const [login, url] of Object.entries(urls)) await checkLogin(login as Login, url);
  const engine = openServer({ urls, poolSize: { web: 10, auth: 2, worker: 4 } });
  return { ...engine, migrated, isNew: false };
}

const VARIABLE: Readonly<Record<Login, "DATABASE_URL" | "DATABASE_AUTH_URL" | "DATABASE_WORKER_URL">> = {
  web: "DATABASE_URL",
  auth: "DATABASE_AUTH_URL",
  worker: "DATABASE_WORKER_URL",
};

function requiredUrls(config: Config): Partial<Record<Login, string>> {
  const needed: Login[] =
    config.ROLE === "worker" ? ["worker"] : config.ROLE === "web" ? ["web", "auth"] : ["web", "auth", "worker"];
  const urls: Partial<Record<Login, string>> = {};
  for (const login of needed) {
    const url = config[VARIABLE[login]];
    if (!url) {
      throw new OperatorError(
        `${VARIABLE[login]} is not set. On a PostgreSQL server each part of the program has its own login; \`frankpledge database prepare\` makes them and prints the settings.`,
      );
    }
    urls[login] = url;
  }
  return urls;
}

async function checkLogin(login: Login, url: string): Promise<void> {
  const variable = VARIABLE[login];
  const client = await connectOnce(url, variable);
  try {
    await checkRights(client, login, variable);
    await checkSchema(client);
  } finally {
    await client.end();
  }
}

/** What each login must be a member of, and what it must not be. */
const MEMBER_OF: Readonly<Record<Login, readonly string[]>> = {
  web: ["fp_member", "fp_public"],
  auth: ["fp_auth"],
  worker: ["fp_job"],
};

async function checkRights(client: pg.Client, login: Login, variable: string): Promise<void> {
  const { rows } = await client.query(`
    with recursive held as (
      select oid from pg_roles where rolname = current_user
      union select m.roleid from pg_auth_members m join held on m.member = held.oid)
    select r.rolname as name, r.rolsuper or r.rolbypassrls or r.rolcreaterole or r.rolreplication as strong,
           exists (select from pg_shdepend d where d.refclassid = 'pg_authid'::regclass and d.refobjid = r.oid and d.deptype = 'o'
                      and (d.dbid = b.oid or d.classid = 'pg_database'::regclass and d.objid = b.oid)) as owns,
           coalesce((select array_agg(g.rolname::text order by g.rolname) from held join pg_roles g on g.oid = held.oid where g.rolname <> r.rolname), '{}') as groups
      from pg_roles r, pg_database b where r.rolname = current_user and b.datname = current_database()`);
  const [own] = rows as { name: string; strong: boolean; owns: boolean; groups: string[] }[];
  if (!own) return;
  const prepare = "Make the logins with `frankpledge database prepare` and set what it prints.";
  if (own.strong) {
    throw new OperatorError(`${variable} signs in as ${own.name}, which may pass over row-level security. ${prepare}`);
  }
  if (own.owns)
    throw new OperatorError(
      `${variable} signs in as ${own.name}, which owns part of the database and so is not bound by its rights. ${prepare}`,
    );
  const may = new Set([own.name, ...own.groups]);
  const missing = MEMBER_OF[login].filter((role) => !may.has(role));
  if (missing.length > 0)
    throw new OperatorError(
      `${variable} signs in as ${own.name}, which is not a member of ${missing.join(" and ")}. ${prepare}`,
    );
  const excess = own.groups.filter((role) => !MEMBER_OF[login].includes(role));
  if (excess.length > 0)
    throw new OperatorError(
      `${variable} signs in as ${own.name}, which is also a member of ${excess.join(" and ")}. ${prepare}`,
    );
}

async function checkSchema(client: pg.Client): Promise<void> {
  const known = knownMigrations().at(-1)?.version ?? 0;
  const { rows } = await client
    .query("select ctx.schema_version() as version")
    .catch(() => ({ rows: [{ version: 0 }] as { version: number }[] }));
  const version = rows[0]?.version ?? 0;
  if (version > known) throw newerDatabase(version, known);
  if (version < known) {
    throw new OperatorError(
      `This database is of version ${version} and the program needs ${known}. Set DATABASE_OWNER_URL for one start, or run \`frankpledge migrate\` with it.`,
    );
  }
}
