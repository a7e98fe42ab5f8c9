import type { Month } from "../../../kernel/dates.ts";
import type { Duck } from "../../../platform/engine/duckdb.ts";
import type { Format } from "../formats/format.ts";
import { EMPTY_ROW, faultCode } from "./faults.ts";
import type { Member } from "./members.ts";
import { mend } from "./mending.ts";
import { codebook, rowQuery } from "./row-query.ts";

/** The rows of one file, loaded into DuckDB. */
export type IncidentTable = {
  /** What to select from: the columns of `rowQuery`, and `row`, the row's number in the file (the header's is 1). */
  readonly from: string;
  /** Selects `row`, `codes`, `cells` and `corrects` of the rejected rows; that of a line with a fault is in one cell. */
  readonly rejected: string;
  /** Whether rows come out in the order of the file without being sorted. */
  readonly inOrder: boolean;
  readonly rows: number;
  readonly rejectedRows: number;
  readonly emptyRows: number;
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
 * Loads a file as it is when each of its lines is a row, with DuckDB's own table of rejects; its count of rows must then
 * be that of the inspection. Loads a mended copy of any other file, which takes some ten times as long.
 */
export async function loadIncidents(duck: Duck, member: Member, options: LoadOptions): Promise<IncidentTable> {
  const corrections = member.header.referencePosition !== undefined;
  const direct = member.shape.regular && !corrections ? await loadAsItIs(duck, member, options) : undefined;
  return direct ?? loadMended(duck, member, options);
}

/** Undefined when the file needs mending after all. */
async function loadAsItIs(duck: Duck, member: Member, options: LoadOptions): Promise<IncidentTable | undefined> {
  const { header, shape, path } = member;
  try {
    await createTable(duck, rowQuery(options.format, header, { path, mended: false }, options.latest));
  } catch (error) {
    if (error instanceof Error && /^Invalid Input Error/.test(error.message)) return undefined;
    throw error;
  }

  const [rejects] = await duck.rows<{ lines: number; unclear: number }>(`
    select count(distinct line) as lines, count(*) filter (
      where error_type not in ('MISSING COLUMNS', 'TOO MANY COLUMNS')
      or (error_type = 'TOO MANY COLUMNS' and regexp_matches(csv_line, '[,;\\t][ \\r\\n]*$'))) as unclear
    from reject_errors`);
  const counted = await countRows(duck);
  if (!rejects || rejects.unclear > 0 || counted.lines + rejects.lines !== shape.lines - 1) return undefined;

  const rows = counted.lines - counted.emptyRows + rejects.lines;
  const rejectedRows = counted.rejected + rejects.lines;
  const table = { rows, rejectedRows, emptyRows: counted.emptyRows, linesFrom1252: 0 };
  if (rejects.lines === 0) {
    const from = "(select *, (rowid + 2)::integer as row from incidents)";
    return { ...table, from, rejected: rejectedOf(from), inOrder: true };
  }

  await duck.run(`
    create or replace temp table faulty as
    select line::integer as row, min(case error_type when 'MISSING COLUMNS' then ${faultCode("few")} else ${faultCode("many")} end) as code,
      any_value(csv_line) as line_text
    from reject_errors group by line`);
  // A row that was read stands as many places further down in the file as faulty lines come before it.
  await duck.run(`
    create or replace temp table shifts as select row - 1 - place as from_rowid, max(place) as by
    from (select row, row_number() over (order by row) as place from faulty) group by all`);
  const from = `(select incidents.*, (incidents.rowid + 2 + coalesce(shifts.by, 0))::integer as row
    from incidents asof left join shifts on shifts.from_rowid <= incidents.rowid)`;
  const rejected = `${rejectedOf(from)} union all select row, [code], [line_text], null from faulty`;
  return { ...table, from, rejected, inOrder: false };
}

async function loadMended(duck: Duck, member: Member, options: LoadOptions): Promise<IncidentTable> {
  const { scratch, format, latest, onBytes } = options;
  const { rows, emptyRows, linesFrom1252 } = await mend(member, scratch, onBytes);
  await createTable(duck, rowQuery(format, member.header, { path: scratch, mended: true }, latest));
  await rejectRepeatedCorrections(duck, format);

  const counted = await countRows(duck);
  if (counted.lines !== rows) throw new Error(`${rows} rows were mended and ${counted.lines} read`);
  return {
    from: "incidents",
    rejected: rejectedOf("incidents"),
    inOrder: true,
    rows,
    rejectedRows: counted.rejected,
    emptyRows,
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

async function countRows(duck: Duck): Promise<{ lines: number; emptyRows: number; rejected: number }> {
  const [counted] = await duck.rows<{ lines: number; emptyRows: number; rejected: number }>(`
    select count(*) as lines, count(*) filter (where problem = ${EMPTY_ROW}) as "emptyRows",
      count(*) filter (where problem <> ${EMPTY_ROW}) as rejected
    from incidents`);
  if (!counted) throw new Error("A count gave no row");
  return counted;
}

function rejectedOf(from: string): string {
  return `select row, problems as codes, cells, corrects from ${from} where problem <> ${EMPTY_ROW}`;
}
