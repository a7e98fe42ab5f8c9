import pg from "pg";
import { prepareServer } from "../src/platform/db/prepare.ts";
import type { ServerDatabase } from "../test/recovery/installation.ts";

let databases = 0;

/** A database of its own on the throw-away server, which nobody else uses: its logins may get new passwords. */
export async function ownDatabase(adminUrl: string): Promise<ServerDatabase> {
  const admin = new pg.Client({ connectionString: adminUrl });
  await admin.connect();
  const name = `fp_kill_${process.pid}_${++databases}`;
  await admin.query(`create database ${name}`);
  const url = new URL(adminUrl);
  url.pathname = `/${name}`;
  const settings = await prepareServer(url.href);
  const superuser = new pg.Client({ connectionString: url.href });
  await superuser.connect();
  return {
    settings,
    ask: async (sql, parameters = []) => (await superuser.query(sql, [...parameters])).rows,
    close: async () => {
      await superuser.end();
      await admin.query(`drop database ${name} with (force)`);
      await admin.end();
    },
  };
}
