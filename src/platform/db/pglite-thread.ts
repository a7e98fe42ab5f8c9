import { Buffer } from "node:buffer";
import { parentPort, workerData } from "node:worker_threads";
import { PGlite, types } from "@electric-sql/pglite";

/** Asked of the thread: run one statement or a script, dump the database, or close it. */
export type Ask =
  | { readonly id: number; readonly kind: "query"; readonly sql: string; readonly parameters: readonly unknown[] }
  | { readonly id: number; readonly kind: "script"; readonly sql: string }
  | { readonly id: number; readonly kind: "dump" }
  | { readonly id: number; readonly kind: "close" };

export type Answer =
  | {
      readonly id: number;
      readonly rows: Record<string, unknown>[];
      readonly rowCount: number;
      readonly bytes: string[];
    }
  | { readonly id: number; readonly dump: Uint8Array }
  | { readonly id: number; readonly error: ErrorFields };

export type ErrorFields = { message: string; code: string; constraint?: string; table?: string };

/** Where the thread keeps its database: a folder, or memory when there is none, begun from `snapshot` when given. */
export type ThreadData = { readonly folder?: string; readonly snapshot?: Uint8Array; readonly program?: object };

if (parentPort) await serve(parentPort, workerData as ThreadData);

async function serve(port: NonNullable<typeof parentPort>, data: ThreadData): Promise<void> {
  const db = await PGlite.create({
    ...(data.folder === undefined ? {} : { dataDir: data.folder }),
    ...(data.snapshot === undefined ? {} : { loadDataDir: new Blob([data.snapshot as Uint8Array<ArrayBuffer>]) }),
    ...(data.program === undefined ? {} : { pgliteWasmModule: data.program }),
    parsers: {
      // The same values as the server driver gives, see server.ts. Bytes go as hexadecimal text: PGlite's own
      // conversion takes a quarter of a second a megabyte.
      [types.INT8]: Number,
      [types.DATE]: (text: string) => text,
      [types.NUMERIC]: Number,
      [types.BYTEA]: (text: string) => Buffer.from(text.slice(2), "hex"),
    },
    serializers: {
      [types.BYTEA]: (bytes: Uint8Array) =>
        `\\x${Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString("hex")}`,
    },
  });
  // What is asked at once is answered in the order it came: a rollback never overtakes a question before it.
  let last = Promise.resolve();
  port.on("message", (ask: Ask) => {
    last = last.then(() => respond(port, db, ask));
  });
  port.postMessage({ id: 0, rows: [], rowCount: 0, bytes: [] } satisfies Answer);
}

async function respond(port: NonNullable<typeof parentPort>, db: PGlite, ask: Ask): Promise<void> {
  try {
    port.postMessage(await answer(db, ask));
  } catch (error) {
    port.postMessage({ id: ask.id, error: errorFields(error) } satisfies Answer);
  }
  if (ask.kind === "close") port.close();
}

async function answer(db: PGlite, ask: Ask): Promise<Answer> {
  switch (ask.kind) {
    case "query": {
      const result = await db.query<Record<string, unknown>>(ask.sql, [...ask.parameters]);
      const bytes = result.fields.filter((field) => field.dataTypeID === types.BYTEA).map((field) => field.name);
      return { id: ask.id, rows: result.rows, rowCount: result.affectedRows ?? result.rows.length, bytes };
    }
    case "script":
      await db.exec(ask.sql);
      return { id: ask.id, rows: [], rowCount: 0, bytes: [] };
    case "dump":
      return { id: ask.id, dump: new Uint8Array(await (await db.dumpDataDir("none")).arrayBuffer()) };
    case "close":
      await db.close();
      return { id: ask.id, rows: [], rowCount: 0, bytes: [] };
  }
}

function errorFields(error: unknown): ErrorFields {
  const of = error as Partial<ErrorFields>;
  return {
    message: error instanceof Error ? error.message : String(error),
    code: of.code ?? "XX000",
    ...(of.constraint === undefined ? {} : { constraint: of.constraint }),
    ...(of.table === undefined ? {} : { table: of.table }),
  };
}
