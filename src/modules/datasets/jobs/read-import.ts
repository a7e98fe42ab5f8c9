import { mkdir, rm } from "node:fs/promises";
import { join } from "node:path";
import { type Day, dayOf, type Month } from "../../../kernel/dates.ts";
import type { Outcome } from "../../../kernel/outcome.ts";
import type { TaskRunner } from "../../../platform/engine/runner.ts";
import { type InPartnership, storeFile } from "../../../platform/files/files.ts";
import { keepLocalCopy, localCopy } from "../../../platform/files/local-copies.ts";
import type { Log } from "../../../platform/log/log.ts";
import { keepFile, noteDuplicates, noteFile, noteProgress } from "../commands/keep.ts";
import { DATASET_READER } from "../commands/request.ts";
import { failImport, publishImport } from "../commands/versions.ts";
import { runDatasetTask } from "../reading/client.ts";
import type { Member, Unpacked } from "../reading/members.ts";
import type { ReadMember } from "../reading/read-members.ts";
import { readRejectedRows } from "../reading/rejected-rows-file.ts";
import { type ImportStep, isUnderWay, MOST_REJECTED_ROWS } from "../rules/imports.ts";
import * as imports from "../store/imports.ts";
import type { KeptRow } from "../store/rejected-rows.ts";
import type { NewPart } from "../store/versions.ts";
import { findImportDuplicates } from "./duplicates.ts";
import { placeParts } from "./place-parts.ts";

/** What an import needs from whoever runs it: a job of the server, or the console. */
export type ImportWork = {
  readonly inPartnership: InPartnership;
  readonly engine: TaskRunner;
  readonly dataFolder: string;
  readonly log: Log;
  readonly signal: AbortSignal;
  readonly now: () => Date;
};

/** Files read in one go: few enough that a crash loses little, many enough that starting DuckDB does not show. */
const FILES_AT_ONCE = 16;

/**
 * Carries an import through, from where it stands. Each file is kept in a transaction of its own and belongs to no version
 * until the last step, which makes the version and ends the import in one piece: whole or absent, and safe to run again.
 */
