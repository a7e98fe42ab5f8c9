import { mkdir, rename, rm } from "node:fs/promises";
import { dirname, join } from "node:path";
import { type Day, type Month, month } from "../../../kernel/dates.ts";
import { done, type Outcome } from "../../../kernel/outcome.ts";
import { type Duck, openDuckDb, sqlName, sqlPath } from "../../../platform/engine/duckdb.ts";
import type { TaskContext } from "../../../platform/engine/tasks.ts";
import type { Format } from "../formats/format.ts";
import { findFormat } from "../formats/header.ts";
import { type DuplicateIds, findDuplicateIds } from "./duplicate-ids.ts";
import type { Member } from "./members.ts";
import { notesOf } from "./notes.ts";
import { type ProblemCount, writeRejectedRows } from "./rejected-rows-file.ts";
import { storedColumns } from "./row-query.ts";
import { PARQUET_OPTIONS, type Scan, scanMember } from "./scanning.ts";

export type ReadInput = {
  readonly members: readonly MemberToRead[];
  /** An empty folder for what does not fit into memory, and for mended copies. */
  readonly tempFolder: string;
  /** The day of the import: a row of a later month is rejected. */
  readonly today: Day;
};

export type MemberToRead = {
  readonly member: Member;
  /** Where to write the rows. See `ReadMember`. */
  readonly parquet: string;
  /** Where to write the rejected rows, for `readRejectedRows`. */
  readonly rejectedRows: string;
};

/**
 * What one file holds. `rows` is always `accepted` + `rejected`.
 *
 * The Parquet file has the stored columns of the format (for street-level crime month, force, longitude, latitude,
 * location, lsoa, type, outcome; blank is null), `id_key` (64-bit, to compare identifiers by; null when blank), `corrects`
 * (reference of the rejected row that the row corrects, or null), `row` (its number in the file that was sent; the header's
 * is 1; null stands for the place in the Parquet file, counted from 0, plus 2) and `problem`. Rejected rows may be among
 * the accepted ones, told by `problem` alone: nothing but `acceptedRows` is to read such a file.
 */
export type ReadMember = {
  readonly rows: number;
  readonly accepted: number;
  readonly rejected: number;
  /** Rows without anything in them. They are no rows, but are numbered as such. */
  readonly emptyRows: number;
  /** Accepted rows with neither map point nor area. */
  readonly noLocation: number;
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

/** Reads files one after another: checks every row, writes the rows as Parquet, and the rejected ones aside. */
export async function readMembers(input: ReadInput, context: TaskContext): Promise<Outcome<ReadMember[]>> {
  const { members, tempFolder, today } = input;
  const folders = [tempFolder, ...members.flatMap(({ member, parquet }) => [dirname(member.path), dirname(parquet)])];
  await mkdir(tempFolder, { recursive: true });

  const progress = progressOver(members, context);
  const duck = await openDuckDb({
    folders: [...new Set(folders)],
    tempFolder,
    memoryMb: context.duckdbMemoryMb,
    onBeat: progress.share,
  });
  try {
    const read: ReadMember[] = [];
    for (const toRead of members) {
      progress.begin(toRead.member);
      read.push(
        await readMember(duck, toRead, { tempFolder, latest: month(today.slice(0, 7)), onBytes: progress.bytes }),
      );
    }
    return done(read);
  } finally {
    duck.close();
  }
}

type ReadOptions = {
  readonly tempFolder: string;
  readonly latest: Month;
  readonly onBytes: (bytes: number) => void;
};

async function readMember(
  duck: Duck,
  toRead: MemberToRead,
  { tempFolder, latest, onBytes }: ReadOptions,
): Promise<ReadMember> {
  const { member, parquet, rejectedRows } = toRead;
  const { header } = member;
  const format = findFormat(header.format);
  const scratch = join(tempFolder, "mended.csv");
  const scan = await scanMember(duck, member, { format, latest, parquet: `${parquet}.part`, scratch, onBytes });

  const accepted = `from ${scan.from} where problem is null`;
  const counts = await countIncidents(duck, accepted);
  const { rejected, emptyRows, problems } = await writeRejectedRows(duck, scan, rejectedRows, { format, header });
  const rows = scan.lines.count - emptyRows;
  const acceptedRows = counts.reduce((sum, { incidents }) => sum + incidents, 0);
  if (rows !== acceptedRows + rejected) {
    throw new Error(`${member.name}: ${acceptedRows} rows accepted and ${rejected} rejected, of ${rows}`);
  }
  const read = {
    rows,
    accepted: acceptedRows,
    rejected,
    emptyRows: scan.lines.blank + emptyRows,
    noLocation: counts.reduce((sum, { noLocation }) => sum + noLocation, 0),
    counts,
    problems,
    duplicateIds: await findDuplicateIds(duck, scan, header),
  };
  const notes = notesOf(member, { ...read, linesFrom1252: scan.lines.from1252 });
  const isCorrections = header.referencePosition !== undefined;
  const corrections = isCorrections
    ? { corrections: await duck.rows<Correction>(`select corrects as reference, row ${accepted} order by row`) }
    : {};
  await keepAccepted(duck, scan, format, parquet);
  await rm(scratch, { force: true });
  return { ...read, notes, ...corrections };
}

/**
 * In the order of the file, not sorted. Published files come in the order of their areas, so a sort would gain nothing;
 * on a million rows in no order it was measured to cost 250 ms, and to save 5 of 10 MB and 20 ms a scan. When each line of
 * the file is a row, what was scanned is kept as it is: to write it again without the rejected rows takes 300 ms a million.
 */
async function keepAccepted(
  duck: Duck,
  { from, lines, faulty, parquet }: Scan,
  format: Format,
  to: string,
): Promise<void> {
  if (!lines.mended && faulty.length === 0) return rename(parquet, to);
  const stored = storedColumns(format).map(({ key }) => sqlName(key));
  await duck.run(`
    copy (select ${stored.join(", ")}, id_key, corrects, row, problem from ${from} where problem is null)
    to ${sqlPath(to)} ${PARQUET_OPTIONS}`);
  await rm(parquet);
}

function countIncidents(duck: Duck, accepted: string): Promise<IncidentCount[]> {
  return duck.rows<IncidentCount>(`
    select month, force, type, count(*) as incidents, count(*) filter (longitude is null and lsoa is null) as "noLocation"
    ${accepted} group by all order by all`);
}

/** Reports bytes: of the files read, and of the one in hand as far as it is known to have been read. */
function progressOver(members: readonly MemberToRead[], context: TaskContext) {
  const total = members.reduce((sum, { member }) => sum + member.shape.bytes, 0);
  let before = 0;
  let within = 0;
  let current: Member | undefined;
  const reach = (bytes: number) => {
    if (!current) return;
    within = Math.min(Math.max(within, bytes), current.shape.bytes);
    context.progress({ done: before + within, total, note: `Reading ${current.name}` });
  };
  return {
    begin(member: Member) {
      before += current?.shape.bytes ?? 0;
      within = 0;
      current = member;
      reach(0);
    },
    bytes: (piece: number) => reach(within + piece),
    share: (done: number) => reach(done * (current?.shape.bytes ?? 0)),
  };
}
