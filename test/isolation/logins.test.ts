import { readFileSync } from "node:fs";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openTestDatabase, type TestDatabase } from "../database.ts";
import { CALLERS } from "./catalogue/callers.ts";
import { PARTNERSHIPS } from "./fixture/places.ts";
import { fillDatabase, TABLES } from "./fixture.ts";

/** The logins of the program, by the setting that holds the address of each, and the roles each may take on. */
const LOGINS = {
  fp_web: { setting: "DATABASE_URL", mayBe: ["fp_member", "fp_public"] },
  fp_worker: { setting: "DATABASE_WORKER_URL", mayBe: ["fp_job"] },
  fp_auth: { setting: "DATABASE_AUTH_URL", mayBe: [] },
  fp_migrator: {
    setting: "DATABASE_OWNER_URL",
    mayBe: ["fp_owner", "fp_rls", "fp_credentials", "fp_audit_w", "fp_queue"],
  },
} as const;

const ROLES = [
  "fp_owner",
  "fp_rls",
  "fp_credentials",
  "fp_audit_w",
  "fp_queue",
  "fp_member",
  "fp_public",
  "fp_job",
  "fp_migrator",
  "fp_web",
  "fp_worker",
  "fp_auth",
];

type Login = keyof typeof LOGINS;

// The embedded database has one login, its superuser: these are promises of a server.
describe.runIf(process.env["TEST_ENGINE"] === "postgres")("on a server,", () => {
  let db: TestDatabase;
  const clients = new Map<string, pg.Client>();

  beforeAll(async () => {
    db = await openTestDatabase();
    await fillDatabase(db.ask);
    // The rights on the database itself, which a copy of a template does not bring with it.
    await db.ask(readFileSync(new URL("../../db/database.sql", import.meta.url), "utf8"));
    for (const [login, { setting }] of Object.entries(LOGINS)) {
      const client = new pg.Client({ connectionString: db.settings?.[setting] });
      await client.connect();
      clients.set(login, client);
    }
  });

  afterAll(async () => {
    for (const client of clients.values()) await client.end();
    await db?.close();
  });

  /** Runs the statements as the login and undoes them. Answers the SQLSTATE of the first that fails, or "done". */
  async function tried(login: Login, ...statements: string[]): Promise<string> {
    const client = clients.get(login);
    await client?.query("begin");
    try {
      for (const statement of statements) await client?.query(statement);
      return "done";
    } catch (error) {
      return (error as { code?: string }).code ?? String(error);
    } finally {
      await client?.query("rollback");
    }
  }

  describe.each(Object.entries(LOGINS) as [Login, (typeof LOGINS)[Login]][])("%s", (login, { mayBe }) => {
    const may = (role: string) => role === login || (mayBe as readonly string[]).includes(role);

    test.each(ROLES)("takes on %s only if it may", async (role) => {
      const expected = may(role) ? "done" : "42501";
      expect(await tried(login, `set role ${role}`)).toBe(expected);
      expect(await tried(login, `select set_config('role', '${role}', false)`)).toBe(expected);
      expect(await tried(login, `select set_config('role', '${role}', true)`)).toBe(expected);
    });

    test("becomes nobody else, and no superuser", async () => {
      const [{ superuser = "" } = {}] = await db.ask<{ superuser: string }>("select current_user as superuser");
      expect(await tried(login, `set session authorization "${superuser}"`)).toBe("42501");
      expect(await tried(login, `set role "${superuser}"`)).toBe("42501");
      expect(await tried(login, `alter role ${login} superuser`)).toBe("42501");
      expect(await tried(login, `grant fp_rls to ${login}`)).toBe("42501");
      expect(await tried(login, "create role helper")).toBe("42501");
    });
  });

  describe.each(["fp_web", "fp_worker", "fp_auth", "fp_migrator"] as const)("%s by itself", (login) => {
    test("has no right to any table", async () => {
      const allowed: string[] = [];
      for (const name of Object.keys(TABLES)) {
        const table = name.includes(".") ? name : `public.${name}`;
        for (const statement of [
          `select from ${table}`,
          `insert into ${table} default values`,
          `delete from ${table}`,
          `lock table ${table} in access share mode`,
        ])
          if ((await tried(login, statement)) !== "42501") allowed.push(statement);
      }
      expect(allowed).toEqual([]);
    });

    test("makes nothing of its own, and reaches nothing of the server", async () => {
      const allowed: string[] = [];
      for (const statement of [
        "create table public.mine ()",
        "create temporary table mine ()",
        "create function ctx.mine() returns integer language sql as 'select 1'",
        "create schema mine",
        "copy (select 1) to program 'true'",
        "select pg_read_file('PG_VERSION')",
        "select pg_ls_dir('.')",
      ])
        if ((await tried(login, statement)) !== "42501") allowed.push(statement);
      expect(allowed).toEqual([]);
    });
  });

  test("the sign-in login calls its own functions and the audit's, and none else", async () => {
    const functions = await db.ask<{ name: string; call: string }>(`
      select p.oid::regprocedure::text as name,
             format('%s(%s)', p.oid::regproc, (select string_agg(format('null::%s', t::regtype), ', ') from unnest(p.proargtypes) t)) as call
        from pg_proc p join pg_namespace n on n.oid = p.pronamespace where n.nspname = 'ctx' and p.prokind = 'f'`);
    expect(functions.length).toBeGreaterThan(30);
    const callable: string[] = [];
    for (const { name, call } of functions)
      if ((await tried("fp_auth", `select ${call}`)) !== "42501") callable.push(name);
    const may = Object.entries(CALLERS).filter(([, callers]) => callers.split(" ").includes("fp_auth"));
    // Called with nothing, some of them are refused by the policies of their tables.
    expect(callable.sort()).toEqual(
      may
        .map(([name]) => name)
        .filter((name) => !/begin_app|begin_new_passphrase|begin_proof|add_passkey/.test(name))
        .sort(),
    );
  });

  test("a wait in the pages' transactions is cut off, so that none holds a connection for ever", async () => {
    const settings = await db.engine.transaction({ login: "web", role: "fp_public", purpose: "test" }, (session) =>
      session.query<{ name: string; setting: string }>(
        "select name, setting from pg_settings where name in ('statement_timeout', 'lock_timeout', 'idle_in_transaction_session_timeout')",
      ),
    );
    expect(Object.fromEntries(settings.rows.map(({ name, setting }) => [name, Number(setting)]))).toEqual({
      statement_timeout: 5000,
      lock_timeout: 2000,
      idle_in_transaction_session_timeout: 10000,
    });
  });

  test("a connection carries nothing of one actor to the next", async () => {
    const one = { login: "web", role: "fp_member", purpose: "test" } as const;
    for (let round = 0; round < 8; round++) {
      await db.engine
        .transaction(one, (session) => session.query("select ctx.begin_public($1, 'test')", [PARTNERSHIPS.A.slug]))
        .catch(() => {});
      const { rows } = await db.engine.transaction({ ...one, role: "fp_public" }, (session) =>
        session.query<{ left: string; role: string }>(
          "select coalesce(current_setting('app.ctx', true), '') as left, current_user as role",
        ),
      );
      expect(rows).toEqual([{ left: "", role: "fp_public" }]);
    }
  });
});
