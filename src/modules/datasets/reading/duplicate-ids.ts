import type { Duck } from "../../../platform/engine/duckdb.ts";
import { findFormat, type Header } from "../formats/header.ts";
import { splitRow } from "../formats/rows.ts";
import { pickLines } from "./lines.ts";
import { cellsOfMendedLine } from "./mending.ts";
import { identifierColumn } from "./row-query.ts";
import type { Scan } from "./scanning.ts";

/**
 * Rows that share an identifier. They are counted like all others unless an analysis says otherwise. Identifiers are
 * compared by 64 bits of their MD5: the odds that two different ones among a million agree are 1 in 37 million.
 */
export type DuplicateIds = {
  /** Identifiers that more than one row holds. */
  readonly ids: number;
  /** The rows that hold them. */
  readonly rows: number;
  /** Identifiers whose rows differ in map point, area or location. */
  readonly differentPlace: number;
  /** Identifiers whose rows differ in outcome. */
  readonly differentOutcome: number;
  /** The first of them in the file, in order. */
  readonly examples: readonly DuplicateId[];
};

export type DuplicateId = { readonly id: string; readonly rows: readonly SharingRow[] };

export type SharingRow = {
  readonly row: number;
  readonly month: string;
  readonly type: string;
  readonly location: string | null;
  readonly lsoa: string | null;
  readonly outcome: string | null;
};

const MOST_EXAMPLES = 50;
const MOST_ROWS_OF_EXAMPLE = 10;

/** Identifiers that more than one row of `rows` holds, as SQL: how many rows, and whether they differ. Keeps no row. */
export function sharedIdsQuery(rows: string): string {
  const differ = (what: string) => `min(hash(${what})) <> max(hash(${what}))`;
  return `
    select id_key, count(*) as held, min(file::bigint * 4294967296 + row) as first, min(file) <> max(file) as across_files,
      ${differ("longitude, latitude, lsoa, location")} as place_differs, ${differ("outcome")} as outcome_differs
    from ${rows} where id_key in (select id_key from ${rows} where id_key is not null group by id_key having count(*) > 1)
    group by id_key`;
}

/** A row of an example: the key of its identifier, and its line in the file it was read from. */
export type ExampleRow = SharingRow & { readonly key: string; readonly file: number; readonly line: number };

/** The rows of the first identifiers in the table `shared_ids`, those of one together; none when it is empty. */
export async function listExampleRows(duck: Duck, rows: string): Promise<ExampleRow[]> {
  const keys = await duck.rows<{ key: string }>(
    `select id_key::varchar as key from shared_ids order by first limit ${MOST_EXAMPLES}`,
  );
  // As constants the keys are looked for while the file is read, and nothing else of other rows is.
  const wanted = keys.map(({ key }) => key).join(", ");
  const found = await duck.rows<ExampleRow>(`
    select id_key::varchar as key, file, line, row, month, type, location, lsoa, outcome
    from ${rows} where id_key in (${wanted || "null"})
    qualify row_number() over (partition by id_key order by file, row) <= ${MOST_ROWS_OF_EXAMPLE}
    order by file, row`);
  const order = new Map(keys.map(({ key }, i) => [key, i]));
  return found.sort((a, b) => (order.get(a.key) ?? 0) - (order.get(b.key) ?? 0));
}

/** Identifiers that several accepted rows of one file hold. */
export async function findDuplicateIds(duck: Duck, scan: Scan, header: Header): Promise<DuplicateIds> {
  const rows = `(select *, 0 as file from ${scan.from} where problem is null)`;
  await duck.run(`create or replace temp table shared_ids as ${sharedIdsQuery(rows)}`);
  const [found] = await duck.rows<Omit<DuplicateIds, "examples">>(`
    select count(*) as ids, coalesce(sum(held), 0)::bigint as rows, count(*) filter (place_differs) as "differentPlace",
      count(*) filter (outcome_differs) as "differentOutcome" from shared_ids`);
  if (!found || found.ids === 0) return { ids: 0, rows: 0, differentPlace: 0, differentOutcome: 0, examples: [] };

  return { ...found, examples: await examplesOf(await listExampleRows(duck, rows), scan, header) };
}

async function examplesOf(rows: readonly ExampleRow[], { lines }: Scan, header: Header): Promise<DuplicateId[]> {
  const examples = new Map<string, { id: string; rows: SharingRow[] }>();
  const position = header.positions[identifierColumn(findFormat(header.format))?.key ?? ""] ?? -1;
  const picker = await pickLines(lines.path);
  try {
    // Each identifier's first row comes first, so these are asked for in the order of the file.
    for (const { key, line, row, month, type, location, lsoa, outcome } of rows) {
      const sharing = { row, month, type, location, lsoa, outcome };
      const known = examples.get(key);
      if (known) {
        known.rows.push(sharing);
        continue;
      }
      const text = await picker.line(line);
      const cells = lines.mended ? cellsOfMendedLine(text, header) : splitRow(text, header.delimiter).cells;
      examples.set(key, { id: cells[position] ?? "", rows: [sharing] });
    }
  } finally {
    await picker.close();
  }
  return [...examples.values()];
}
