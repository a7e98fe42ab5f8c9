import { type DuckDBConnection, DuckDBInstance } from "@duckdb/node-api";
import { OperatorError } from "../../kernel/errors.ts";

/** A DuckDB of our own, in memory, that sees only the folders it was opened with. */
export type Duck = {
  readonly connection: DuckDBConnection;
  readonly run: (sql: string) => Promise<void>;
  /** All rows of a small result, with 64-bit integers as numbers. */
  readonly rows: <Row>(sql: string) => Promise<Row[]>;
  readonly close: () => void;
};

export type DuckOptions = {
  /** Folders whose files may be read and written. */
  readonly folders: readonly string[];
  /** Where DuckDB puts what does not fit into memory. */
  readonly tempFolder: string;
  readonly memoryMb: number;
  /**
   * Whether tables keep their rows in the order of what was read, so that a row's place is its number: then on one thread,
   * and without the caches in which DuckDB holds few rows back for later. With more, the order is lost without a word.
   */
  readonly inOrder?: boolean;
  /** Called while a statement runs and gets on, with the share of it that is done, from 0 to 1. */
  readonly onBeat?: (share: number) => void;
};

const BEAT_MS = 250;

/**
 * Opens DuckDB with fixed limits: memory, threads, no extension fetched or loaded beyond the bundled ones, no network, no
 * file outside the folders named. Its configuration is then locked, so no text that reaches SQL can widen them.
 */
export async function openDuckDb(options: DuckOptions): Promise<Duck> {
  const { folders, tempFolder, memoryMb, inOrder = false, onBeat } = options;
  const instance = await DuckDBInstance.create(":memory:", {
    threads: inOrder ? "1" : "2",
    memory_limit: `${memoryMb}MB`,
    temp_directory: tempFolder,
    autoinstall_known_extensions: "false",
    autoload_known_extensions: "false",
    allow_community_extensions: "false",
  });
  const connection = await instance.connect();
  if (inOrder) await connection.run("set enable_caching_operators = false");
  await connection.run("set enable_progress_bar = true");
  await connection.run("set enable_progress_bar_print = false");
  await connection.run(`set allowed_directories = [${folders.map(sqlPath).join(", ")}]`);
  await connection.run("set enable_external_access = false");
  await connection.run("set lock_configuration = true");

  return {
    connection,
    run: (sql) => whileBeating(connection, onBeat, async () => void (await connection.run(sql))),
    rows: <Row>(sql: string) =>
      whileBeating(connection, onBeat, async () => {
        const result = await connection.runAndReadAll(sql);
        return result.getRowObjectsJS().map(withNumbers) as Row[];
      }),
    close() {
      connection.closeSync();
      instance.closeSync();
    },
  };
}

/** A text as SQL. */
export function sqlText(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

/** A name as SQL. */
export function sqlName(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

/** The path of one file as SQL. Refuses a path that DuckDB would take for a pattern that matches several. */
export function sqlPath(path: string): string {
  if (/[*?[\]]/.test(path)) {
    throw new OperatorError(
      `The data folder's path must not hold any of * ? [ ]: ${path}. Set DATA_DIR to another one.`,
    );
  }
  return sqlText(path.replaceAll("\\", "/"));
}

/** Runs `work`, and calls `onBeat` whenever DuckDB has got on since the last look. */
async function whileBeating<T>(
  connection: DuckDBConnection,
  onBeat: DuckOptions["onBeat"],
  work: () => Promise<T>,
): Promise<T> {
  if (!onBeat) return work();
  let reached = -1;
  const look = setInterval(() => {
    const { percentage } = connection.progress;
    if (percentage === reached) return;
    reached = percentage;
    onBeat(Math.max(0, percentage) / 100);
  }, BEAT_MS);
  try {
    return await work();
  } finally {
    clearInterval(look);
  }
}

function withNumbers(row: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(row).map(([name, value]) => [name, typeof value === "bigint" ? Number(value) : value]),
  );
}
