import { fork } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DuckDBInstance } from "@duckdb/node-api";
import { incidentFiles } from "../demo/incidents.ts";
import { makePartnerships } from "../demo/make/partnerships.ts";
import { makePlaces } from "../demo/make/places.ts";
import { month } from "../src/kernel/dates.ts";
import { newId } from "../src/kernel/ids.ts";
import { inLanes } from "../src/kernel/in-lanes.ts";
import type { Outcome } from "../src/kernel/outcome.ts";
import { listSources, requestAnalysisOf } from "../src/modules/assessments/index.ts";
import { requestImport, STORED_AT_ONCE, storeOriginal, type Upload } from "../src/modules/datasets/index.ts";
import { modules } from "../src/modules.ts";
import { type Environment, readConfig } from "../src/platform/config/config.ts";
import { builtEntry } from "../src/platform/config/paths.ts";
import { openDatabase } from "../src/platform/db/open.ts";
import { prepareServer } from "../src/platform/db/prepare.ts";
import { openTaskRunner } from "../src/platform/engine/runner.ts";
import { hashFile, type InPartnership } from "../src/platform/files/files.ts";
import { noteLocalCopy } from "../src/platform/files/local-copies.ts";
import { startWorker } from "../src/platform/jobs/worker.ts";
import { openLog } from "../src/platform/log/log.ts";
import type { Services } from "../src/platform/services.ts";
import { asConsole } from "../src/platform/tenancy/transactions.ts";
import { startPostgres } from "../test/engines/postgres.ts";
import { processorSeconds, watchMemory } from "./processes.ts";
import { keepTimes, type Times } from "./times.ts";

/*
 * From incident files to every result of an analysis, by the way that an import in production takes, as a ratio to what
 * DuckDB alone needs to load the same files into memory once: by itself, so that it finds delimiters and types, and told
 * to take every cell as text, when it looks at none. Of each two ratios: of time on the clock, which means something on a
 * quiet machine only, and of processor time, PostgreSQL's included. Nothing here passes or fails.
 *
 *   npm run bench:analysis                          100,000 and 1,000,000 rows on PostgreSQL
 *   npm run bench:analysis -- --embedded 100000     100,000 rows on the embedded database
 */

const ROUNDS = Number(process.env["BENCH_ROUNDS"] ?? 3);
const MONTHS = 36;
const TITLE = "Generated incidents";
/** One row in so many is damaged, so that rejected rows are part of what is measured. */
const DAMAGED = 997;

/** What a piece of work took: milliseconds on the clock and of processors. */
type Cost = { readonly clock: number; readonly processor: number };
type File = { readonly path: string; readonly name: string; readonly sizeBytes: number };

/** What a process of its own is asked for, so that neither its time nor its memory counts as the product's. */
type Order =
  | { readonly kind: "write"; readonly size: number; readonly folder: string }
  | { readonly kind: "load"; readonly paths: readonly string[]; readonly untyped: boolean };

if (process.send) await answer();
else await measure(process.argv.slice(2));

