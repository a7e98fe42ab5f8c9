import { sql } from "kysely";
import type { Tx } from "../../../platform/tenancy/tx.ts";
import type { Boundary, Link, Population } from "../formats/area-file.ts";

/*
 * Thousands of rows go to the database as a few texts of lines, a column each. On the embedded database this takes a third
 * of the time of arrays or JSON. Line breaks in a value become spaces. An edition that was cut short is written again from
 * the start, so rows that are there already are let be.
 */

/** Rows of one short transaction: on the embedded database, where all wait for it, some 50 ms. */
export const ROWS_AT_ONCE = 3_000;

export async function insertLinks(tx: Tx, editionId: string, links: readonly Link[]): Promise<void> {
  await sql`
    insert into area_links (edition_id, from_level, from_code, from_name, to_level, to_code, to_name, note)
    select ${editionId}::uuid, r.from_level, r.from_code, coalesce(r.from_name, ''), r.to_level, r.to_code,
           coalesce(r.to_name, ''), coalesce(r.note, '')
      from unnest(${column(links, "fromLevel")}, ${column(links, "fromCode")}, ${column(links, "fromName")},
                  ${column(links, "toLevel")}, ${column(links, "toCode")}, ${column(links, "toName")}, ${column(links, "note")})
           as r (from_level, from_code, from_name, to_level, to_code, to_name, note)
    on conflict do nothing`.execute(tx);
}

export async function insertPopulations(tx: Tx, editionId: string, populations: readonly Population[]): Promise<void> {
  await sql`
    insert into area_populations (edition_id, level, code, measure, dated, amount)
    select ${editionId}::uuid, r.level, r.code, r.measure, r.dated, r.amount::integer
      from unnest(${column(populations, "level")}, ${column(populations, "code")}, ${column(populations, "measure")},
                  ${column(populations, "dated")}, ${column(populations, "amount")})
           as r (level, code, measure, dated, amount)
    on conflict do nothing`.execute(tx);
}

export async function insertBoundaries(tx: Tx, editionId: string, boundaries: readonly Boundary[]): Promise<void> {
  const outlines = boundaries.map(({ outline }) => JSON.stringify(outline)).join("\n");
  await sql`
    insert into area_boundaries (edition_id, level, code, name, district_code, positions, geometry)
    select ${editionId}::uuid, r.level, r.code, coalesce(r.name, ''), coalesce(r.district_code, ''), r.positions::integer,
           r.geometry::jsonb
      from unnest(${column(boundaries, "level")}, ${column(boundaries, "code")}, ${column(boundaries, "name")},
                  ${column(boundaries, "districtCode")}, ${column(boundaries, "positions")}, ${lines(outlines)})
           as r (level, code, name, district_code, positions, geometry)
    on conflict do nothing`.execute(tx);
}

/** One field of every row as an array of the database. */
export function column<Row, Field extends keyof Row>(rows: readonly Row[], field: Field) {
  return lines(
    rows
      .map((row) =>
        String(row[field])
          .replace(/\s*\p{Cc}+\s*/gu, " ")
          .trim(),
      )
      .join("\n"),
  );
}

/** A single empty line comes out as no line at all: the row then has null in its place. */
function lines(text: string) {
  return sql`string_to_array(${text}::text, chr(10))`;
}
