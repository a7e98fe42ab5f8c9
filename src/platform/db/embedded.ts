import { Buffer } from "node:buffer";
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { Worker } from "node:worker_threads";
import { OperatorError } from "../../kernel/errors.ts";
import { builtEntry } from "../config/paths.ts";
import type { DatabaseProblem, Engine, Opening, Result, Session } from "./engine.ts";
import type { Answer, Ask, ErrorFields, ThreadData } from "./pglite-thread.ts";

/** What the embedded database offers besides transactions: it is its own administrator. */
export type Embedded = Engine & {
  readonly kind: "embedded";
  /** Runs a script as the superuser. For migrations only. */
  script(sql: string): Promise<void>;
  /** Asks as the superuser. For migrations and the tests that read the catalogue. */
  ask<Row>(sql: string, parameters?: readonly unknown[]): Promise<Row[]>;
  /** The whole database as an archive that `snapshot` opens again. */
  dump(): Promise<Uint8Array>;
};

export type EmbeddedOptions = {
  /** The installation's data folder; in memory when left out. */
  readonly dataFolder?: string;
  readonly snapshot?: Uint8Array;
  /** PostgreSQL's WebAssembly.Module, for whoever opens many databases: each would translate the program anew. */
  readonly program?: object;
  /**
   * Told of every transaction that ended: what for, how long it held the one connection, and how long the processor
   * worked for this process meanwhile, which a busy computer does not lengthen. In milliseconds.
   */
  readonly onHeld?: (purpose: string, milliseconds: number, worked: number) => void;
};

/**
 * Opens PostgreSQL in WebAssembly in a thread of its own, so that a long statement does not freeze the event loop. It
 * has one connection: transactions take turns. The caller holds the lock of the data folder (platform/db/lock.ts).
 */
export async function openEmbedded(options: EmbeddedOptions): Promise<Embedded> {
  const thread = await startThread(options);
  const turns = takeTurns();

  async function transaction<T>(opening: Opening, work: (session: Session) => Promise<T>): Promise<T> {
    const release = await turns.take();
    const since = performance.now();
    const before = process.cpuUsage();
    let open = true;
    let last: (() => Promise<unknown>) | undefined;
    const session: Session = {
      query: (sql, parameters = []) => {
        if (!open) return Promise.reject(new Error(`The transaction for ${opening.purpose} has ended`));
        return thread.query(sql, parameters);
      },
      last(sql, parameters) {
        last = () => thread.query(sql, parameters);
      },
    };
    try {
      await thread.script(`begin; set local role ${opening.role};`);
      const value = await work(session);
      open = false;
      await last?.();
      await thread.script("commit");
      return value;
    } catch (error) {
      open = false;
      await thread.script("rollback");
      throw error;
    } finally {
      release();
      const { user, system } = process.cpuUsage(before);
      options.onHeld?.(opening.purpose, performance.now() - since, (user + system) / 1000);
    }
  }

  async function alone<T>(work: () => Promise<T>): Promise<T> {
    const release = await turns.take();
    try {
      return await work();
    } finally {
      release();
    }
  }

  return {
    kind: "embedded",
    transaction,
    waiting: turns.waiting,
    script: (sql) => alone(() => thread.script(sql)),
    ask: (sql, parameters = []) => alone(async () => (await thread.query<never>(sql, parameters)).rows),
    dump: () => alone(thread.dump),
    close: () => alone(thread.close),
  };
}

/** A queue of one: each taker waits until all before it have released. */
function takeTurns() {
  let last: Promise<void> = Promise.resolve();
  const since = new Map<symbol, number>();
  return {
    async take(): Promise<() => void> {
      const before = last;
      const key = Symbol("turn");
      let release: () => void = () => {};
      last = new Promise((resolve) => {
        release = resolve;
      });
      since.set(key, performance.now());
      await before;
      since.delete(key);
      return release;
    },
    waiting(): number {
      const oldest = since.values().next().value;
      return oldest === undefined ? 0 : performance.now() - oldest;
    },
  };
}

async function startThread(options: EmbeddedOptions) {
  const data: ThreadData = {
    ...(options.dataFolder === undefined ? {} : { folder: databaseFolder(options.dataFolder) }),
    ...(options.snapshot === undefined ? {} : { snapshot: options.snapshot }),
    ...(options.program === undefined ? {} : { program: options.program }),
  };
  const worker = new Worker(builtEntry("pglite-thread"), { workerData: data });
  const waiting = new Map<number, { resolve: (answer: Answer) => void; reject: (error: Error) => void }>();
  let lastId = 0;
  let ended: Error | undefined;

  const endAll = (error: Error) => {
    ended = error;
    for (const asked of waiting.values()) asked.reject(error);
    waiting.clear();
  };
  worker.on("error", endAll);
  worker.on("exit", () => endAll(new Error("The embedded database has stopped")));
  worker.on("message", (answer: Answer) => {
    const asked = waiting.get(answer.id);
    waiting.delete(answer.id);
    if ("error" in answer) asked?.reject(databaseProblem(answer.error));
    else asked?.resolve(answer);
  });

  function receive(id: number): Promise<Answer> {
    return new Promise((resolve, reject) => {
      if (ended) reject(ended);
      else waiting.set(id, { resolve, reject });
    });
  }
  async function send(ask: Ask): Promise<Answer> {
    const answer = receive(ask.id);
    worker.postMessage(ask);
    return answer;
  }

  try {
    await receive(0);
  } catch (error) {
    throw cannotOpen(options.dataFolder, error);
  }
  return {
    async query<Row>(sql: string, parameters: readonly unknown[]): Promise<Result<Row>> {
      const answer = await send({ id: ++lastId, kind: "query", sql, parameters });
      if (!("rows" in answer)) return { rows: [], rowCount: 0 };
      for (const row of answer.rows) for (const name of answer.bytes) row[name] = asBuffer(row[name]);
      return { rows: answer.rows as Row[], rowCount: answer.rowCount };
    },
    async script(sql: string): Promise<void> {
      await send({ id: ++lastId, kind: "script", sql });
    },
    async dump(): Promise<Uint8Array> {
      const answer = await send({ id: ++lastId, kind: "dump" });
      return "dump" in answer ? answer.dump : new Uint8Array();
    },
    async close(): Promise<void> {
      if (ended) return;
      await send({ id: ++lastId, kind: "close" });
      await worker.terminate();
    },
  };
}

/** A Buffer that crossed between threads arrives as a plain Uint8Array. */
function asBuffer(value: unknown): unknown {
  return value instanceof Uint8Array ? Buffer.from(value.buffer, value.byteOffset, value.length) : value;
}

function databaseProblem(fields: ErrorFields): DatabaseProblem {
  const { message, ...rest } = fields;
  return Object.assign(new Error(message), rest);
}

function databaseFolder(dataFolder: string): string {
  const folder = join(dataFolder, "database");
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
  } catch (error) {
    throw cannotOpen(dataFolder, error);
  }
  return folder;
}

function cannotOpen(dataFolder: string | undefined, error: unknown): OperatorError {
  return new OperatorError(
    `The embedded database in ${dataFolder ?? "memory"} cannot be opened (${error instanceof Error ? error.message : error}). Restore a backup of that folder, or start on another with DATA_DIR.`,
  );
}
