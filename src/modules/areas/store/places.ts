import { sql } from "kysely";
import { NotFound } from "../../../kernel/errors.ts";
import type { Tx } from "../../../platform/tenancy/tx.ts";
import type { DistrictQuery, ListedDistrict } from "../rules/district-list.ts";
import type { Origin } from "../rules/editions.ts";
import { type Force, forceOf } from "../rules/forces.ts";
import type { DistrictPlace, LsoaPlace, LsoaVintage, WardPlace } from "../rules/places.ts";

/** A police force area with the districts it is made of. */
export type ForceDistricts = {
  readonly code: string;
  readonly name: string;
  readonly districts: readonly { readonly code: string; readonly name: string }[];
};

/**
 * Every LSOA of 2011 and 2021 with its district and ward under a gazetteer, in the order of codes. Made for whoever maps
 * incidents in bulk: some 37,000 of them come in one text, which takes the embedded database a tenth of the time of rows.
 */
export async function listLsoaPlaces(tx: Tx, gazetteer: number): Promise<LsoaPlace[]> {
  const { rows } = await sql<{ places: string | null }>`
    select string_agg(code || ',' || vintage || ',' || origin || ',' || district_code || ',' || coalesce(ward_code, '') || ','
                      || array_to_string(ward_choices, ' '), E'\n') as places
      from (select * from gazetteer_lsoas where gazetteer = ${gazetteer} order by code collate "C") as l`.execute(tx);
  const places = rows[0]?.places ?? "";
  return places === "" ? [] : places.split("\n").map(toLsoaPlace);
}

/** The districts that a gazetteer knows, by name. */
export async function listDistricts(tx: Tx, gazetteer: number): Promise<DistrictPlace[]> {
  return districts(tx, gazetteer).orderBy("name").orderBy("code").execute();
}

/** A page of the districts, and how many there are in all. */
export async function listDistrictPage(
  tx: Tx,
  gazetteer: number,
  query: DistrictQuery,
): Promise<{ rows: ListedDistrict[]; total: number }> {
  const words = `%${query.words.replace(/[\\%_]/g, (wildcard) => `\\${wildcard}`)}%`;
  const matching = districts(tx, gazetteer).where((is) =>
    is.or([is("name", "ilike", words), is("force", "ilike", words), is("code", "ilike", words)]),
  );
  const direction = query.sort.direction === "ascending" ? "asc" : "desc";
  const rows = await matching
    .select(lsoasOfDistrict(gazetteer).as("lsoas"))
    .orderBy(query.sort.by, direction)
    .orderBy("name")
    .orderBy("code")
    .limit(query.limit)
    .offset(query.offset)
    .execute();
  const { total } = await matching
    .clearSelect()
    .select((of) => of.fn.countAll<number>().as("total"))
    .executeTakeFirstOrThrow();
  return { rows, total };
}

/** Throws NotFound for a code that is no district of the gazetteer. */
export async function getDistrict(tx: Tx, gazetteer: number, code: string): Promise<DistrictPlace> {
  const row = await districts(tx, gazetteer).where("code", "=", code).executeTakeFirst();
  if (!row) throw new NotFound("district");
  return row;
}

/** The wards of a district, by name. */
export async function listWards(tx: Tx, gazetteer: number, districtCode: string): Promise<WardPlace[]> {
  return tx
    .selectFrom("gazetteer_wards")
    .select(["code", "name", "district_code as districtCode"])
    .where("gazetteer", "=", gazetteer)
    .where("district_code", "=", districtCode)
    .orderBy("name")
    .orderBy("code")
    .execute();
}

/** The LSOAs of a district, in the order of codes. */
export async function listLsoasOfDistrict(tx: Tx, gazetteer: number, districtCode: string): Promise<LsoaPlace[]> {
  const rows = await tx
    .selectFrom("gazetteer_lsoas")
    .select([
      "code",
      "vintage",
      "origin",
      "district_code as districtCode",
      "ward_code as wardCode",
      "ward_choices as wardChoices",
    ])
    .where("gazetteer", "=", gazetteer)
    .where("district_code", "=", districtCode)
    .orderBy("code")
    .execute();
  return rows;
}

/** The LSOAs that are split between wards, with the wards they may lie in. */
export async function listSplitLsoas(
  tx: Tx,
  gazetteer: number,
): Promise<{ code: string; districtCode: string; wardChoices: string[] }[]> {
  return tx
    .selectFrom("gazetteer_lsoas")
    .select(["code", "district_code as districtCode", "ward_choices as wardChoices"])
    .where("gazetteer", "=", gazetteer)
    .where("ward_choices", "<>", sql<string[]>`'{}'`)
    .orderBy("code")
    .execute();
}

/**
 * The area of the force that police.uk's words "Reported by" name, and the districts it is made of: what a force reports
 * from elsewhere lies outside its area. Answers `none` with the reason for a force without such an area, and undefined for
 * words that are no force, or while no lookup says which districts the area holds.
 */
export async function findForceArea(
  tx: Tx,
  gazetteer: number,
  reportedBy: string,
): Promise<{ kind: "area"; area: ForceDistricts } | Extract<Force, { kind: "none" }> | undefined> {
  const force = forceOf(reportedBy);
  if (force?.kind !== "area") return force;
  const rows = await districts(tx, gazetteer).where("force_code", "=", force.area.code).orderBy("code").execute();
  if (rows.length === 0) return undefined;
  return { kind: "area", area: { ...force.area, districts: rows.map(({ code, name }) => ({ code, name })) } };
}

/** How many LSOAs of 2021 a district has: the official ones, or the sketch's where there are no others. */
function lsoasOfDistrict(gazetteer: number) {
  return sql<number>`(
    select coalesce(nullif(count(*) filter (where l.origin = 'official'), 0), count(*))
      from gazetteer_lsoas l
     where l.gazetteer = ${gazetteer} and l.district_code = gazetteer_districts.code and l.vintage <> '11')`;
}

function districts(tx: Tx, gazetteer: number) {
  return tx
    .selectFrom("gazetteer_districts")
    .select(["code", "name", "force_code as forceCode", "force", "csp_codes as cspCodes"])
    .where("gazetteer", "=", gazetteer);
}

function toLsoaPlace(line: string): LsoaPlace {
  const [code = "", vintage, origin, districtCode = "", ward = "", choices = ""] = line.split(",");
  return {
    code,
    vintage: vintage as LsoaVintage,
    origin: origin as Origin,
    districtCode,
    wardCode: ward === "" ? null : ward,
    wardChoices: choices === "" ? [] : choices.split(" "),
  };
}
