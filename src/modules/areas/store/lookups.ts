import { sql } from "kysely";
import type { Tx } from "../../../platform/tenancy/tx.ts";
import type { Origin } from "../rules/editions.ts";
import type { LinkGroup, Lookup, PlaceName } from "../rules/places.ts";

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
export async function getLookup(tx: Tx, editionId: string): Promise<Pick<Lookup, "groups" | "names">> {
  const { rows: groups } = await sql<Omit<LinkGroup, "fromCodes"> & { toName: string; fromCodes: string }>`
    select from_level as "fromLevel", to_level as "toLevel", to_code as "toCode", to_name as "toName", note,
           string_agg(from_code, ' ') as "fromCodes"
      from area_links where edition_id = ${editionId}
     group by from_level, to_level, to_code, to_name, note
     order by from_level, to_level, to_code, to_name, note`.execute(tx);
  const { rows: names } = await sql<PlaceName>`
    select distinct from_level as level, from_code as code, from_name as name
      from area_links where edition_id = ${editionId} and from_level not like 'lsoa%'
     order by level, code, name`.execute(tx);
  return {
    groups: groups.map(({ toName, ...group }) => ({ ...group, fromCodes: group.fromCodes.split(" ") })),
    names: [...names, ...groups.map(({ toLevel, toCode, toName }) => ({ level: toLevel, code: toCode, name: toName }))],
  };
}
