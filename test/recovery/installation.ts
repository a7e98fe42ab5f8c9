import { cpSync, lstatSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { readConfig } from "../../src/platform/config/config.ts";
import { builtEntry } from "../../src/platform/config/paths.ts";
import { openEmbedded } from "../../src/platform/db/embedded.ts";
import { openDatabase } from "../../src/platform/db/open.ts";
import { openTaskRunner } from "../../src/platform/engine/runner.ts";
import { openLog } from "../../src/platform/log/log.ts";
import type { Services } from "../../src/platform/services.ts";

/** Asks as the database's superuser, past every policy. */
export type Ask = <Row>(sql: string, parameters?: readonly unknown[]) => Promise<Row[]>;

/** An installation that no program runs in yet, with what was prepared in it. */
export type Installation<Prepared> = {
  readonly prepared: Prepared;
  readonly environment: Readonly<Record<string, string>>;
  readonly dataFolder: string;
  /** Looks at the database while no program has it. What is opened is a copy, when opening would mend it. */
  readonly look: <T>(work: (ask: Ask) => Promise<T>) => Promise<T>;
  /** Lets the time pass after which a server takes the job of a program that is silent. */
  readonly passLease: () => Promise<void>;
  readonly remove: () => Promise<void>;
};

/** Makes what a test needs in an empty installation; files may be left in `folder`. */
export type Preparing<Prepared> = (services: Services, folder: string) => Promise<Prepared>;

/** Installations on the embedded database: each a copy of one that is prepared once, in `folder`. */
export async function onEmbeddedDatabase<Prepared>(
  folder: string,
  prepare: Preparing<Prepared>,
): Promise<() => Promise<Installation<Prepared>>> {
  const source = mkdtempSync(join(folder, "prepared-"));
  const prepared = await withServices({ DATA_DIR: source }, (services) => prepare(services, folder));
  return async () => {
    const own = mkdtempSync(join(folder, "round-"));
    const dataFolder = join(own, "data");
    cpSync(source, dataFolder, { recursive: true });
    return {
      prepared,
      environment: { DATA_DIR: dataFolder },
      dataFolder,
      look: async (work) => {
        const copy = join(own, "looked-at");
        // The socket of the program's console cannot be copied, and nobody listens to it any more.
        cpSync(dataFolder, copy, { recursive: true, filter: (path) => !lstatSync(path).isSocket() });
        const database = await openEmbedded({ dataFolder: copy });
        try {
          return await work(database.ask);
        } finally {
          await database.close();
          rmSync(copy, { recursive: true });
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
export function onServer<Prepared>(
  folder: string,
  open: () => Promise<ServerDatabase>,
  prepare: Preparing<Prepared>,
): () => Promise<Installation<Prepared>> {
  return async () => {
    const { settings, ask, close } = await open();
    const own = mkdtempSync(join(folder, "round-"));
    const dataFolder = join(own, "data");
    const preparing = { ...settings, DATA_DIR: join(own, "prepared") };
    return {
      prepared: await withServices(preparing, (services) => prepare(services, own)),
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

async function withServices<T>(
  settings: Readonly<Record<string, string>>,
  work: (services: Services) => Promise<T>,
): Promise<T> {
  const config = readConfig(settings);
  const services: Services = {
    database: await openDatabase(config),
    config,
    log: openLog("error"),
    engine: openTaskRunner({ entry: builtEntry("engine") }),
  };
  try {
    return await work(services);
  } finally {
    await services.engine.close();
    await services.database.close();
  }
}
