import type { Month } from "../../../kernel/dates.ts";
import type { Duck } from "../../../platform/engine/duckdb.ts";
import type { Format } from "../formats/format.ts";
import { faultCode } from "./faults.ts";
import type { Member } from "./members.ts";
import { mend } from "./mending.ts";
import { codebook, rowQuery } from "./row-query.ts";

/** One file, read once: every row of it, checked, in a table of DuckDB's that the next scan takes the place of. */
export type Scan = {
  /**
   * What to select from: the columns of `rowQuery`, `row` (the row's number in the file that was sent; the header's is 1)
   * and `line` (its number in `lines.path`), in the order of the file. Accepted rows have no `problem`.
   */
  readonly from: string;
  /** Lines that could not be split into cells, which are not in `from`. */
  readonly faulty: readonly FaultyLine[];
  readonly lines: {
    /** The file as it was sent, or mended. */
    readonly path: string;
    readonly mended: boolean;
    /** All but the header and blank ones; some may hold delimiters only, and are no rows. */
    readonly count: number;
    readonly blank: number;
    readonly from1252: number;
  };
};

export type FaultyLine = { readonly row: number; readonly code: number };

export type ScanOptions = {
  readonly format: Format;
  /** The last month that a row may be of. */
  readonly latest: Month;
};

export type MendOptions = ScanOptions & {
  /** Where a mended copy may be written. */
  readonly scratch: string;
  readonly onBytes: (bytes: number) => void;
};

/** A file with more faulty lines than this is mended first, rather than having its rows numbered around them in SQL. */
const MOST_FAULTY = 3000;

/** The table that holds the rows of the files scanned last, with the place of each row's file among them as `file`. */
export const SCANNED = "scanned";

/**
 * Whether files can be read by one statement, which is then planned once: they have their columns in the same places. Files
 * of corrections are few rows from a spreadsheet, and always mended.
 */
export function layoutOf({ header, shape }: Member): string | undefined {
  if (!shape.regular || header.referencePosition !== undefined) return undefined;
  const { format, delimiter, names, positions } = header;
  return JSON.stringify([format, delimiter, names.length, Object.entries(positions).sort()]);
}

/**
 * Reads files of one layout as they are, with DuckDB's own table of rejects; each one's count of lines must then be that of
 * its inspection. Undefined for a file that cannot be read so: alone it needs mending, among others one of those may.
 */
export async function scanTogether(
  duck: Duck,
  members: readonly Member[],
  options: ScanOptions,
): Promise<(Scan | undefined)[]> {
  const [first] = members;
  if (!first) return [];
  try {
    const source = { paths: members.map(({ path }) => path), mended: false };
    await readRows(duck, rowQuery(options.format, first.header, source, options.latest));
  } catch (error) {
    if (!(error instanceof Error && /^Invalid Input Error/.test(error.message))) throw error;
    return members.map(() => undefined);
  }

  const rejects = await duck.rows<{ file: number; lines: number; unclear: number }>(`
    select file_id as file, count(distinct line) as lines, count(*) filter (
      error_type not in ('MISSING COLUMNS', 'TOO MANY COLUMNS')
      or (error_type = 'TOO MANY COLUMNS' and regexp_matches(csv_line, '[,;\\t][ \\r\\n]*$'))) as unclear
    from reject_errors group by file_id`);
  const places = await placesOfFiles(duck);
  const scans: (Scan | undefined)[] = [];
  for (const [file, { shape, path }] of members.entries()) {
    const { lines, unclear } = rejects.find((found) => found.file === file) ?? { lines: 0, unclear: 0 };
    const { rows, first: place } = places.get(file) ?? { rows: 0, first: 0 };
    const count = shape.lines - 1;
    if (unclear > 0 || lines > MOST_FAULTY || rows + lines !== count) {
      scans.push(undefined);
      continue;
    }
    const faulty = lines === 0 ? [] : await findFaultyLines(duck, file);
    const row = `(rowid - ${place} + 2 + ${linesPassed(faulty, place)})::integer`;
    const from = `(select * replace (${row} as row), ${row} as line from ${SCANNED} where file = ${file})`;
    scans.push({ from, faulty, lines: { path, mended: false, count, blank: 0, from1252: 0 } });
  }
  return scans;
}

function findFaultyLines(duck: Duck, file: number): Promise<FaultyLine[]> {
  return duck.rows<FaultyLine>(`
    select line as row,
      min(case error_type when 'MISSING COLUMNS' then ${faultCode("few")} else ${faultCode("many")} end) as code
    from reject_errors where file_id = ${file} group by line order by line`);
}

/** Reads a mended copy of a file, which takes some times as long as to read it as it is. */
export async function scanMended(duck: Duck, member: Member, options: MendOptions): Promise<Scan> {
  const { format, latest, scratch, onBytes } = options;
  const mending = await mend(member, scratch, onBytes);
  await readRows(duck, rowQuery(format, member.header, { paths: [scratch], mended: true }, latest));
  const read = (await placesOfFiles(duck)).get(0)?.rows ?? 0;
  if (read !== mending.rows) throw new Error(`${mending.rows} rows were mended and ${read} read`);

  return {
    from: member.header.referencePosition === undefined ? SCANNED : withoutRepeatedCorrections(SCANNED, format),
    faulty: [],
    lines: {
      path: scratch,
      mended: true,
      count: mending.rows,
      blank: mending.emptyRows,
      from1252: mending.linesFrom1252,
    },
  };
}

async function readRows(duck: Duck, query: string): Promise<void> {
  // DuckDB adds to these two when they are there.
  await duck.run("drop table if exists reject_errors");
  await duck.run("drop table if exists reject_scans");
  await duck.run(`create or replace temp table ${SCANNED} as ${query}`);
}

/** How many rows of each file were read, and the place of its first in the table. */
async function placesOfFiles(duck: Duck): Promise<Map<number, { rows: number; first: number }>> {
  const found = await duck.rows<{ file: number; rows: number; first: number; last: number }>(
    `select file, count(*) as rows, min(rowid) as first, max(rowid) as last from ${SCANNED} group by file`,
  );
  // Rows are numbered by their place in the table, so there must be no place without a row.
  if (found.some(({ rows, first, last }) => last - first + 1 !== rows))
    throw new Error("The rows read are not numbered one after another");
  return new Map(found.map(({ file, rows, first }) => [file, { rows, first }]));
}

/**
 * How many faulty lines come before a row that was read, as SQL on its place among those. A tree of comparisons, since a
 * join would lose the order of the rows, and a window function would read them on one core.
 */
function linesPassed(faulty: readonly FaultyLine[], first: number): string {
  // Row r would be in place r - 2 of its file, if the faulty lines before it were in places of their own.
  const places = faulty.map(({ row }, i) => first + row - 2 - i);
  const tree = (from: number, to: number): string => {
    if (from === to) return String(from);
    const middle = (from + to) >> 1;
    return `case when rowid < ${places[middle]} then ${tree(from, middle)} else ${tree(middle + 1, to)} end`;
  };
  return tree(0, places.length);
}

/** Two rows of one file that correct the same row would be counted as two incidents: the second is rejected. */
function withoutRepeatedCorrections(rows: string, format: Format): string {
  const repeated = codebook(format).length - 1;
  const again = "problem is null and row_number() over (partition by corrects, problem is null order by row) > 1";
  return `(select * replace (case when ${again} then ${repeated} else problem end as problem,
    case when ${again} then [${repeated}] else problems end as problems) from ${rows} order by row)`;
}
