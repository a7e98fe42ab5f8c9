import { readdirSync, readFileSync } from "node:fs";
import { OperatorError } from "../../kernel/errors.ts";
import { sha256 } from "../../kernel/ids.ts";
import { inProject } from "../config/paths.ts";
import { connectOnce } from "./connect.ts";
import type { Embedded } from "./embedded.ts";

export type Migration = {
  readonly version: number;
  readonly name: string;
  readonly checksum: string;
  readonly sql: string;
};

/** The migrations of this program, in order. */
export function knownMigrations(): Migration[] {
  return readdirSync(inProject("db", "migrations"))
    .filter((name) => name.endsWith(".sql"))
    .sort()
    .map((name) => {
      const sql = readFileSync(inProject("db", "migrations", name), "utf8");
      return { version: Number(name.slice(0, 4)), name, checksum: sha256(sql).toString("hex"), sql };
    });
}

/** Brings the embedded database up to this program's version; answers the names of the migrations that ran. */
export async function migrateEmbedded(db: Embedded): Promise<string[]> {
  const [made] = await db.ask<{ made: boolean }>("select to_regclass('ctx.migrations') is not null as made");
  if (!made?.made) {
    await db.script(readFileSync(inProject("db", "roles.sql"), "utf8"));
    await db.script(readFileSync(inProject("db", "database.sql"), "utf8"));
  }
  return migrate({ run: db.script, ask: db.ask });
}

/** Brings a server's database up to this program's version, as the owner's login, one program at a time. */
export async function migrateServer(ownerUrl: string): Promise<string[]> {
  const client = await connectOnce(ownerUrl, "DATABASE_OWNER_URL");
  try {
    const { rows } = await client.query(
      "select pg_has_role(current_user, oid, 'member') as may from pg_roles where rolname = 'fp_owner'",
    );
    if (!rows[0]?.may) {
      throw new OperatorError(
        "The login of DATABASE_OWNER_URL may not act as fp_owner. Run `frankpledge database prepare` once with a superuser's address; it makes the roles and logins.",
      );
    }
    await client.query("select pg_advisory_lock(hashtext('frankpledge migrations'))");
    return await migrate({
      run: async (sql) => {
        await client.query(sql);
      },
      ask: async (sql, parameters = []) => (await client.query(sql, [...parameters])).rows,
    });
  } finally {
    await client.end();
  }
}

type Runner = {
  run(sql: string): Promise<void>;
  ask<Row>(sql: string, parameters?: readonly unknown[]): Promise<Row[]>;
};

async function migrate(db: Runner): Promise<string[]> {
  const known = knownMigrations();
  const ran = await migrationsRun(db);
  checkHistory(known, ran);
  const due = known.filter((migration) => !ran.some((row) => row.version === migration.version));
  for (const { version, name, checksum, sql } of due) {
    try {
      await db.run(
        `begin; set local role fp_owner; ${sql}; insert into ctx.migrations (version, name, checksum) values (${version}, '${name}', '${checksum}'); commit`,
      );
    } catch (error) {
      await db.run("rollback");
      throw new Error(`Migration ${name} failed and was undone: ${error instanceof Error ? error.message : error}`);
    }
  }
  return due.map((migration) => migration.name);
}

async function migrationsRun(db: Runner): Promise<{ version: number; name: string; checksum: string }[]> {
  // Nobody else may even look into the schema: the login of migrations inherits nothing.
  await db.run("set role fp_owner");
  try {
    const [made] = await db.ask<{ made: boolean }>("select to_regclass('ctx.migrations') is not null as made");
    if (!made?.made) return [];
    return await db.ask("select version, name, checksum from ctx.migrations order by version");
  } finally {
    await db.run("reset role");
  }
}

/** Throws OperatorError when the database has what this program does not know, or not as it knows it. */
function checkHistory(
  known: readonly Migration[],
  ran: readonly { version: number; name: string; checksum: string }[],
): void {
  const last = known.at(-1)?.version ?? 0;
  const newest = ran.at(-1)?.version ?? 0;
  if (newest > last) throw newerDatabase(newest, last);
  for (const row of ran) {
    const same = known.find((migration) => migration.version === row.version);
    if (same?.checksum !== row.checksum) {
      throw new OperatorError(
        `Migration ${row.name} ran here with other content than this program has. Start the program that made this database, or restore a backup.`,
      );
    }
  }
}

export function newerDatabase(database: number, program: number): OperatorError {
  return new OperatorError(
    `This database is of a newer version (${database}) than this program (${program}). Start the newer program, or restore a backup from before the upgrade.`,
  );
}
