import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { incidentFiles } from "../../demo/incidents.ts";
import { makePartnerships } from "../../demo/make/partnerships.ts";
import { makePlaces } from "../../demo/make/places.ts";
import { month } from "../../src/kernel/dates.ts";
import { newId, sha256 } from "../../src/kernel/ids.ts";
import { requestImport, storeOriginal, type Upload } from "../../src/modules/datasets/index.ts";
import { readConfig } from "../../src/platform/config/config.ts";
import { builtEntry } from "../../src/platform/config/paths.ts";
import { openEmbedded } from "../../src/platform/db/embedded.ts";
import { openDatabase } from "../../src/platform/db/open.ts";
import { openTaskRunner } from "../../src/platform/engine/runner.ts";
import type { InPartnership } from "../../src/platform/files/files.ts";
import { openLog } from "../../src/platform/log/log.ts";
import type { Services } from "../../src/platform/services.ts";
import { asConsole } from "../../src/platform/tenancy/transactions.ts";
import { accepted } from "../accepted.ts";

/** Asks as the database's superuser, past every policy. */
export type Ask = <Row>(sql: string, parameters?: readonly unknown[]) => Promise<Row[]>;

/** An installation in which an import has been asked for and no program runs: the next one to start carries it out. */
export type WaitingImport = {
  readonly environment: Readonly<Record<string, string>>;
  readonly dataFolder: string;
  /** Looks at the database while no program has it. */
  readonly look: <T>(work: (ask: Ask) => Promise<T>) => Promise<T>;
  /** Lets the time pass after which a server takes the job of a program that is silent. */
  readonly passLease: () => Promise<void>;
  readonly remove: () => Promise<void>;
};

/** Installations on the embedded database: each a copy of one that is prepared once, in `folder`. */
export async function onEmbeddedDatabase(folder: string): Promise<() => Promise<WaitingImport>> {
  const prepared = join(folder, "prepared");
  await prepare({ DATA_DIR: prepared }, join(folder, "files"));
  return async () => {
    const own = mkdtempSync(join(folder, "round-"));
    const dataFolder = join(own, "data");
    cpSync(prepared, dataFolder, { recursive: true });
    return {
      environment: { DATA_DIR: dataFolder },
      dataFolder,
      look: async (work) => {
        const database = await openEmbedded({ dataFolder });
        try {
          return await work(database.ask);
        } finally {
          await database.close();
        }
      },
      // Its folder serves one process: whoever has it knows that nobody else holds a lease.
      passLease: async () => {},
      remove: async () => rmSync(own, { recursive: true }),
    };
  };
}

export type ServerDatabase = {
  readonly settings: Readonly<Record<string, string>>;
  readonly ask: Ask;
  readonly close: () => Promise<void>;
};

/** Installations on a PostgreSQL server, each in a database of its own. */
export function onServer(folder: string, open: () => Promise<ServerDatabase>): () => Promise<WaitingImport> {
  return async () => {
    const { settings, ask, close } = await open();
    const own = mkdtempSync(join(folder, "round-"));
    const dataFolder = join(own, "data");
    await prepare({ ...settings, DATA_DIR: join(own, "prepared") }, join(own, "files"));
    return {
      environment: { ...settings, DATA_DIR: dataFolder },
      dataFolder,
      look: (work) => work(ask),
      passLease: async () => {
        await ask("update jobs set leased_until = now() where leased_until is not null");
      },
      remove: async () => {
        await close();
        rmSync(own, { recursive: true });
      },
    };
  };
}

export function aFolder(): string {
  return mkdtempSync(join(tmpdir(), "fp-recovery-"));
}

/** Places, partnerships, and an import of everything that an import meets: it is asked for, and not begun. */
async function prepare(settings: Readonly<Record<string, string>>, files: string): Promise<void> {
  const config = readConfig(settings);
  const services: Services = {
    database: await openDatabase(config),
    config,
    log: openLog("error"),
    engine: openTaskRunner({ entry: builtEntry("engine") }),
  };
  const inPartnership: InPartnership = (work) =>
    asConsole(
      services.database,
      { slug: "thurrock", capabilities: ["datasets:read", "datasets:import"], command: "recovery" },
      work,
    );
  try {
    await makePlaces(services);
    await makePartnerships(services);
    const uploads = writeFiles(files);
    for (const upload of uploads) await storeOriginal(inPartnership, upload);
    accepted(await inPartnership((tx) => requestImport(tx, { dataset: DATASET, submissionKey: newId() }, uploads)));
  } finally {
    await services.engine.close();
    await services.database.close();
  }
}

const DATASET = {
  format: "street-crime",
  title: "Street-level crime",
  origin: "synthetic",
  provider: "",
  licence: "",
  attribution: "",
} as const;

/** More files than are read in one go, rows to reject in each, one file twice, and one that is no file of incidents. */
function writeFiles(folder: string): Upload[] {
  mkdirSync(folder, { recursive: true });
  const months = [...incidentFiles({ seed: "recovery", to: month("2025-06"), months: 20, rowsPerMonth: 150 })];
  const texts = months.map(({ name, text }) => ({ name, text: text.replace(/,20(\d\d-\d\d),/, ",19xx,") }));
  const [first] = texts;
  if (first) texts.push({ ...first, name: "2020-01-essex-street.csv" });
  texts.push({ name: "notes.csv", text: "Subject,Body\nMeeting,Tuesday\n" });
  return texts.map(({ name, text }) => {
    const path = join(folder, name);
    writeFileSync(path, text);
    return { path, name, sha256: sha256(text).toString("hex"), sizeBytes: Buffer.byteLength(text) };
  });
}
