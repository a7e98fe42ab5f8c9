import { readdir, stat } from "node:fs/promises";
import { basename, join, resolve } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { OperatorError } from "../../kernel/errors.ts";
import { originalName } from "../../kernel/file-names.ts";
import { newId } from "../../kernel/ids.ts";
import { inLanes } from "../../kernel/in-lanes.ts";
import type { ConsoleCommand, ConsoleContext, ConsoleProgress } from "../../platform/console/command.ts";
import { hashFile, type InPartnership } from "../../platform/files/files.ts";
import { noteLocalCopy } from "../../platform/files/local-copies.ts";
import { startWorker } from "../../platform/jobs/worker.ts";
import { asConsole } from "../../platform/tenancy/transactions.ts";
import { requestImport, STORED_AT_ONCE, storeOriginal, type Upload } from "./commands/request.ts";
import { type Asked, readArguments, USAGE } from "./console/arguments.ts";
import { describeSummary, getSummary } from "./console/summary.ts";
import { jobs } from "./jobs.ts";
import { type Import, isUnderWay, STEP_LABELS } from "./rules/imports.ts";
import { getImport } from "./store/imports.ts";

/** `frankpledge import incidents`: the same import as by the browser, from files that are on this computer. */
const importIncidents: ConsoleCommand = {
  name: "import incidents",
  usage: USAGE,
  meaning: "Import files of street-level crime (CSV, CSV.gz, ZIP, or folders of them) into a partnership's dataset",
  run: async (context, args) => {
    const asked = readArguments(args);
    const inPartnership: InPartnership = (work) =>
      asConsole(
        context.database,
        { slug: asked.slug, capabilities: ["datasets:read", "datasets:import"], command: "import incidents" },
        work,
      );
    await refuseUnknown(inPartnership, asked.slug);
    const uploads = await storeAll(context, inPartnership, await findFiles(context.folder, asked.paths));
    const importId = await askForImport(inPartnership, asked, uploads);
    await carryOut(context, inPartnership, importId);

    const summary = await inPartnership((tx) => getSummary(tx, importId));
    if (asked.json) context.print(JSON.stringify(summary));
    else for (const line of describeSummary(summary)) context.print(line);
    const isFruitless = summary.notImported.every(({ outcome }) => outcome === "refused" || outcome === "not-read");
    if (summary.accepted === 0 && isFruitless) {
      throw new OperatorError("Nothing could be imported.");
    }
  },
};

export const datasetCommands: readonly ConsoleCommand[] = [importIncidents];

async function refuseUnknown(inPartnership: InPartnership, slug: string): Promise<void> {
  const kind = await inPartnership(async (tx) => tx.identity.partnership?.kind);
  if (kind === undefined || kind === "installation")
    throw new OperatorError(`There is no partnership with the address /${slug}. Name one as it stands in its address.`);
}

/** The files that paths name, those of a folder and of the folders in it by name. */
async function findFiles(folder: string, paths: readonly string[]): Promise<string[]> {
  const found: string[] = [];
  for (const named of paths) {
    const path = resolve(folder, named);
    const about = await stat(path).catch((error: unknown) => {
      throw new OperatorError(unreadable(path, error));
    });
    if (!about.isDirectory()) {
      found.push(path);
      continue;
    }
    const entries = await readdir(path, { recursive: true, withFileTypes: true });
    const files = entries.filter((entry) => entry.isFile() && /\.(csv|gz|zip)$/i.test(entry.name));
    if (files.length === 0) throw new OperatorError(`There is no CSV, gzip or ZIP file in ${path}.`);
    found.push(...files.map((entry) => join(entry.parentPath, entry.name)).sort());
  }
  return found;
}

function unreadable(path: string, error: unknown): string {
  const code = error instanceof Error && "code" in error ? error.code : undefined;
  return code === "EACCES" ? `${path} may not be read by this user.` : `There is no file ${path}.`;
}

/** Stores the files as they are. They stay where they are, and are read there when the import runs in this process. */
async function storeAll(
  { engine, progress }: Pick<ConsoleContext, "engine" | "progress">,
  inPartnership: InPartnership,
  paths: readonly string[],
): Promise<Upload[]> {
  engine.wake();
  let stored = 0;
  return inLanes(paths, STORED_AT_ONCE, async (path) => {
    const sha256 = await hashFile(path).catch((error: unknown) => {
      throw new OperatorError(unreadable(path, error));
    });
    const { size } = await stat(path);
    const upload: Upload = { path, name: originalName(basename(path)), sha256, sizeBytes: size };
    await storeOriginal(inPartnership, upload);
    await noteLocalCopy(sha256, path);
    progress({ text: `Storing ${basename(path)}`, done: ++stored, of: paths.length });
    return upload;
  });
}

async function askForImport(inPartnership: InPartnership, asked: Asked, uploads: readonly Upload[]): Promise<string> {
  const outcome = await inPartnership((tx) =>
    requestImport(tx, { dataset: asked.dataset, submissionKey: newId() }, uploads),
  );
  if (!outcome.ok) throw new OperatorError(`${outcome.problems.map(({ message }) => message).join(". ")}.`);
  return outcome.value;
}

const LOOK_EVERY_MS = 200;

/**
 * Sees the import through. The job is taken here, unless a server's worker was quicker; whoever has it holds its lease, so
 * nothing is done twice. Interrupted, it goes on where it stands as soon as a server or another import runs.
 */
async function carryOut(context: ConsoleContext, inPartnership: InPartnership, importId: string): Promise<void> {
  const { database, log, progress } = context;
  const worker = startWorker({ engine: database, log, handlers: jobs(context), schedules: [], atOnce: 1 });
  try {
    for (;;) {
      const at = await inPartnership((tx) => getImport(tx, importId));
      if (!isUnderWay(at.step)) return;
      progress(progressOf(at));
      await wait(LOOK_EVERY_MS);
    }
  } finally {
    await worker.stop(10_000);
  }
}

function progressOf({ step, filesRead, filesFound, rowsSoFar }: Import): ConsoleProgress {
  // Keeping follows reading batch by batch: its count stands at the batch's beginning, and a bar would run back.
  if (step !== "reading") return { text: STEP_LABELS[step] };
  const rows = rowsSoFar.toLocaleString("en-GB");
  return {
    text: `${STEP_LABELS[step]}: ${filesRead} of ${filesFound}, ${rows} rows so far`,
    done: filesRead,
    of: filesFound,
  };
}