async function measure(args: readonly string[]): Promise<void> {
  const sizes = args.filter((arg) => /^\d+$/.test(arg)).map(Number);
  const embedded = args.includes("--embedded");
  const columns = ["rows", "rejected", "by itself s", "as text s", "storing s", "import s", "analysis s", "in all s"];
  print([...columns, "ratio", "of CPU", "to text", "of CPU", "memory MB"]);
  for (const size of sizes.length > 0 ? sizes : [100_000, 1_000_000]) {
    const folder = mkdtempSync(join(tmpdir(), "fp-bench-"));
    try {
      await measureSize(size, folder, embedded);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  }
}

async function measureSize(size: number, folder: string, embedded: boolean): Promise<void> {
  const files = await ask<File[]>({ kind: "write", size, folder: join(folder, "files") });
  const paths = files.map(({ path }) => path);
  const floors = async () => ({
    itself: await ask<Cost>({ kind: "load", paths, untyped: false }),
    text: await ask<Cost>({ kind: "load", paths, untyped: true }),
  });
  const ratios: number[][] = [];
  for (let round = 1; round <= ROUNDS; round++) {
    const before = await floors();
    const times: Times = new Map();
    const took = await inFreshInstallation(join(folder, `data-${round}`), embedded, (services) =>
      timeRound(keepTimes(services, times), files),
    );
    // The floors before and after, because machines drift.
    const after = await floors();
    const least = [cheapest(before.itself, after.itself), cheapest(before.text, after.text)];
    const steps = [took.storing, took.importing, took.analysing];
    const total = steps.reduce(sumOf);
    const ofRound = least.flatMap((floor) => [total.clock / floor.clock, total.processor / floor.processor]);
    ratios.push(ofRound);
    print([
      ...[took.rows, took.rejected].map((count) => count.toLocaleString("en-GB")),
      ...[...least, ...steps, total].map(({ clock }) => (clock / 1000).toFixed(2)),
      ...ofRound.map((ratio) => ratio.toFixed(2)),
      String(took.mb),
    ]);
    const parts = [...times].map(([name, { ms, times: of }]) => `${name} ${(ms / 1000).toFixed(2)} (${of})`);
    const processors = [...least, ...steps].map(({ processor }) => (processor / 1000).toFixed(2));
    process.stdout.write(
      `  processor s: both floors and the three steps ${processors.join(", ")}; ${parts.join(", ")}\n`,
    );
  }
  const medians = [0, 1, 2, 3].map((of) => median(ratios.map((ofRound) => ofRound[of] ?? Number.NaN)).toFixed(2));
  process.stdout.write(
    `  median of ${ROUNDS}: ${medians[0]} by the clock and ${medians[1]} of processor time to DuckDB by itself, ` +
      `${medians[2]} and ${medians[3]} to text\n`,
  );
}

/** Files as a force publishes them, a month each, with one row in a thousand damaged. */
function writeFiles(size: number, folder: string): File[] {
  mkdirSync(folder, { recursive: true });
  const plan = { seed: "bench", to: month("2025-12"), months: MONTHS, rowsPerMonth: Math.round(size / MONTHS) };
  return [...incidentFiles(plan)].map(({ name, text }) => {
    const path = join(folder, name);
    const lines = text.split("\n");
    for (let at = DAMAGED; at < lines.length - 1; at += DAMAGED)
      lines[at] = lines[at]?.replace(/20\d\d-/, "19xx-") ?? "";
    const bytes = Buffer.from(lines.join("\n"));
    writeFileSync(path, bytes);
    return { path, name, sizeBytes: bytes.length };
  });
}

async function inFreshInstallation<T>(folder: string, embedded: boolean, work: (services: Services) => Promise<T>) {
  const postgres = embedded ? undefined : await startPostgres();
  const settings = postgres ? await prepareServer(postgres.adminUrl) : {};
  const environment: Environment = { ...settings, DATA_DIR: folder, DEMO: "on", LOG_LEVEL: "warn" };
  const config = readConfig(environment);
  const services: Services = {
    database: await openDatabase(config),
    config,
    log: openLog("warn"),
    engine: openTaskRunner({ entry: builtEntry("engine") }),
  };
  try {
    await makePartnerships(services);
    await makePlaces(services);
    return await work(services);
  } finally {
    await services.engine.close();
    await services.database.close();
    await postgres?.stop();
  }
}

async function timeRound(services: Services, files: readonly File[]) {
  const capabilities = ["datasets:read", "datasets:import", "assessments:read", "assessments:write"];
  const inPartnership: InPartnership = (work) =>
    asConsole(services.database, { slug: "thurrock", capabilities, command: "bench" }, work);
  const memory = watchMemory();
  const uploads: Upload[] = [];
  const round = {
    storing: await costOf(async () => {
      // As the console stores files: they are hashed, kept, and read where they lie.
      services.engine.wake();
      const stored = await inLanes(files, STORED_AT_ONCE, async (file) => {
        const upload = { ...file, sha256: await hashFile(file.path) };
        await storeOriginal(inPartnership, upload);
        await noteLocalCopy(upload.sha256, upload.path);
        return upload;
      });
      uploads.push(...stored);
    }),
    importing: await costOf(async () => {
      const dataset = {
        format: "street-crime",
        title: TITLE,
        origin: "synthetic",
        provider: "",
        licence: "",
        attribution: "",
      } as const;
      accepted(await inPartnership((tx) => requestImport(tx, { dataset, submissionKey: newId() }, uploads)));
      await workThrough(services);
    }),
    analysing: await costOf(async () => {
      const id = await inPartnership(async (tx) => {
        const source = (await listSources(tx)).find(({ title }) => title === TITLE);
        const [from, to] = [source?.months[0]?.month, source?.months.at(-1)?.month];
        if (!source || !from || !to) throw new Error("Nothing was imported");
        return accepted(
          await requestAnalysisOf(tx, source, { period: { from, to }, duplicates: "every-row" }, newId()),
        );
      });
      await workThrough(services);
      const { step, problem } = await inPartnership((tx) =>
        tx.selectFrom("analyses").select(["step", "problem"]).where("id", "=", id).executeTakeFirstOrThrow(),
      );
      if (step !== "done") throw new Error(`The analysis ended as ${step}: ${problem}`);
    }),
    mb: memory.most(),
  };
  const counted = await inPartnership((tx) =>
    tx
      .selectFrom("import_files")
      .select(({ fn }) => [fn.sum<string>("row_count").as("rows"), fn.sum<string>("rejected").as("rejected")])
      .executeTakeFirstOrThrow(),
  );
  return { ...round, rows: Number(counted.rows), rejected: Number(counted.rejected) };
}

async function workThrough(services: Services): Promise<void> {
  const handlers = modules.flatMap((module) => module.jobs?.(services) ?? []);
  const worker = startWorker({ engine: services.database, log: services.log, handlers, schedules: [], atOnce: 1 });
  await worker.idle();
  await worker.stop(1_000);
}

/** Asks a process of its own. */
function ask<Answer>(order: Order): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const child = fork(process.argv[1] ?? "");
    child.once("message", (answer) => resolve(answer as Answer));
    child.once("exit", (code) => reject(new Error(`A ${order.kind} ended with ${code}`)));
    child.send(order);
  });
}

