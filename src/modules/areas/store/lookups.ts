import { sql } from "kysely";
import type { Tx } from "../../../platform/tenancy/tx.ts";
import type { Origin } from "../rules/editions.ts";
import type { LinkGroup, PlaceName } from "../rules/places.ts";

/** A lookup's edition, to be read on its own: what it says never changes. */
export type HeldLookup = { readonly id: string; readonly origin: Origin };

/** The lookups held, in the order of import. */
export async function listLookups(tx: Tx): Promise<HeldLookup[]> {
  return tx
    .selectFrom("area_editions")
    .select(["id", "origin"])
    .where("kind", "=", "lookup")
    .orderBy("imported_at")
    .orderBy("id")
    .execute();
}

/** What a lookup says, gathered by the larger place: tens of thousands of rows come as a few hundred. */
export async function listLinkGroups(tx: Tx, editionId: string): Promise<LinkGroup[]> {
  const { rows } = await sql<Omit<LinkGroup, "fromCodes"> & { fromCodes: string }>`
    select from_level as "fromLevel", to_level as "toLevel", to_code as "toCode", note,
           string_agg(from_code, ' ' order by from_code) as "fromCodes"
      from area_links where edition_id = ${editionId}
     group by from_level, to_level, to_code, note
     order by from_level, to_level, to_code, note`.execute(tx);
  return rows.map((row) => ({ ...row, fromCodes: row.fromCodes.split(" ") }));
}

/** The names of the wards, districts and police force areas that a lookup names. */
export async function listPlaceNames(tx: Tx, editionId: string): Promise<PlaceName[]> {
  const { rows } = await sql<PlaceName>`
    select level, code, name from (
      select from_level as level, from_code as code, from_name as name from area_links
       where edition_id = ${editionId} and from_level not like 'lsoa%'
      union
      select to_level, to_code, to_name from area_links
       where edition_id = ${editionId} and to_level not like 'lsoa%') as named
     where name <> '' and level ~ '^(ward|district|pfa)' order by level, code, name`.execute(tx);
  return rows;
}
