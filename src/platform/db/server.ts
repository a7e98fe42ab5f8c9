import pg from "pg";
import type { Engine, Login, Opening, Session } from "./engine.ts";

export type ServerUrls = { readonly web: string; readonly auth: string; readonly worker: string };

export type ServerOptions = {
  readonly urls: Partial<ServerUrls>;
  /** Connections a pool may open at most. */
  readonly poolSize: Readonly<Record<Login, number>>;
};

/** Milliseconds. A page that needs more is shed; jobs write whole months at once and may take longer. */
const LIMITS: Readonly<Record<Login, { statement: number; idle: number; lock: number }>> = {
  web: { statement: 5_000, idle: 10_000, lock: 2_000 },
  auth: { statement: 5_000, idle: 10_000, lock: 2_000 },
  worker: { statement: 60_000, idle: 60_000, lock: 10_000 },
};

/** Opens pools for the logins that are given, on a PostgreSQL server. Nothing connects until it is first used. */
export function openServer(options: ServerOptions): Engine {
  const pools = new Map<Login, pg.Pool>();
  for (const login of ["web", "auth", "worker"] as const) {
    const url = options.urls[login];
    if (url) pools.set(login, openPool(login, url, options.poolSize[login]));
  }
  const queued = new Set<number>();
  const prepared: Prepared = { web: new Map(), worker: new Map() };

  async function transaction<T>(opening: Opening, work: (session: Session) => Promise<T>): Promise<T> {
    const pool = pools.get(opening.login);
    if (!pool) throw new Error(`No database address for the ${opening.login} login is configured`);
    const since = performance.now();
    queued.add(since);
    const client = await pool.connect().finally(() => queued.delete(since));
    let open = true;
    let broken = false;
    // What is asked at once is sent at once, and answered in that order: the first question does not wait for this.
    sendTogether(client);
    const begun = client.query(`begin; set local role ${opening.role}`);
    // The extended protocol, always: one call runs one statement, so nothing can be stacked behind it.
    const statementOf = (sql: string, parameters: readonly unknown[]) =>
      ({
        name: nameOf(prepared, opening, sql),
        text: sql,
        values: [...parameters],
        queryMode: "extended",
      }) as pg.QueryConfig;
    let last: pg.QueryConfig | undefined;
    const session: Session = {
      query: async (sql, parameters = []) => {
        if (!open) throw new Error(`The transaction for ${opening.purpose} has ended`);
        sendTogether(client);
        const [, result] = await Promise.all([begun, client.query(statementOf(sql, parameters))]);
        return { rows: result.rows, rowCount: result.rowCount ?? result.rows.length };
      },
      last(sql, parameters) {
        last = statementOf(sql, parameters);
      },
    };
    try {
      const value = await work(session);
      open = false;
      sendTogether(client);
      // A commit after a statement that failed rolls back.
      await Promise.all([begun, last && client.query(last), client.query("commit")]);
      return value;
    } catch (error) {
      open = false;
      // A connection that cannot roll back is in an unknown state, and never returns to the pool.
      await client.query("rollback").catch(() => {
        broken = true;
      });
      throw error;
    } finally {
      client.release(broken);
    }
  }

  return {
    kind: "server",
    transaction,
    waiting: () => (queued.size === 0 ? 0 : performance.now() - Math.min(...queued)),
    close: async () => {
      await Promise.all([...pools.values()].map((pool) => pool.end()));
    },
  };
}

/** What is asked within one turn of the event loop goes out as one packet, because each of its own costs a call of the system. */
function sendTogether({ connection: { stream } }: pg.PoolClient): void {
  stream.cork();
  process.nextTick(() => stream.uncork());
}

/** How long a connection that nobody uses is kept: a new one has to plan anew what every page asks. */
const KEPT_IDLE_MS = 10 * 60_000;

/** How many statements a login's connections keep prepared at most; those of the pages are some 150. */
const MOST_PREPARED = 400;

/** A longer one writes many rows, and is another for each number of them. */
const LONGEST_PREPARED = 2_000;

/**
 * The name under which a connection keeps a page's or a job's statement prepared, so that it is not read and planned anew each
 * time; undefined for one that is not kept. One for each role, because the policies that a plan holds are the role's.
 */
function nameOf(prepared: Prepared, { login, role }: Opening, sql: string): string | undefined {
  if (login === "auth" || sql.length > LONGEST_PREPARED) return undefined;
  const names = prepared[login];
  const key = `${role} ${sql}`;
  if (!names.has(key) && names.size < MOST_PREPARED) names.set(key, `${login}_${names.size}`);
  return names.get(key);
}

type Prepared = Readonly<Record<"web" | "worker", Map<string, string>>>;

function openPool(login: Login, connectionString: string, max: number): pg.Pool {
  const limits = LIMITS[login];
  const pool = new pg.Pool({
    connectionString,
    max,
    pipeline: true,
    idleTimeoutMillis: KEPT_IDLE_MS,
    application_name: `frankpledge ${login}`,
    connectionTimeoutMillis: 5_000,
    statement_timeout: limits.statement,
    idle_in_transaction_session_timeout: limits.idle,
    lock_timeout: limits.lock,
    types: { getTypeParser },
  });
  // An idle connection that the server ends is replaced at the next use; without a listener it would end the process.
  pool.on("error", () => {});
  return pool;
}

/** The same values as the embedded database gives: days as text, big integers and numerics as numbers. */
export const getTypeParser = ((oid: number, format?: "text" | "binary") => {
  if (format === "binary") return pg.types.getTypeParser(oid, "binary");
  if (oid === pg.types.builtins.INT8 || oid === pg.types.builtins.NUMERIC) return Number;
  if (oid === pg.types.builtins.DATE) return (text: string) => text;
  return pg.types.getTypeParser(oid, "text");
}) as typeof pg.types.getTypeParser;
