import pg from "pg";
import { OperatorError } from "../../kernel/errors.ts";
import { getTypeParser } from "./server.ts";

/** The first releases of each major version without the row-level security faults of 2024 and 2025 (CVE-2025-8713). */
const OLDEST: Readonly<Record<number, number>> = { 15: 14, 16: 10, 17: 6 };

/**
 * One plain connection, for migrations and checks at start. The caller ends it. Throws OperatorError when there is none to
 * be had, or PostgreSQL is too old.
 */
export async function connectOnce(connectionString: string, variable: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString, connectionTimeoutMillis: 5_000, types: { getTypeParser } });
  try {
    await client.connect();
  } catch (error) {
    throw new OperatorError(
      `There is no connection to PostgreSQL at ${withoutSecrets(connectionString)} (${reasonOf(error)}). Check that it runs and that ${variable} is right.`,
    );
  }
  try {
    await checkVersion(client);
    return client;
  } catch (error) {
    await client.end();
    throw error;
  }
}

async function checkVersion(client: pg.Client): Promise<void> {
  const { rows } = await client.query(
    "select current_setting('server_version_num')::int as number, current_setting('server_version') as name",
  );
  const major = Math.floor(rows[0].number / 10000);
  const minor = rows[0].number % 10000;
  if (major >= 18 || minor >= (OLDEST[major] ?? Number.POSITIVE_INFINITY)) return;
  throw new OperatorError(
    `PostgreSQL ${rows[0].name} is too old: its row-level security has known faults. Upgrade to 15.14, 16.10, 17.6, any 18, or later.`,
  );
}

/** A name with several addresses fails with an error that has a code and no message. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.message || ("code" in error ? String(error.code) : error.name);
}

/** A database address fit for a message: no password, no parameters. */
function withoutSecrets(connectionString: string): string {
  try {
    const url = new URL(connectionString);
    return `${url.protocol}//${url.username}@${url.host}${url.pathname}`;
  } catch {
    return "the address given";
  }
}