async function answer(): Promise<void> {
  const order = await new Promise<Order>((resolve) => process.once("message", (sent) => resolve(sent as Order)));
  const answered = order.kind === "write" ? writeFiles(order.size, order.folder) : await load(order);
  process.send?.(answered, () => process.exit(0));
}

/** What DuckDB takes to load files into memory, on two threads. */
async function load({ paths, untyped }: Order & { readonly kind: "load" }): Promise<Cost> {
  const instance = await DuckDBInstance.create(":memory:", { threads: "2" });
  const connection = await instance.connect();
  const list = paths.map((path) => `'${path}'`).join(", ");
  const told = untyped ? ", header = true, all_varchar = true" : "";
  return costOf(async () => {
    await connection.run(`create table incidents as from read_csv([${list}]${told})`);
  });
}

async function costOf(work: () => Promise<void>): Promise<Cost> {
  const [since, before] = [performance.now(), processorSeconds()];
  await work();
  return { clock: performance.now() - since, processor: (processorSeconds() - before) * 1000 };
}

function sumOf(a: Cost, b: Cost): Cost {
  return { clock: a.clock + b.clock, processor: a.processor + b.processor };
}

function cheapest(a: Cost, b: Cost): Cost {
  return { clock: Math.min(a.clock, b.clock), processor: Math.min(a.processor, b.processor) };
}

function median(numbers: readonly number[]): number {
  return numbers.toSorted((a, b) => a - b)[numbers.length >> 1] ?? Number.NaN;
}

function accepted<T>(outcome: Outcome<T>): T {
  if (!outcome.ok) throw new Error(outcome.problems.map(({ message }) => message).join("; "));
  return outcome.value;
}

function print(cells: readonly string[]): void {
  process.stdout.write(`${cells.map((cell) => cell.padStart(12)).join("")}\n`);
}
