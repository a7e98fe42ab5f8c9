import { createServer } from "node:net";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { knownMigrations } from "../../src/platform/db/migrate.ts";
import { openTestDatabase, type TestDatabase } from "../database.ts";
import { startProgram } from "../journeys/program.ts";
import { useTempFolder } from "../temp-folder.ts";
import { refusal } from "./attempts.ts";
import { anOldPostgres } from "./old-postgres.ts";
import { port } from "./ports.ts";

/* The built program is started on a PostgreSQL that it must refuse: it says what to do, in one line, and ends with 1. */

describe.runIf(process.env["TEST_ENGINE"] === "postgres")("a start is refused", { timeout: 180_000 }, () => {
  const folder = useTempFolder();
  let db: TestDatabase;
  /** The addresses of the three logins that serve. */
  let logins: Record<string, string>;
  let owner: string;

  beforeAll(async () => {
    db = await openTestDatabase();
    const { DATABASE_OWNER_URL = "", ...rest } = db.settings ?? {};
    [logins, owner] = [{ ...rest, DATA_DIR: join(folder, "data") }, DATABASE_OWNER_URL];
  });
  afterAll(() => db?.close());

  test("where no PostgreSQL answers", async () => {
    const closed = createServer();
    const at = await port(closed);
    await new Promise((resolve) => closed.close(resolve));
    for (const host of ["127.0.0.1", "localhost"]) {
      const url = `postgres://fp_web:hunter2@${host}:${at}/frankpledge`;
      expect(await refusal({ ...logins, DATABASE_URL: url })).toMatch(
        new RegExp(
          `^There is no connection to PostgreSQL at postgres://fp_web@${host}:${at}/frankpledge \\(.*ECONNREFUSED.*\\)\\. Check that it runs and that DATABASE_URL is right\\.$`,
        ),
      );
    }
  });

  test("where something else than PostgreSQL answers", async () => {
    const other = createServer((socket) => socket.on("error", () => {}).end("220 mail.example ESMTP\r\n"));
    const url = `postgres://fp_web:hunter2@127.0.0.1:${await port(other)}/frankpledge`;
    expect(await refusal({ ...logins, DATABASE_URL: url })).toMatch(/^There is no connection to PostgreSQL at /);
    other.close();
  });

  test("with a password that is wrong, which is not repeated", async () => {
    const url = new URL(String(logins["DATABASE_WORKER_URL"]));
    url.password = "hunter2";
    const said = await refusal({ ...logins, DATABASE_WORKER_URL: url.href });
    expect(said).toMatch(/password authentication failed.* DATABASE_WORKER_URL is right\.$/);
    expect(said).not.toContain("hunter2");
  });

  test.each(["DATABASE_URL", "DATABASE_OWNER_URL"])("by the %s of a PostgreSQL that is too old", async (variable) => {
    const old = await anOldPostgres();
    expect(await refusal({ ...logins, [variable]: old.url })).toBe(
      "PostgreSQL 14.18 is too old: its row-level security has known faults. Upgrade to 15.14, 16.10, 17.6, any 18, or later.",
    );
    // Nothing is asked of it but its version: no migration is begun.
    expect(old.queries()).toBe(1);
    old.close();
  });

  test("when one of the logins has no address", async () => {
    const { DATABASE_AUTH_URL: _, ...rest } = logins;
    expect(await refusal(rest)).toMatch(/^DATABASE_AUTH_URL is not set\. .*`frankpledge database prepare`/);
  });

  test("when the data folder cannot be written, though the database is elsewhere", async () => {
    expect(await refusal({ ...logins, DATA_DIR: "/dev/null/data" })).toMatch(
      /^The data folder \/dev\/null\/data cannot be written \(ENOTDIR\)\. .* DATA_DIR\.$/,
    );
  });

  const SERVES = "grant fp_member, fp_public to LOGIN";
  test.each([
    ["is superuser", "superuser", [SERVES], "may pass over row-level security"],
    ["bypasses row-level security", "bypassrls", [SERVES], "may pass over row-level security"],
    ["may make roles", "createrole", [SERVES], "may pass over row-level security"],
    ["may copy the whole server", "replication", [SERVES], "may pass over row-level security"],
    [
      "owns a table",
      "",
      [SERVES, "create table public.of_login ()", "alter table public.of_login owner to LOGIN"],
      "owns part of the database and so is not bound by its rights",
    ],
    [
      "owns a function",
      "",
      [
        SERVES,
        "create function public.of_login() returns int return 1",
        "alter function public.of_login() owner to LOGIN",
      ],
      "owns part of the database and so is not bound by its rights",
    ],
    [
      "owns the database",
      "",
      [SERVES, "do $$ begin execute format('alter database %I owner to LOGIN', current_database()); end $$"],
      "owns part of the database and so is not bound by its rights",
    ],
    [
      "may act as the owner",
      "",
      [SERVES, "grant fp_owner to LOGIN"],
      "is also a member of fp_audit_w and fp_credentials and fp_owner and fp_queue and fp_rls",
    ],
    ["may read every table", "", [SERVES, "grant pg_read_all_data to LOGIN"], "is also a member of pg_read_all_data"],
    ["does the work of jobs too", "", [SERVES, "grant fp_job to LOGIN"], "is also a member of fp_job"],
    ["has no role to serve with", "", ["grant fp_public to LOGIN"], "is not a member of fp_member"],
  ])("when the login of pages %s", async (_what, attributes, statements, reason) => {
    // Not one of ours by its name: roles are the whole server's, and other tests look at all of ours meanwhile.
    const login = `of_a_test_${process.pid}_${Date.now().toString(36)}`;
    await db.ask(`create role ${login} login ${attributes} password 'hunter2'`);
    try {
      for (const statement of statements) await db.ask(statement.replaceAll("LOGIN", login));
      const url = new URL(String(logins["DATABASE_URL"]));
      [url.username, url.password] = [login, "hunter2"];
      expect(await refusal({ ...logins, DATABASE_URL: url.href })).toBe(
        `DATABASE_URL signs in as ${login}, which ${reason}. Make the logins with \`frankpledge database prepare\` and set what it prints.`,
      );
    } finally {
      await db.ask(`reassign owned by ${login} to current_user`);
      await db.ask("drop table if exists public.of_login");
      await db.ask("drop function if exists public.of_login");
      await db.ask(`drop owned by ${login}`);
      await db.ask(`drop role ${login}`);
    }
  });

  test("when the login of migrations may not act as the owner", async () => {
    expect(await refusal({ ...logins, DATABASE_OWNER_URL: String(logins["DATABASE_URL"]) })).toMatch(
      /^The login of DATABASE_OWNER_URL may not act as fp_owner\. Run `frankpledge database prepare`/,
    );
  });

  test("when the database is of a newer version than the program, with and without the owner's login", async () => {
    const last = knownMigrations().at(-1)?.version ?? 0;
    await db.ask("insert into ctx.migrations (version, name, checksum) values ($1, 'later.sql', 'x')", [last + 1]);
    await db.ask("insert into ctx.migrations (version, name, checksum) values ($1, 'last.sql', 'x')", [last + 2]);
    for (const settings of [logins, { ...logins, DATABASE_OWNER_URL: owner }]) {
      expect(await refusal(settings)).toBe(
        `This database is of a newer version (${last + 2}) than this program (${last}). Start the newer program, or restore a backup from before the upgrade.`,
      );
    }
    await db.ask("delete from ctx.migrations where version > $1", [last]);
  });

  test("but not with the owner's login on a database that is up to date", async () => {
    const program = await startProgram({ ...logins, DATA_DIR: join(folder, "data"), DATABASE_OWNER_URL: owner });
    expect(await program.stop()).toBe(0);
    expect(program.errors).toEqual([]);
  });

  test("when the database is of an older version and nobody may migrate it", async () => {
    const last = knownMigrations().at(-1)?.version ?? 0;
    const [row] = await db.ask<{ name: string; checksum: string }>(
      "delete from ctx.migrations where version = $1 returning name, checksum",
      [last],
    );
    expect(await refusal(logins)).toBe(
      `This database is of version ${last - 1} and the program needs ${last}. Set DATABASE_OWNER_URL for one start, or run \`frankpledge migrate\` with it.`,
    );
    await db.ask("insert into ctx.migrations (version, name, checksum) values ($1, $2, $3)", [
      last,
      row?.name,
      row?.checksum,
    ]);
  });
});