export async function carryThrough(work: ImportWork, importId: string): Promise<void> {
  const { inPartnership } = work;
  const found = await inPartnership((tx) => imports.getImport(tx, importId));
  if (!isUnderWay(found.step)) return;
  const folder = join(work.dataFolder, "work", `import-${importId}`);
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true, mode: 0o700 });
  try {
    const unpacked = await unpack(work, importId, folder);
    if (!unpacked.ok) return await fail(work, importId, unpacked);
    const read = await readFiles(work, { id: importId, datasetId: found.datasetId, folder }, unpacked.value);
    if (!read.ok) return await fail(work, importId, read);

    await enter(work, importId, "placing");
    const duplicates = await findImportDuplicates(work, importId);
    await inPartnership((tx) => noteDuplicates(tx, importId, duplicates));
    await placeParts(work, found.datasetId);

    await enter(work, importId, "publishing");
    await inPartnership((tx) => publishImport(tx, importId, work.now()));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function fail(
  work: ImportWork,
  importId: string,
  refusal: Outcome<never> & { readonly ok: false },
): Promise<void> {
  const problem = refusal.problems.map(({ message }) => message).join(" ");
  work.log.warn({ import: importId }, "import refused");
  await work.inPartnership((tx) => failImport(tx, importId, problem, work.now()));
}

/** Enters a step: written where the import's page reads it, and logged so that a crash is known to have been in it. */
async function enter(
  work: ImportWork,
  importId: string,
  step: ImportStep,
  at: Omit<imports.ImportProgress, "step"> = {},
): Promise<void> {
  work.log.info({ import: importId, step, ...at }, "import step");
  await work.inPartnership((tx) => noteProgress(tx, importId, { step, ...at }));
}

async function unpack(work: ImportWork, importId: string, folder: string): Promise<Outcome<Unpacked>> {
  await enter(work, importId, "unpacking");
  const originals = await work.inPartnership((tx) => imports.listOriginals(tx, importId));
  const uploads: { path: string; name: string }[] = [];
  for (const { name, sha256 } of originals) {
    uploads.push({
      name,
      path: await localCopy(work.inPartnership, work.dataFolder, { reader: DATASET_READER, sha256 }),
    });
  }
  return runDatasetTask(work.engine, "datasets.unpack", { uploads, folder }, { signal: work.signal });
}

type ImportAt = { readonly id: string; readonly datasetId: string; readonly folder: string };

/** Reads and keeps every file that was not kept before a crash. */
async function readFiles(work: ImportWork, at: ImportAt, unpacked: Unpacked): Promise<Outcome<void>> {
  const { inPartnership } = work;
  const kept = await inPartnership((tx) => imports.listImportFiles(tx, at.id));
  const done = new Set(kept.map((file) => file.position));
  let rows = kept.reduce((sum, file) => sum + file.rowCount, 0);
  const progress = (filesRead: number) => ({ filesFound: unpacked.members.length, filesRead, rowsSoFar: rows });

  await noteOthers(work, at, unpacked, done);
  const due = unpacked.members
    .map((member, position) => ({ member, position }))
    .filter(({ position }) => !done.has(position));
  for (let from = 0; from < due.length; from += FILES_AT_ONCE) {
    const batch = due.slice(from, from + FILES_AT_ONCE);
    const before = unpacked.members.length - due.length + from;
    await enter(work, at.id, "reading", progress(before));
    const fresh = await withoutHeld(work, at, batch);
    const read = await readBatch(work, at, fresh, async (passed) => {
      await inPartnership((tx) =>
        noteProgress(tx, at.id, { step: "reading", ...progress(before), rowsSoFar: rows + passed }),
      );
    });
    if (!read.ok) return read;
    await enter(work, at.id, "keeping", progress(before));
    for (const [i, { member, position }] of fresh.entries()) {
      const one = read.value[i];
      if (one) rows += await keep(work, at, { member, position, read: one });
    }
  }
  await enter(work, at.id, "keeping", progress(unpacked.members.length));
  return { ok: true, value: undefined };
}

type Due = { readonly member: Member; readonly position: number };

/** Notes what is not read at all: other files of an archive, and uploads that cannot be used. */
async function noteOthers(
  work: ImportWork,
  at: ImportAt,
  unpacked: Unpacked,
  done: ReadonlySet<number>,
): Promise<void> {
  const others = [
    ...unpacked.notRead.map((file) => ({
      ...file,
      outcome: "not-read" as const,
      problem: `Not read, because ${file.reason}`,
    })),
    ...unpacked.refused.map((file) => ({ ...file, outcome: "refused" as const, problem: file.message })),
  ].map((file, i) => ({ ...file, position: unpacked.members.length + i }));
  const due = others.filter(({ position }) => !done.has(position));
  if (due.length === 0) return;
  await work.inPartnership(async (tx) => {
    for (const { name, outcome, problem, position, upload } of due) {
      await noteFile(tx, {
        importId: at.id,
        datasetId: at.datasetId,
        position,
        original: upload,
        name,
        sha256: "",
        outcome,
        problem,
      });
    }
  });
}

/** Leaves out files whose content another of the batch has, or the dataset holds already; notes why. */
async function withoutHeld(work: ImportWork, at: ImportAt, batch: readonly Due[]): Promise<Due[]> {
  const fresh: Due[] = [];
  for (const due of batch) {
    const { member, position } = due;
    const held = await work.inPartnership((tx) => imports.findHeldFile(tx, at.datasetId, member.shape.sha256));
    const problem =
      member.duplicateOf !== undefined
        ? `The same file as ${member.duplicateOf}, which is in this import too`
        : held !== undefined && `The same file was imported before, as ${held}`;
    if (!problem) {
      fresh.push(due);
      continue;
    }
    await work.inPartnership((tx) =>
      noteFile(tx, {
        importId: at.id,
        datasetId: at.datasetId,
        position,
        original: member.upload,
        name: member.name,
        sha256: member.shape.sha256,
        outcome: "held-already",
        problem,
      }),
    );
  }
  return fresh;
}

async function readBatch(
  work: ImportWork,
  at: ImportAt,
  batch: readonly Due[],
  onRows: (passed: number) => Promise<void>,
): Promise<Outcome<ReadMember[]>> {
  if (batch.length === 0) return { ok: true, value: [] };
  const total = batch.reduce((sum, { member }) => sum + member.shape.lines, 0);
  let noting: Promise<void> | undefined;
  let notedAt = 0;
  const answer = await runDatasetTask(
    work.engine,
    "datasets.read-members",
    {
      members: batch.map(({ member, position }) => ({ member, ...pathsOf(at, position) })),
      tempFolder: join(at.folder, "temp"),
      today: dayOf(work.now()) satisfies Day,
    },
    {
      signal: work.signal,
      onProgress: ({ done, total: bytes }) => {
        if (noting !== undefined || Date.now() - notedAt < PROGRESS_MS) return;
        notedAt = Date.now();
        // Progress is for watchers: one that cannot be written must not stop the import.
        noting = onRows(Math.round((done / Math.max(bytes, 1)) * total))
          .catch(() => {})
          .finally(() => {
            noting = undefined;
          });
      },
    },
  );
  await noting;
  return answer;
}

const PROGRESS_MS = 500;

function pathsOf(at: ImportAt, position: number): { parquet: string; rejectedRows: string } {
  return {
    parquet: join(at.folder, `${position}.parquet`),
    rejectedRows: join(at.folder, `${position}.rejected.jsonl`),
  };
}

/** Keeps one file that was read. Answers how many rows it had. */
async function keep(
  work: ImportWork,
  at: ImportAt,
  { member, position, read }: Due & { readonly read: ReadMember },
): Promise<number> {
  const file = {
    importId: at.id,
    datasetId: at.datasetId,
    position,
    original: member.upload,
    name: member.name,
    sha256: member.shape.sha256,
  };
  const tooMany = read.rejected > MOST_REJECTED_ROWS;
  const nothing = read.accepted === 0 && read.rejected > 0;
  if (tooMany) {
    const worst = read.problems[0]?.message ?? "";
    const problem = `${read.rejected.toLocaleString("en-GB")} of its ${read.rows.toLocaleString("en-GB")} rows were rejected, most often because ${worst}. Mend the file and import it again.`;
    await work.inPartnership((tx) => noteFile(tx, { ...file, outcome: "refused", problem }));
    return 0;
  }
  const paths = pathsOf(at, position);
  const stored = nothing || read.accepted === 0 ? undefined : await storeParquet(work, paths.parquet);
  const rejectedRows: KeptRow[] = [];
  for await (const row of readRejectedRows(paths.rejectedRows)) {
    rejectedRows.push({
      row: row.row,
      field: row.problems[0]?.field ?? "",
      reason: row.problems.map(({ message }) => message).join("; "),
      cells: row.cells,
      reference: row.reference ?? null,
    });
  }
  const isCorrections = member.header.referencePosition !== undefined;
  const again = rejectedRows.flatMap((row) => (row.reference === null ? [] : [row.reference]));
  await work.inPartnership((tx) =>
    keepFile(tx, {
      file: {
        ...file,
        notes: read.notes,
        rowCount: read.rows,
        accepted: read.accepted,
        rejected: read.rejected,
        noLocation: read.noLocation,
        duplicateIds: read.duplicateIds.ids,
        isCorrections,
        header: member.header,
        parquetSha256: stored ?? null,
      },
      parts: partsOf(read),
      rejectedRows,
      corrected: isCorrections ? [...(read.corrections ?? []).map(({ reference }) => reference), ...again] : [],
    }),
  );
  return read.rows;
}

async function storeParquet(work: ImportWork, path: string): Promise<string> {
  const { sha256 } = await storeFile(work.inPartnership, path, {
    reader: DATASET_READER,
    mediaType: "application/vnd.apache.parquet",
    compress: false,
  });
  await keepLocalCopy(work.dataFolder, sha256, path);
  return sha256;
}

function partsOf(read: ReadMember): NewPart[] {
  const parts = new Map<
    string,
    { force: string; month: Month; rows: number; noLocation: number; types: Record<string, number> }
  >();
  for (const { month, force, type, incidents, noLocation } of read.counts) {
    const key = `${force}\n${month}`;
    const part = parts.get(key) ?? { force, month, rows: 0, noLocation: 0, types: {} };
    parts.set(key, part);
    part.rows += incidents;
    part.noLocation += noLocation;
    part.types[type] = (part.types[type] ?? 0) + incidents;
  }
  return [...parts.values()];
}
