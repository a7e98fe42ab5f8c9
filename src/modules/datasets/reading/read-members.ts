import { mkdir, rm } from "node:fs/promises";
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
import { type Scan, scanMember } from "./scanning.ts";

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
 * (reference of the rejected row that the row corrects, or null) and `row` (its number in the file that was sent; the
 * header's is 1; null stands for the place in the Parquet file, counted from 0, plus 2). It holds the accepted rows only, and
 * nothing but `acceptedRows` is to read it.
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

/**
 * Reads files: checks every row, writes the accepted ones as Parquet, and the rejected ones aside. DuckDB reads a file of
 * an ordinary month on one thread, so two files are read at a time, each by a DuckDB of its own with half of everything.
 */
export async function readMembers(input: ReadInput, context: TaskContext): Promise<Outcome<ReadMember[]>> {
  const { members, tempFolder, today } = input;
  const folders = [...new Set(members.flatMap(({ member, parquet }) => [dirname(member.path), dirname(parquet)]))];
  const report = progressOver(members, context);
  const lanes = Math.min(LANES, members.length);
  const read: ReadMember[] = [];
  let next = 0;

  const readOn = async (lane: number) => {
    const ownFolder = join(tempFolder, String(lane));
    await mkdir(ownFolder, { recursive: true });
    let current: Member | undefined;
    const reach = (bytes: number) => current && report(current, bytes);
    const duck = await openDuckDb({
      folders: [ownFolder, ...folders],
      tempFolder: ownFolder,
      memoryMb: Math.floor(context.duckdbMemoryMb / lanes),
      threads: LANES / lanes,
      onBeat: (share) => reach(share * (current?.shape.bytes ?? 0)),
    });
    try {
      for (let at = next++; at < members.length; at = next++) {
        const toRead = members[at];
        if (!toRead) return;
        current = toRead.member;
        reach(0);
        let bytes = 0;
        const onBytes = (piece: number) => {
          bytes += piece;
          reach(bytes);
        };
        const options = { tempFolder: ownFolder, latest: month(today.slice(0, 7)), onBytes };
        read[at] = await readMember(duck, toRead, options);
        reach(toRead.member.shape.bytes);
      }
    } finally {
      duck.close();
      await rm(ownFolder, { recursive: true, force: true });
    }
  };
  await allOf(Array.from({ length: lanes }, (_, lane) => readOn(lane)));
  return done(read);
}

const LANES = 2;

/** Waits for every one, so that nothing still works when an error is told of. */
async function allOf(work: readonly Promise<void>[]): Promise<void> {
  for (const settled of await Promise.allSettled(work)) if (settled.status === "rejected") throw settled.reason;
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
  const scan = await scanMember(duck, member, { format, latest, scratch, onBytes });

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
  await keepAccepted(duck, scan, format, { parquet, leftOut: rejected + emptyRows });
  await rm(scratch, { force: true });
  return { ...read, notes, ...corrections };
}

/** Plain and quick, since it is read by DuckDB alone and never by strangers. */
const PARQUET_OPTIONS = "(format parquet, parquet_version v2, compression lz4_raw, write_bloom_filter false)";

/**
 * In the order of the file, not sorted. Published files come in the order of their areas, so a sort would gain nothing;
 * on a million rows in no order it was measured to cost 250 ms, and to save 5 of 10 MB and 20 ms a scan.
 */
async function keepAccepted(
  duck: Duck,
  { from, lines }: Scan,
  format: Format,
  { parquet, leftOut }: { readonly parquet: string; readonly leftOut: number },
): Promise<void> {
  const stored = storedColumns(format).map(({ key }) => sqlName(key));
  const row = lines.mended || leftOut > 0 ? "row" : "null::integer as row";
  await duck.run(`
    copy (select ${stored.join(", ")}, id_key, corrects, ${row} from ${from} where problem is null)
    to ${sqlPath(parquet)} ${PARQUET_OPTIONS}`);
}

function countIncidents(duck: Duck, accepted: string): Promise<IncidentCount[]> {
  return duck.rows<IncidentCount>(`
    select month, force, type, count(*) as incidents, count(*) filter (longitude is null and lsoa is null) as "noLocation"
    ${accepted} group by all order by all`);
}

/** Reports bytes: of the files read, and of those in hand as far as they are known to have been read. */
function progressOver(members: readonly MemberToRead[], context: TaskContext) {
  const total = members.reduce((sum, { member }) => sum + member.shape.bytes, 0);
  const reached = new Map<Member, number>();
  let done = 0;
  return (member: Member, bytes: number) => {
    const before = reached.get(member) ?? 0;
    const now = Math.min(Math.max(before, bytes), member.shape.bytes);
    reached.set(member, now);
    done += now - before;
    context.progress({ done, total, note: `Reading ${member.name}` });
  };
}
