import { join } from "node:path";
import { dayOf } from "../../../kernel/dates.ts";
import { inLanes } from "../../../kernel/in-lanes.ts";
import { done, type Outcome } from "../../../kernel/outcome.ts";
import { noteFile, noteProgress } from "../commands/keep.ts";
import { STORED_AT_ONCE } from "../commands/request.ts";
import { runDatasetTask } from "../reading/client.ts";
import type { Unpacked } from "../reading/members.ts";
import type { ReadMember } from "../reading/read-members.ts";
import * as imports from "../store/imports.ts";
import { type Due, enter, type ImportAt, type ImportWork } from "./import-work.ts";
import { keepReadFile, pathsOf, storeReadFile } from "./keep-file.ts";

/** Files read in one go: few enough that a crash loses little, many enough that starting DuckDB does not show. */
const FILES_AT_ONCE = 16;

/** Reads and keeps every file that was not kept before a crash. */
export async function readFiles(work: ImportWork, at: ImportAt, unpacked: Unpacked): Promise<Outcome<void>> {
  const { inPartnership } = work;
  const kept = await inPartnership((tx) => imports.listImportFiles(tx, at.id));
  const settled = new Set(kept.map((file) => file.position));
  let rows = kept.reduce((sum, file) => sum + file.rowCount, 0);
  const progress = (filesRead: number) => ({ filesFound: unpacked.members.length, filesRead, rowsSoFar: rows });

  await noteOthers(work, at, unpacked, settled);
  const due = unpacked.members
    .map((member, position) => ({ member, position }))
    .filter(({ position }) => !settled.has(position));
  // The next batch is read while one is kept: DuckDB does the one, and the database the other.
  let keeping: Promise<void> = Promise.resolve();
  try {
    for (let from = 0; from < due.length; from += FILES_AT_ONCE) {
      const batch = due.slice(from, from + FILES_AT_ONCE);
      const before = unpacked.members.length - due.length + from;
      await enter(work, at.id, "reading", progress(before));
      const fresh = await withoutHeld(work, at, batch);
      const known = batch.length - fresh.length;
      const read = await readBatch(work, at, fresh, async (passed) => {
        const filesRead = before + known + passed.files;
        const rowsSoFar = rows + passed.rows;
        await inPartnership((tx) => noteProgress(tx, at.id, { ...progress(filesRead), step: "reading", rowsSoFar }));
      });
      await keeping;
      if (!read.ok) return read;
      await enter(work, at.id, "keeping", progress(before));
      rows += read.value.reduce((sum, one) => sum + one.rows, 0);
      keeping = keepBatch(work, at, fresh, read.value);
      // Heard of when it is waited for, and no unheard fault of the whole program before that.
      keeping.catch(() => undefined);
    }
    await keeping;
  } finally {
    // Nothing still works when an error is told of; its own error has been told, or comes second.
    await keeping.catch(() => undefined);
  }
  await enter(work, at.id, "keeping", progress(unpacked.members.length));
  return done(undefined);
}

async function keepBatch(
  work: ImportWork,
  at: ImportAt,
  batch: readonly Due[],
  read: readonly ReadMember[],
): Promise<void> {
  const stored = await inLanes(read, STORED_AT_ONCE, (one, i) =>
    storeReadFile(work, pathsOf(at, batch[i]?.position ?? -1), one),
  );
  // One by one, because two files of an import may hold the same month, and the second is to find the first.
  for (const [i, due] of batch.entries()) {
    const one = read[i];
    if (one) await keepReadFile(work, at, { ...due, read: one, parquet: stored[i] });
  }
}

/** Notes what is not read at all: other files of an archive, and uploads that cannot be used. */
async function noteOthers(
  work: ImportWork,
  at: ImportAt,
  unpacked: Unpacked,
  settled: ReadonlySet<number>,
): Promise<void> {
  const others = [
    ...unpacked.notRead.map((file) => ({
      ...file,
      outcome: "not-read" as const,
      problem: `Not read, because ${file.reason}`,
    })),
    ...unpacked.refused.map((file) => ({ ...file, outcome: "refused" as const, problem: file.message })),
  ].map((file, i) => ({ ...file, position: unpacked.members.length + i }));
  const due = others.filter(({ position }) => !settled.has(position));
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
  const held = await work.inPartnership((tx) =>
    imports.findHeldFiles(
      tx,
      at.datasetId,
      batch.map(({ member }) => member.shape.sha256),
    ),
  );
  const fresh: Due[] = [];
  for (const due of batch) {
    const { member, position } = due;
    const heldAs = held.get(member.shape.sha256);
    const problem =
      member.duplicateOf !== undefined
        ? `The same file as ${member.duplicateOf}, which is in this import too`
        : heldAs !== undefined && `The same file was imported before, as ${heldAs}`;
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
  onPassed: (passed: { readonly files: number; readonly rows: number }) => Promise<void>,
): Promise<Outcome<ReadMember[]>> {
  if (batch.length === 0) return done([]);
  const total = batch.reduce((sum, { member }) => sum + member.shape.lines, 0);
  let noting: Promise<void> | undefined;
  let notedAt = 0;
  const answer = await runDatasetTask(
    work.engine,
    "datasets.read-members",
    {
      members: batch.map(({ member, position }) => ({ member, ...pathsOf(at, position) })),
      tempFolder: join(at.folder, "temp"),
      today: dayOf(work.now()),
    },
    {
      signal: work.signal,
      onProgress: ({ done: read, total: bytes }) => {
        if (noting !== undefined || Date.now() - notedAt < PROGRESS_MS) return;
        notedAt = Date.now();
        // Progress is for watchers: one that cannot be written must not stop the import.
        const rows = Math.round((read / Math.max(bytes, 1)) * total);
        noting = onPassed({ rows, files: filesBelow(batch, rows) })
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

/** How many of the files have been read when so many of their rows have. */
function filesBelow(batch: readonly Due[], rows: number): number {
  let passed = 0;
  const at = batch.findIndex(({ member }) => {
    passed += member.shape.lines;
    return passed > rows;
  });
  return at === -1 ? batch.length : at;
}
