import { mkdir, rm } from "node:fs/promises";
import { dirname, join } from "node:path";
import { type Day, type Month, month } from "../../../kernel/dates.ts";
import { inLanes } from "../../../kernel/in-lanes.ts";
import { done, type Outcome } from "../../../kernel/outcome.ts";
import { type Duck, openDuckDb, sqlName, sqlPath } from "../../../platform/engine/duckdb.ts";
import type { TaskContext } from "../../../platform/engine/tasks.ts";
import type { Format } from "../formats/format.ts";
import { findFormat } from "../formats/header.ts";
import { notesOf } from "./notes.ts";
import { bytesOf, type Due, groupsOf, LANES, type MemberToRead, progressOver } from "./reading-groups.ts";
import { type ProblemCount, writeRejectedRows } from "./rejected-rows-file.ts";
import { storedColumns } from "./row-query.ts";
import { type Counted, countScanned, type IncidentCount, NONE_ACCEPTED } from "./scanned-counts.ts";
import { layoutOf, SCANNED, type Scan, scanMended, scanTogether } from "./scanning.ts";

export type ReadInput = {
  readonly members: readonly MemberToRead[];
  /** An empty folder for what does not fit into memory, and for mended copies. */
  readonly tempFolder: string;
  /** The day of the import: a row of a later month is rejected. */
  readonly today: Day;
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
  /** Identifiers that several accepted rows hold; compared as `SharedIds` says. */
  readonly duplicateIds: number;
  /** Of a file of corrections: which rejected rows its accepted rows correct. Undefined for any other file. */
  readonly corrections?: readonly Correction[];
  /** Sentences about the file that its reader should know. */
  readonly notes: readonly string[];
};

export type Correction = { readonly reference: string; readonly row: number };

/**
 * Reads files: checks every row, writes the accepted ones as Parquet, and the rejected ones aside. Files of one layout are
 * read together, because DuckDB plans a reading for longer than it reads an ordinary month; two such groups at a time, each
 * by a DuckDB of its own, on one thread, since a row's number is its place.
 */
export async function readMembers(input: ReadInput, context: TaskContext): Promise<Outcome<ReadMember[]>> {
  const { members, tempFolder, today } = input;
  const folders = [...new Set(members.flatMap(({ member, parquet }) => [dirname(member.path), dirname(parquet)]))];
  const report = progressOver(members, context);
  const groups = groupsOf(members);
  const lanes = Math.min(LANES, groups.length);
  const read: ReadMember[] = [];
  let next = 0;

  const readOn = async (lane: number) => {
    const ownFolder = join(tempFolder, String(lane));
    await mkdir(ownFolder, { recursive: true });
    let inHand: readonly Due[] = [];
    const duck = await openDuckDb({
      folders: [ownFolder, ...folders],
      tempFolder: ownFolder,
      memoryMb: Math.floor(context.duckdbMemoryMb / lanes),
      inOrder: true,
      onBeat: (share) => report(inHand, share * bytesOf(inHand)),
    });
    const options: ReadOptions = {
      scratch: join(ownFolder, "mended.csv"),
      latest: month(today.slice(0, 7)),
      onReach(due, bytes) {
        inHand = due;
        report(due, bytes);
      },
      keep(due, one) {
        read[due.at] = one;
        report([due], bytesOf([due]));
      },
    };
    try {
      for (let group = groups[next++]; group; group = groups[next++]) await readGroup(duck, group, options);
    } finally {
      duck.close();
      await rm(ownFolder, { recursive: true, force: true });
    }
  };
  const numbers = Array.from({ length: lanes }, (_, lane) => lane);
  await inLanes(numbers, lanes, readOn);
  return done(read);
}

type ReadOptions = {
  /** Where a mended copy may be written. */
  readonly scratch: string;
  readonly latest: Month;
  /** Called with the files now in hand, and how many of their bytes are known to have been read. */
  readonly onReach: (due: readonly Due[], bytes: number) => void;
  readonly keep: (due: Due, read: ReadMember) => void;
};

/** Reads files of one layout together, and those of them that cannot be read so one by one. */
async function readGroup(duck: Duck, group: readonly Due[], options: ReadOptions): Promise<void> {
  const { scratch, latest, onReach, keep } = options;
  const [first, ...others] = group;
  if (!first) return;
  onReach(group, 0);
  const format = findFormat(first.member.header.format);
  const members = group.map(({ member }) => member);
  const scans = layoutOf(first.member) === undefined ? [] : await scanTogether(duck, members, { format, latest });
  // Where none could be read so, there is no table, or that of the group before.
  const counted = scans.some((scan) => scan !== undefined) ? await countScanned(duck, SCANNED) : [];
  const apart: Due[] = [];
  for (const [i, due] of group.entries()) {
    const scan = scans[i];
    if (scan) keep(due, await readMember(duck, due, scan, counted[i]));
    else apart.push(due);
  }
  if (others.length > 0) {
    for (const due of apart) await readGroup(duck, [due], options);
    return;
  }
  for (const due of apart) {
    let bytes = 0;
    const onBytes = (piece: number) => {
      bytes += piece;
      onReach([due], bytes);
    };
    const scan = await scanMended(duck, due.member, { format, latest, scratch, onBytes });
    keep(due, await readMember(duck, due, scan, (await countScanned(duck, scan.from))[0]));
    await rm(scratch, { force: true });
  }
}

async function readMember(
  duck: Duck,
  { member, parquet, rejectedRows }: MemberToRead,
  scan: Scan,
  { counts, sharedIds }: Counted = NONE_ACCEPTED,
): Promise<ReadMember> {
  const { header } = member;
  const format = findFormat(header.format);
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
    duplicateIds: sharedIds,
  };
  const notes = notesOf(member, { ...read, linesFrom1252: scan.lines.from1252 });
  const isCorrections = header.referencePosition !== undefined;
  const corrections = isCorrections
    ? {
        corrections: await duck.rows<Correction>(
          `select corrects as reference, row from ${scan.from} where problem is null order by row`,
        ),
      }
    : {};
  await keepAccepted(duck, scan, format, { parquet, leftOut: rejected + emptyRows });
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
