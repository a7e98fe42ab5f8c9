import { type RawBuilder, sql } from "kysely";
import type { Tx } from "../../../platform/tenancy/tx.ts";
import { choosePopulation, type PopulationOffer } from "../rules/choosing.ts";
import type { Measure } from "../rules/editions.ts";
import type { EditionLine } from "./boundaries.ts";
import { getGazetteer } from "./gazetteers.ts";

/** Which populations are wanted: of the places with these codes, or of those that lie in a district. */
export type PopulationQuestion = {
  readonly level: "lsoa11" | "lsoa21" | "ward" | "district";
  readonly measure: Measure;
  /** Which says what lies in the district or ward; today's when left out. */
  readonly gazetteer?: number;
} & ({ readonly codes: readonly string[] } | { readonly district: string });

/** The figures found, all of one edition and date. A place that is not among them is unknown, never nought. */
export type FoundPopulations = {
  /** "mid-2023" or "Census 2021". */
  readonly dated: string;
  readonly edition: EditionLine;
  readonly amounts: readonly { readonly code: string; readonly amount: number }[];
};

/**
 * The residents or households to divide by, of the edition and date that `choosePopulation` prefers; undefined when there
 * are none. Those of a ward are the sum over its LSOAs of 2021, which fit wards as well as ONS could fit them; a ward with
 * an LSOA whose figure is not known, or that it shares with another ward, is left out.
 */
export async function listPopulations(tx: Tx, question: PopulationQuestion): Promise<FoundPopulations | undefined> {
  const gazetteer = question.gazetteer ?? (await getGazetteer(tx))?.number ?? 0;
  const level = question.level === "ward" ? "lsoa21" : question.level;
  const places = placesAsked(question, gazetteer);
  const { rows: offers } = await sql<PopulationOffer>`
    select e.id as "editionId", e.origin, p.level, p.measure, p.dated, count(*)::bigint as places, e.imported_at as "importedAt"
      from area_editions e join area_populations p on p.edition_id = e.id
     where e.kind = 'population' and p.measure = ${question.measure} and starts_with(p.level, ${level}) and p.code in (${places})
     group by e.id, e.origin, p.level, p.measure, p.dated, e.imported_at`.execute(tx);
  const chosen = choosePopulation(offers);
  if (!chosen) return undefined;
  const edition = await tx
    .selectFrom("area_editions")
    .select(["id", "title", "vintage", "origin", "attribution"])
    .where("id", "=", chosen.editionId)
    .executeTakeFirstOrThrow();
  const amounts = question.level === "ward" ? wardAmounts(gazetteer, chosen, question) : placeAmounts(chosen, places);
  const { rows } = await amounts.execute(tx);
  return { dated: chosen.dated, edition, amounts: rows };
}

type Amount = { code: string; amount: number };

function placeAmounts(chosen: PopulationOffer, places: RawBuilder<unknown>): RawBuilder<Amount> {
  return sql<Amount>`
    select p.code, p.amount from area_populations p
     where p.edition_id = ${chosen.editionId} and p.level = ${chosen.level} and p.measure = ${chosen.measure}
       and p.dated = ${chosen.dated} and p.code in (${places})
     order by p.code`;
}

/** Each figure is looked up by its whole key: without statistics, as after an import, a join of the two is quadratic. */
function wardAmounts(gazetteer: number, chosen: PopulationOffer, question: PopulationQuestion): RawBuilder<Amount> {
  const asked =
    "codes" in question
      ? sql`l.ward_code = any(${[...question.codes]}::text[])`
      : sql`l.district_code = ${question.district}`;
  return sql<Amount>`
    select code, sum(amount)::bigint as amount
      from (select l.ward_code as code, (
              select p.amount from area_populations p
               where p.edition_id = ${chosen.editionId} and p.level = ${chosen.level} and p.code = l.code
                 and p.measure = ${chosen.measure} and p.dated = ${chosen.dated}) as amount
              from gazetteer_lsoas l
             where l.gazetteer = ${gazetteer} and l.ward_code is not null and l.vintage <> '11' and l.origin = ${chosen.origin}
               and ${asked}
               and l.ward_code not in (select unnest(s.ward_choices) from gazetteer_lsoas s
                                        where s.gazetteer = ${gazetteer} and s.ward_choices <> '{}' and s.vintage <> '11'
                                          and s.origin = ${chosen.origin})) as of_lsoas
     group by code having count(*) = count(amount)
     order by code`;
}

/** The codes of the places whose figures are asked for; for wards, of their LSOAs. */
function placesAsked(question: PopulationQuestion, gazetteer: number): RawBuilder<unknown> {
  if ("codes" in question) {
    const codes = sql`${[...question.codes]}::text[]`;
    if (question.level !== "ward") return sql`select unnest(${codes})`;
    return sql`select code from gazetteer_lsoas where gazetteer = ${gazetteer} and ward_code = any(${codes})`;
  }
  if (question.level === "district") return sql`select ${question.district}::text`;
  return sql`select code from gazetteer_lsoas where gazetteer = ${gazetteer} and district_code = ${question.district}`;
}
