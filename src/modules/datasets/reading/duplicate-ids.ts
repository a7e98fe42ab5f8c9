import type { Duck } from "../../../platform/engine/duckdb.ts";
import type { Header } from "../formats/header.ts";
import { splitRow } from "../formats/rows.ts";
import { pickLines } from "./lines.ts";
import { cellsOfMendedLine } from "./mending.ts";
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

export const MOST_EXAMPLES = 50;
export const MOST_ROWS_OF_EXAMPLE = 10;

/** What makes two rows differ, as SQL. A blank outcome is an outcome to compare. */
export const DIFFERENCES = `count(distinct (longitude, latitude, lsoa, location)) > 1 as place_differs,
  count(distinct coalesce(outcome, '')) > 1 as outcome_differs`;

/** Identifiers that several accepted rows of one file hold. */
export async function findDuplicateIds(duck: Duck, scan: Scan, header: Header): Promise<DuplicateIds> {
  await duck.run(`
    create or replace temp table sharing as
    select * from ${scan.from} where problem is null and id_key in (
      select id_key from ${scan.from} where problem is null and id_key is not null group by id_key having count(*) > 1)`);
  const [found] = await duck.rows<Omit<DuplicateIds, "examples">>(`
    select count(*) as ids, coalesce(sum(held), 0)::bigint as rows, count(*) filter (place_differs) as "differentPlace",
      count(*) filter (outcome_differs) as "differentOutcome"
    from (select count(*) as held, ${DIFFERENCES} from sharing group by id_key)`);
  if (!found || found.ids === 0) return { ids: 0, rows: 0, differentPlace: 0, differentOutcome: 0, examples: [] };

  const rows = await duck.rows<SharingRow & { line: number; key: string }>(`
    select id_key::varchar as key, line, row, month, type, location, lsoa, outcome from sharing
    where id_key in (select id_key from sharing group by id_key order by min(row) limit ${MOST_EXAMPLES})
    qualify row_number() over (partition by id_key order by row) <= ${MOST_ROWS_OF_EXAMPLE}
    order by line`);
  return { ...found, examples: await examplesOf(rows, scan, header) };
}

async function examplesOf(
  rows: readonly (SharingRow & { line: number; key: string })[],
  { lines }: Scan,
  header: Header,
): Promise<DuplicateId[]> {
  const examples = new Map<string, { id: string; rows: SharingRow[] }>();
  const picker = await pickLines(lines.path);
  try {
    for (const { line, key, ...row } of rows) {
      const known = examples.get(key);
      if (known) {
        known.rows.push(row);
        continue;
      }
      const text = await picker.line(line);
      const cells = lines.mended ? cellsOfMendedLine(text, header) : splitRow(text, header.delimiter).cells;
      examples.set(key, { id: cells[header.positions["id"] ?? -1] ?? "", rows: [row] });
    }
  } finally {
    await picker.close();
  }
  return [...examples.values()];
}
