import type { Duck } from "../../../platform/engine/duckdb.ts";

/** Rows that share an identifier. They are counted like all others unless an analysis says otherwise. */
export type DuplicateIds = {
  /** Identifiers that more than one row holds. */
  readonly ids: number;
  /** The rows that hold them. */
  readonly rows: number;
  /** Identifiers whose rows differ in map point, area or location. */
  readonly differentPlace: number;
  /** Identifiers whose rows differ in outcome. */
  readonly differentOutcome: number;
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
const MOST_ROWS_OF_EXAMPLE = 20;

export const NO_DUPLICATES: DuplicateIds = { ids: 0, rows: 0, differentPlace: 0, differentOutcome: 0, examples: [] };

/** Whether two rows are of the same place, by all that a file says of it. */
export const PLACE = "(longitude, latitude, lsoa, location)";

/**
 * Identifiers that several accepted rows of one file hold. Keys of 64 bits find the few that may be shared; these are then
 * compared as they are written. `from` has the columns of an incident table.
 */
export async function findDuplicateIds(duck: Duck, from: string): Promise<DuplicateIds> {
  await duck.run(`
    create or replace temp table shared_keys as
    select id_key from incidents where problem is null and id_key is not null group by id_key having count(*) > 1`);
  const [candidates] = await duck.rows<{ keys: number }>("select count(*) as keys from shared_keys");
  if (candidates?.keys === 0) return NO_DUPLICATES;

  await duck.run(`
    create or replace temp table sharing as
    select id, row, month, type, location, lsoa, outcome, longitude, latitude, min(row) over (partition by id) as first_row
    from ${from} where problem is null and id_key in (from shared_keys)
    qualify count(*) over (partition by id) > 1`);
  const [found] = await duck.rows<Omit<DuplicateIds, "examples">>(`
    select count(*) as ids, coalesce(sum(held), 0)::bigint as rows, count(*) filter (where places > 1) as "differentPlace",
      count(*) filter (where outcomes > 1) as "differentOutcome"
    from (
      select count(*) as held, count(distinct ${PLACE}) as places, count(distinct coalesce(outcome, '')) as outcomes
      from sharing group by id)`);
  if (!found || found.ids === 0) return NO_DUPLICATES;

  const rows = await duck.rows<SharingRow & { id: string }>(`
    select id, row, month, type, location, lsoa, outcome from sharing
    where first_row in (select distinct first_row from sharing order by first_row limit ${MOST_EXAMPLES})
    qualify row_number() over (partition by id order by row) <= ${MOST_ROWS_OF_EXAMPLE}
    order by first_row, row`);
  const examples = new Map<string, SharingRow[]>();
  for (const { id, ...row } of rows) examples.set(id, [...(examples.get(id) ?? []), row]);
  return { ...found, examples: [...examples].map(([id, sharing]) => ({ id, rows: sharing })) };
}
