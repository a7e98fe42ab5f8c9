import { Buffer } from "node:buffer";
import { sql } from "kysely";
import type { Tx } from "../../../platform/tenancy/tx.ts";
import type { DistrictPlace, LsoaPlace, WardPlace } from "../rules/places.ts";
import { column } from "./rows.ts";

/** A gazetteer by its number, and the SHA-256 of all it says in hexadecimal. */
export type Gazetteer = { readonly number: number; readonly sha256: string };

/** Today's gazetteer; undefined until a first lookup has been imported. */
export async function getGazetteer(tx: Tx): Promise<Gazetteer | undefined> {
  const row = await tx
    .selectFrom("gazetteers")
    .select(["number", "sha256"])
    .orderBy("number", "desc")
    .executeTakeFirst();
  return row && { number: row.number, sha256: row.sha256.toString("hex") };
}

/** Held until the transaction ends: numbers are given out, and gazetteers made valid, one after another. */
export async function lockGazetteers(tx: Tx): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext('gazetteers'))`.execute(tx);
}

/** A number that no gazetteer has, nor one that was never finished. Taken by the districts written under it. */
export async function nextNumber(tx: Tx): Promise<number> {
  const { rows } = await sql<{ next: number }>`
    select 1 + greatest((select max(number) from gazetteers), (select max(gazetteer) from gazetteer_districts), 0) as next`.execute(
    tx,
  );
  return rows[0]?.next ?? 1;
}

/** Makes a gazetteer of the rows that were written under its number. */
export async function insertGazetteer(tx: Tx, gazetteer: Gazetteer, editionIds: readonly string[]): Promise<void> {
  await tx
    .insertInto("gazetteers")
    .values({
      number: gazetteer.number,
      sha256: Buffer.from(gazetteer.sha256, "hex"),
      edition_ids: [...editionIds],
    })
    .execute();
}

export async function insertDistricts(tx: Tx, gazetteer: number, districts: readonly DistrictPlace[]): Promise<void> {
  const rows = districts.map((district) => ({ ...district, csps: district.cspCodes.join(" ") }));
  await sql`
    insert into gazetteer_districts (gazetteer, code, name, force_code, force, csp_codes)
    select ${gazetteer}, r.code, coalesce(r.name, ''), coalesce(r.force_code, ''), coalesce(r.force, ''),
           string_to_array(coalesce(r.csps, ''), ' ')
      from unnest(${column(rows, "code")}, ${column(rows, "name")}, ${column(rows, "forceCode")}, ${column(rows, "force")},
                  ${column(rows, "csps")}) as r (code, name, force_code, force, csps)`.execute(tx);
}

export async function insertWards(tx: Tx, gazetteer: number, wards: readonly WardPlace[]): Promise<void> {
  await sql`
    insert into gazetteer_wards (gazetteer, code, name, district_code)
    select ${gazetteer}, r.code, coalesce(r.name, ''), r.district_code
      from unnest(${column(wards, "code")}, ${column(wards, "name")}, ${column(wards, "districtCode")})
           as r (code, name, district_code)`.execute(tx);
}

export async function insertLsoas(tx: Tx, gazetteer: number, lsoas: readonly LsoaPlace[]): Promise<void> {
  const rows = lsoas.map((lsoa) => ({ ...lsoa, ward: lsoa.wardCode ?? "", choices: lsoa.wardChoices.join(" ") }));
  await sql`
    insert into gazetteer_lsoas (gazetteer, code, vintage, origin, district_code, ward_code, ward_choices)
    select ${gazetteer}, r.code, r.vintage, r.origin, r.district_code, nullif(r.ward, ''),
           string_to_array(coalesce(r.choices, ''), ' ')
      from unnest(${column(rows, "code")}, ${column(rows, "vintage")}, ${column(rows, "origin")}, ${column(rows, "districtCode")},
                  ${column(rows, "ward")}, ${column(rows, "choices")}) as r (code, vintage, origin, district_code, ward, choices)`.execute(
    tx,
  );
}
