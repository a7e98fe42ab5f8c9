import type { Month } from "../../../kernel/dates.ts";
import type { Duck } from "../../../platform/engine/duckdb.ts";
import type { Format } from "../formats/format.ts";
import { faultCode } from "./faults.ts";
import type { Member } from "./members.ts";
import { mend } from "./mending.ts";
import { codebook, rowQuery } from "./row-query.ts";

/** The lines of one file, loaded into DuckDB. */
export type IncidentTable = {
  /** What to select from: the columns of `rowQuery`, and `row`, the row's number in the file (the header's is 1). */
  readonly from: string;
  /**
   * Selects the rejected lines: `row`, `line` (its number in `path`), `codes` and `corrects`. Among them are lines of
   * delimiters only, which are no rows.
   */
  readonly rejected: string;
  /** The file that `line` counts in: as it was sent, or mended. */
  readonly path: string;
  readonly mended: boolean;
  /** Whether rows come out in the order of the file without being sorted. */
  readonly inOrder: boolean;
  /** All lines but the header and blank ones. */
  readonly lines: number;
  readonly blankLines: number;
  readonly linesFrom1252: number;
};

export type LoadOptions = {
  readonly format: Format;
  /** The last month that a row may be of. */
  readonly latest: Month;
  /** Where a mended copy may be written. */
  readonly scratch: string;
  readonly onBytes: (bytes: number) => void;
};

/**
 * Loads a file as it is when each of its lines is a row, with DuckDB's own table of rejects; its count of lines must then
 * be that of the inspection. Loads a mended copy of any other file, which takes some times as long. Files of corrections
 * are few rows from a spreadsheet, and always mended.
 */
export async function loadIncidents(duck: Duck, member: Member, options: LoadOptions): Promise<IncidentTable> {
  const corrections = member.header.referencePosition !== undefined;
  const direct = member.shape.regular && !corrections ? await loadAsItIs(duck, member, options) : undefined;
  return direct ?? loadMended(duck, member, options);
}

/** Undefined when the file needs mending after all. */
async function loadAsItIs(duck: Duck, member: Member, options: LoadOptions): Promise<IncidentTable | undefined> {
  const { header, shape, path } = member;
  const lines = shape.lines - 1;
  try {
    await createTable(duck, rowQuery(options.format, header, { path, mended: false }, options.latest));
  } catch (error) {
    if (error instanceof Error && /^Invalid Input Error/.test(error.message)) return undefined;
    throw error;
  }

  const [rejects] = await duck.rows<{ lines: number; unclear: number }>(`
    select count(distinct line) as lines, count(*) filter (
      error_type not in ('MISSING COLUMNS', 'TOO MANY COLUMNS')
      or (error_type = 'TOO MANY COLUMNS' and regexp_matches(csv_line, '[,;\\t][ \\r\\n]*$'))) as unclear
    from reject_errors`);
  if (!rejects || rejects.unclear > 0 || (await countLines(duck)) + rejects.lines !== lines) return undefined;

  const table = { path, mended: false, lines, blankLines: 0, linesFrom1252: 0 };
  if (rejects.lines === 0) {
    const from = "(select *, (rowid + 2)::integer as row from incidents)";
    return { ...table, from, rejected: rejectedOf(from, "row"), inOrder: true };
  }
  await duck.run(`
    create or replace temp table faulty as select line::integer as row,
      min(case error_type when 'MISSING COLUMNS' then ${faultCode("few")} else ${faultCode("many")} end) as code
    from reject_errors group by line`);
  // A row that was read stands as many places further down in the file as faulty lines come before it.
  await duck.run(`
    create or replace temp table shifts as select row - 1 - place as from_rowid, max(place) as by
    from (select row, row_number() over (order by row) as place from faulty) group by all`);
  const from = `(select incidents.*, (incidents.rowid + 2 + coalesce(shifts.by, 0))::integer as row
    from incidents asof left join shifts on shifts.from_rowid <= incidents.rowid)`;
  const rejected = `${rejectedOf(from, "row")} union all select row, row, [code], null from faulty`;
  return { ...table, from, rejected, inOrder: false };
}

async function loadMended(duck: Duck, member: Member, options: LoadOptions): Promise<IncidentTable> {
  const { scratch, format, latest, onBytes } = options;
  const { rows, emptyRows, linesFrom1252 } = await mend(member, scratch, onBytes);
  await createTable(duck, rowQuery(format, member.header, { path: scratch, mended: true }, latest));
  const read = await countLines(duck);
  if (read !== rows) throw new Error(`${rows} rows were mended and ${read} read`);

  await rejectRepeatedCorrections(duck, format);
  return {
    from: "incidents",
    rejected: rejectedOf("incidents", "line"),
    path: scratch,
    mended: true,
    inOrder: true,
    lines: rows,
    blankLines: emptyRows,
    linesFrom1252,
  };
}

async function createTable(duck: Duck, query: string): Promise<void> {
  // DuckDB adds to these two when they are there.
  await duck.run("drop table if exists reject_errors");
  await duck.run("drop table if exists reject_scans");
  await duck.run(`create or replace temp table incidents as ${query}`);
}

/** Two rows of one file that correct the same row would be counted as two incidents: the second is rejected. */
async function rejectRepeatedCorrections(duck: Duck, format: Format): Promise<void> {
  const repeated = codebook(format).length - 1;
  await duck.run(`
    update incidents set problem = ${repeated}, problems = [${repeated}]
    where problem is null and corrects is not null and row not in (
      select min(row) from incidents where problem is null and corrects is not null group by corrects)`);
}

async function countLines(duck: Duck): Promise<number> {
  const [counted] = await duck.rows<{ lines: number }>("select count(*) as lines from incidents");
  return counted?.lines ?? 0;
}

function rejectedOf(from: string, line: string): string {
  return `select row, ${line} as line, problems as codes, corrects from ${from} where problem is not null`;
}
