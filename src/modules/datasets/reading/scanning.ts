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
  /** Where a mended copy may be written. */
  readonly scratch: string;
  readonly onBytes: (bytes: number) => void;
};

/** A file with more faulty lines than this is mended first, rather than having its rows numbered around them in SQL. */
const MOST_FAULTY = 3000;

const TABLE = "scanned";

/**
 * Reads a file as it is when each of its lines is a row, with DuckDB's own table of rejects; its count of lines must then
 * be that of the inspection. Reads a mended copy of any other file, which takes some times as long. Files of corrections
 * are few rows from a spreadsheet, and always mended.
 */
export async function scanMember(duck: Duck, member: Member, options: ScanOptions): Promise<Scan> {
  const corrections = member.header.referencePosition !== undefined;
  const direct = member.shape.regular && !corrections ? await scanAsItIs(duck, member, options) : undefined;
  return direct ?? scanMended(duck, member, options);
}

/** Undefined when the file needs mending after all. */
async function scanAsItIs(duck: Duck, member: Member, options: ScanOptions): Promise<Scan | undefined> {
  const { header, shape, path } = member;
  const { format, latest } = options;
  try {
    await readRows(duck, rowQuery(format, header, { path, mended: false }, latest));
  } catch (error) {
    if (error instanceof Error && /^Invalid Input Error/.test(error.message)) return undefined;
    throw error;
  }

  const [rejects] = await duck.rows<{ lines: number; unclear: number }>(`
    select count(distinct line) as lines, count(*) filter (
      error_type not in ('MISSING COLUMNS', 'TOO MANY COLUMNS')
      or (error_type = 'TOO MANY COLUMNS' and regexp_matches(csv_line, '[,;\\t][ \\r\\n]*$'))) as unclear
    from reject_errors`);
  const count = shape.lines - 1;
  if (!rejects || rejects.unclear > 0 || rejects.lines > MOST_FAULTY) return undefined;
  if ((await countRows(duck)) + rejects.lines !== count) return undefined;

  const faulty = rejects.lines === 0 ? [] : await findFaultyLines(duck);
  const row = `(rowid + 2 + ${linesPassed(faulty)})::integer`;
  const from = `(select * replace (${row} as row), ${row} as line from ${TABLE})`;
  return { from, faulty, lines: { path, mended: false, count, blank: 0, from1252: 0 } };
}

function findFaultyLines(duck: Duck): Promise<FaultyLine[]> {
  return duck.rows<FaultyLine>(`
    select line as row,
      min(case error_type when 'MISSING COLUMNS' then ${faultCode("few")} else ${faultCode("many")} end) as code
    from reject_errors group by line order by line`);
}

async function scanMended(duck: Duck, member: Member, options: ScanOptions): Promise<Scan> {
  const { format, latest, scratch, onBytes } = options;
  const mending = await mend(member, scratch, onBytes);
  await readRows(duck, rowQuery(format, member.header, { path: scratch, mended: true }, latest));
  const read = await countRows(duck);
  if (read !== mending.rows) throw new Error(`${mending.rows} rows were mended and ${read} read`);

  return {
    from: member.header.referencePosition === undefined ? TABLE : withoutRepeatedCorrections(TABLE, format),
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
  await duck.run(`create or replace temp table ${TABLE} as ${query}`);
}

async function countRows(duck: Duck): Promise<number> {
  const [counted] = await duck.rows<{ rows: number; last: number }>(
    `select count(*) as rows, coalesce(max(rowid), -1) as last from ${TABLE}`,
  );
  // Rows are numbered by their place in the table, so there must be no place without a row.
  if (!counted || counted.last !== counted.rows - 1)
    throw new Error("The rows read are not numbered one after another");
  return counted.rows;
}

/**
 * How many faulty lines come before a row that was read, as SQL on its place among those. A tree of comparisons, since a
 * join would lose the order of the rows, and a window function would read them on one core.
 */
function linesPassed(faulty: readonly FaultyLine[]): string {
  // Row r would be in place r - 2, if the faulty lines before it were in places of their own.
  const places = faulty.map(({ row }, i) => row - 2 - i);
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
