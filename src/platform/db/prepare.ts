import { readFileSync } from "node:fs";
import { newToken } from "../../kernel/ids.ts";
import { inProject } from "../config/paths.ts";
import { connectOnce } from "./connect.ts";

const LOGINS = {
  DATABASE_URL: "fp_web",
  DATABASE_AUTH_URL: "fp_auth",
  DATABASE_WORKER_URL: "fp_worker",
  DATABASE_OWNER_URL: "fp_migrator",
} as const;

/** The settings a server's database is used with, by name. */
export type DatabaseSettings = Readonly<Record<keyof typeof LOGINS, string>>;

/**
 * Makes the roles and logins of a PostgreSQL server and opens the database of the address to them, as its superuser.
 * Every login gets a new password; run again, this replaces the passwords and changes nothing else.
 */
export async function prepareServer(superuserUrl: string): Promise<DatabaseSettings> {
  const client = await connectOnce(superuserUrl, "the address");
  try {
    await client.query("begin");
    await client.query("select pg_advisory_xact_lock(hashtext('frankpledge roles'))");
    await client.query(readFileSync(inProject("db", "roles.sql"), "utf8"));
    await client.query(readFileSync(inProject("db", "database.sql"), "utf8"));
    const settings = Object.entries(LOGINS).map(([name, login]) => {
      const password = newToken();
      return { name, login, password, url: withLogin(superuserUrl, login, password) };
    });
    for (const { login, password } of settings) {
      // A password cannot be a parameter; a token has no character that needs escaping.
      await client.query(`alter role ${login} password '${password}'`);
    }
    await client.query("commit");
    return Object.fromEntries(settings.map(({ name, url }) => [name, url])) as DatabaseSettings;
  } finally {
    await client.end();
  }
}

function withLogin(address: string, login: string, password: string): string {
  const url = new URL(address);
  url.username = login;
  url.password = password;
  return url.href;
}
