import type { Month } from "../../../kernel/dates.ts";
import type { Problem } from "../../../kernel/outcome.ts";
import { sqlName, sqlPath, sqlText } from "../../../platform/engine/duckdb.ts";
import { type Check, type Column, checksOf, type Format, findColumn } from "../formats/format.ts";
import { type Header, REFERENCE_COLUMN } from "../formats/header.ts";
import { REFERENCE_SHAPE } from "../formats/rejected-rows.ts";
import { FAULT_CODES, faultProblem } from "./faults.ts";

/** Where the rows come from: files as they were sent, all of one layout, or as `mend` wrote them. */
export type RowSource = { readonly paths: readonly string[]; readonly mended: boolean };

/** What can be wrong with a row of `format`: each problem stands at its code. */
export function codebook(format: Format): readonly Problem[] {
  const cells = cellChecks(format).map(({ column, message }) => ({ message, field: column.name }));
  const pairs = format.pairs.map(({ message, columns: [first] }) => ({
    message,
    field: findColumn(format, first).name,
  }));
  return [
    ...cells,
    ...pairs,
    { message: `${REFERENCE_COLUMN} is not as it was downloaded`, field: REFERENCE_COLUMN },
    { message: "The same rejected row is corrected by an earlier row of the file", field: REFERENCE_COLUMN },
  ];
}

export function problemOf(code: number, book: readonly Problem[]): Problem {
  return book[code] ?? faultProblem(code);
}

/** The columns of `format` that accepted rows keep as they are. */
export function storedColumns(format: Format): Column[] {
  return format.columns.filter(({ stored }) => stored === "as-it-is");
}

/** The column whose values name an incident across files, in formats that have one. */
function identifierColumn(format: Format): Column | undefined {
  return format.columns.find(({ stored }) => stored === "as-key");
}

/**
 * The SQL of one pass over files. A row has its `file` (its place among the paths, from 0), the stored columns, `id_key` (a 64-bit number to compare identifiers by),
 * `corrects` (the rejected row that it corrects), `problem` (the first code, or null) and `problems` (all codes, when there
 * is one). Rows of a mended file have their number in it as `line`, and in the
 * file that was sent as `row`, which is null otherwise.
 */
export function rowQuery(format: Format, header: Header, source: RowSource, latest: Month): string {
  const conditions = [
    ...cellChecks(format).map((check) => conditionOf(check, latest)),
    ...format.pairs.map(({ columns: [a, b] }) => `(${text(a)} is null) <> (${text(b)} is null)`),
    header.referencePosition === undefined
      ? "false"
      : `not coalesce(regexp_full_match(corrects, ${sqlText(REFERENCE_SHAPE)}), false)`,
  ];
  const first = conditions.map((condition, code) => `when ${condition} then ${code}`).join(" ");
  const all = conditions.map((condition, code) => `case when ${condition} then ${code} end`).join(", ");
  const stored = storedColumns(format).map((column) => `${storedValue(column)} as ${sqlName(column.key)}`);
  const id = identifierColumn(format);

  return `
    select file, ${source.mended ? "line, row," : "null::integer as row,"} ${stored.join(", ")}, ${id ? keyOf(text(id.key)) : "null::ubigint"} as id_key, corrects, problem,
      case
        when problem is null then null
        when problem in (${FAULT_CODES.join(", ")}) then [problem]
        else list_filter([${all}], lambda code: code is not null)::utinyint[]
      end as problems
    from (
      select *, (case ${source.mended ? "when fault is not null then fault" : ""} ${first} end)::utinyint as problem
      from (
        select *, ${format.columns.filter(isTyped).map(typedExpression).join(" ")}
          ${header.referencePosition === undefined ? "null::varchar" : `trim(c${header.referencePosition})`} as corrects
        from (
          select *, ${format.columns.map((column) => `${trimmed(column, header)} as ${text(column.key)}`).join(", ")}
          from (${cellsQuery(header, source)})
        )
      )
    )`;
}

/** The cells of the files as text, `c0` to the last. */
function cellsQuery(header: Header, { paths, mended }: RowSource): string {
  const own = header.names.map((_, i) => `c${i}`);
  const columns = [
    ...(mended ? ["line: 'integer'", "row: 'integer'", "fault: 'utinyint'"] : []),
    ...own.map((name) => `${name}: 'varchar'`),
  ];
  const file = `read_csv([${paths.map(sqlPath).join(", ")}], auto_detect = false, header = ${!mended}, columns = {${columns.join(", ")}},
    delim = ${sqlText(mended ? "," : header.delimiter)}, quote = '"', escape = '"', store_rejects = true)`;
  const place = "file_index::integer as file";
  if (header.referencePosition === undefined) return `select *, ${place} from ${file}`;
  // What `guarded` did to the cells of a file of corrections is undone.
  const unguarded = own.map(
    (name) => `case when regexp_matches(${name}, '^''+[=+\\-@\\t\\r]') then ${name}[2:] else ${name} end as ${name}`,
  );
  return `select ${place}, ${mended ? "line, row, fault," : ""} ${unguarded.join(", ")} from ${file}`;
}

function cellChecks(format: Format): Check[] {
  return format.columns.flatMap(checksOf);
}

/** True for a row with that fault, and never null. */
function conditionOf({ column, kind }: Check, latest: Month): string {
  const { key, content } = column;
  const given = `${text(key)} is not null`;
  if (kind === "blank") return `${text(key)} is null`;
  switch (content.type) {
    case "text":
      return "false";
    case "month": {
      const written = `regexp_full_match(${text(key)}, '\\d{4}-(0[1-9]|1[0-2])')`;
      if (kind === "wrong") return `${given} and not ${written}`;
      // Months sort as text. A list of those allowed would be a join, which DuckDB plans for longer than it reads a month.
      return `${given} and ${text(key)} not between ${sqlText(content.earliest)} and ${sqlText(latest)} and ${written}`;
    }
    case "number":
      if (kind === "wrong") return `${given} and not coalesce(isfinite(${typed(key)}), false)`;
      return `${given} and isfinite(${typed(key)}) and ${typed(key)} not between ${content.least} and ${content.most}`;
    case "code":
      return `${given} and not regexp_full_match(${text(key)}, ${sqlText(content.pattern)})`;
    case "instant":
      return `${given} and ${typed(key)} is null`;
  }
}

/** The text of a cell without spaces around it; null when blank, or when the file lacks the column. */
function trimmed(column: Column, header: Header): string {
  const position = header.positions[column.key];
  if (position === undefined) return "null::varchar";
  const cell = `c${position}`;
  // Looking first, at anything that sorts before the first printed character, is a tenth of the work of trimming.
  return `case when ${cell} < '!' or ends_with(${cell}, ' ') then nullif(trim(${cell}), '') else ${cell} end`;
}

function isTyped({ content }: Column): boolean {
  return content.type === "number" || content.type === "instant";
}

function typedExpression({ key, content }: Column): string {
  return `try_cast(${text(key)} as ${content.type === "number" ? "double" : "timestamptz"}) as ${typed(key)},`;
}

function storedValue(column: Column): string {
  return isTyped(column) ? typed(column.key) : text(column.key);
}

/**
 * The upper half of the MD5 of an identifier: spread evenly whatever the identifiers look like, and the same in every
 * version of DuckDB, which its own quicker `hash` is not. (`md5_number_upper` is the same, at twice the time.)
 */
function keyOf(id: string): string {
  return `(md5_number(${id}) >> 64)::ubigint`;
}

function text(key: string): string {
  return sqlName(`text_${key}`);
}

function typed(key: string): string {
  return sqlName(`typed_${key}`);
}
