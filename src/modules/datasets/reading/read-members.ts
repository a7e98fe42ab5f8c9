import { mkdir, rm } from "node:fs/promises";
import { dirname, join } from "node:path";
import { type Day, type Month, month } from "../../../kernel/dates.ts";
import { done, type Outcome } from "../../../kernel/outcome.ts";
import { type Duck, openDuckDb, sqlName, sqlPath } from "../../../platform/engine/duckdb.ts";
import type { TaskContext } from "../../../platform/engine/tasks.ts";
import type { Format } from "../formats/format.ts";
import { findFormat } from "../formats/header.ts";
import { type DuplicateIds, findDuplicateIds } from "./duplicate-ids.ts";
import { type IncidentTable, loadIncidents } from "./incident-table.ts";
import type { Member } from "./members.ts";
import { notesOf } from "./notes.ts";
import { type ProblemCount, writeRejectedRows } from "./rejected-rows-file.ts";
import { storedColumns } from "./row-query.ts";

export type ReadInput = {
  readonly members: readonly MemberToRead[];
  /** An empty folder for what does not fit into memory, and for mended copies. */
  readonly tempFolder: string;
  /** The day of the import: a row of a later month is rejected. */
  readonly today: Day;
};

export type MemberToRead = {
  readonly member: Member;
  /** Where to write the accepted rows. See `ReadMember`. */
  readonly parquet: string;
  /** Where to write the rejected rows, for `readRejectedRows`. */
  readonly rejectedRows: string;
};

/**
 * What one file holds. `rows` is always `accepted` + `rejected`. The accepted rows stand in the Parquet file with the
 * columns of the format (for street-level crime month, force, longitude, latitude, location, lsoa, type, outcome; blank is
 * null), `id_key` (64-bit, to compare identifiers by; null when blank), `corrects` (reference of the rejected row that the
 * row corrects, or null) and `row` (its number in the file; the header's is 1).
 */
export type ReadMember = {
  readonly rows: number;
  readonly accepted: number;
  readonly rejected: number;
  /** Rows without anything in them. They are no rows, but are numbered as such. */
  readonly emptyRows: number;
  /** Accepted rows with neither map point nor area. */
  readonly noLocation: number;
  /** Different area codes among the accepted rows. */
  readonly areas: number;
  /** Accepted rows by month, force and type, in that order. */
  readonly counts: readonly IncidentCount[];
  readonly problems: readonly ProblemCount[];
  readonly duplicateIds: DuplicateIds;
  /** Of a file of corrections: which rejected rows its accepted rows correct. Undefined for any other file. */
  readonly corrections?: readonly Correction[];
  /** Sentences about the file that its reader should know. */
  readonly notes: readonly string[];
};

export type IncidentCount = {
  readonly month: Month;
  readonly force: string;
  readonly type: string;
  readonly incidents: number;
  readonly noLocation: number;
};

export type Correction = { readonly reference: string; readonly row: number };

/** Reads files one after another: checks every row, and writes the accepted rows as Parquet and the rejected aside. */
export async function readMembers(input: ReadInput, context: TaskContext): Promise<Outcome<ReadMember[]>> {
  const { members, tempFolder, today } = input;
  const total = members.reduce((sum, { member }) => sum + member.shape.bytes, 0);
  const folders = [tempFolder, ...members.flatMap(({ member, parquet }) => [dirname(member.path), dirname(parquet)])];
  await mkdir(tempFolder, { recursive: true });

  let before = 0;
  let note = "";
  const beat = (share: number) => context.progress({ done: before + share, total, note });
  const duck = await openDuckDb({
    folders: [...new Set(folders)],
    tempFolder,
    memoryMb: context.duckdbMemoryMb,
    onBeat: (rows) => beat(rows % 2),
  });
  try {
    const read: ReadMember[] = [];
    for (const toRead of members) {
      note = `Reading ${toRead.member.name}`;
      beat(0);
      read.push(await readMember(duck, toRead, { tempFolder, today, onBytes: beat }));
      before += toRead.member.shape.bytes;
    }
    return done(read);
  } finally {
    duck.close();
  }
}
