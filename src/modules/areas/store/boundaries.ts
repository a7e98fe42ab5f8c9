import { type RawBuilder, sql } from "kysely";
import type { Tx } from "../../../platform/tenancy/tx.ts";
import { type BoundaryOffer, chooseBoundaries } from "../rules/choosing.ts";
import type { Origin } from "../rules/editions.ts";
import type { Level } from "../rules/levels.ts";
import type { Outline, WardChoice } from "../rules/points.ts";
import { getGazetteer } from "./gazetteers.ts";
import { listSplitLsoas } from "./places.ts";

/** What boundaries are asked for: LSOAs by their census, wards and districts of the latest year there is. */
export type BoundaryLevel = "lsoa11" | "lsoa21" | "ward" | "district";

/** What must be said of boundaries or figures wherever they are shown. */
export type EditionLine = {
  readonly id: string;
  readonly title: string;
  /** Empty when the file does not say. */
  readonly vintage: string;
  readonly origin: Origin;
  readonly attribution: string;
};

/** The boundary of a place, in longitude and latitude (WGS 84). */
export type PlaceBoundary = {
  readonly level: Level;
  readonly code: string;
  readonly name: string;
  readonly outline: Outline;
  readonly edition: EditionLine;
};

/** The boundary of one place by the edition that `chooseBoundaries` prefers; undefined when none is held. */
export async function boundaryOf(tx: Tx, level: BoundaryLevel, code: string): Promise<PlaceBoundary | undefined> {
  const [boundary] = await chosenBoundaries(tx, level, sql`b.code = ${code}`);
  return boundary;
}

/** The boundaries of all places of a kind in a district, by code and all of one edition; none when none are held. */
export async function listBoundaries(tx: Tx, level: BoundaryLevel, districtCode: string): Promise<PlaceBoundary[]> {
  return listBoundariesOf(tx, level, [districtCode]);
}

/** The same for several districts, one after another, and all of one edition in each. */
export async function listBoundariesOf(
  tx: Tx,
  level: BoundaryLevel,
  districtCodes: readonly string[],
): Promise<PlaceBoundary[]> {
  // A file of LSOAs or wards need not name districts, or may name those of its own year: the gazetteer knows today's.
  const gazetteer = (await getGazetteer(tx))?.number ?? 0;
  const table = level === "ward" ? sql`gazetteer_wards` : sql`gazetteer_lsoas`;
  const known =
    level === "district"
      ? sql``
      : sql`union select w.code, b.edition_id, b.level, b.code from wanted w
              join ${table} g on g.gazetteer = ${gazetteer} and g.district_code = w.code
              join area_boundaries b on b.code = g.code and b.level like ${`${level}%`}`;
  const within = sql`
    wanted as (select d.code, d.position from unnest(${[...districtCodes]}::text[]) with ordinality d (code, position)),
    within (district, edition_id, level, code) as (
      select w.code, b.edition_id, b.level, b.code from wanted w
        join area_boundaries b on b.district_code = w.code and b.level like ${`${level}%`}
      ${known})`;
  const { rows: offers } = await sql<BoundaryOffer & { district: string }>`
    with ${within}
    select i.district, e.id as "editionId", e.origin, b.level, sum(b.positions)::bigint as positions, e.imported_at as "importedAt"
      from within i
      join area_boundaries b on b.edition_id = i.edition_id and b.level = i.level and b.code = i.code
      join area_editions e on e.id = i.edition_id and e.kind = 'boundaries'
     group by i.district, e.id, e.origin, b.level, e.imported_at`.execute(tx);
  const chosen = districtCodes.flatMap((district) => {
    const offer = chooseBoundaries(offers.filter((one) => one.district === district));
    return offer ? [{ district, edition: offer.editionId }] : [];
  });
  if (chosen.length === 0) return [];
  const { rows } = await sql<Omit<PlaceBoundary, "edition"> & { edition: EditionLine }>`
    with ${within}
    select ${drawn}
      from within i
      join jsonb_to_recordset(${JSON.stringify(chosen)}::jsonb) as c (district text, edition uuid)
        on c.district = i.district and c.edition = i.edition_id
      join wanted w on w.code = i.district
      join area_boundaries b on b.edition_id = i.edition_id and b.level = i.level and b.code = i.code
      join area_editions e on e.id = b.edition_id
      left join gazetteer_districts d on d.gazetteer = ${gazetteer} and d.code = b.code
     order by w.position, b.code`.execute(tx);
  return rows;
}

/**
 * What maps are drawn from today, in a word that is another one as soon as an edition of boundaries or a gazetteer comes:
 * neither ever changes.
 */
export async function getMapBasis(tx: Tx): Promise<string> {
  const { rows } = await sql<{ basis: string }>`
    select concat((select max(number) from gazetteers), ' ', string_agg(id::text, ' ' order by id)) as basis
      from area_editions where kind = 'boundaries'`.execute(tx);
  return rows[0]?.basis ?? "";
}

/** The LSOAs that are split between wards, each with its wards and their outlines where these are held. */
export async function listSplitPlaces(tx: Tx, gazetteer: number): Promise<{ code: string; choices: WardChoice[] }[]> {
  const split = await listSplitLsoas(tx, gazetteer);
  const outlines = new Map<string, Outline>();
  for (const district of new Set(split.map(({ districtCode }) => districtCode))) {
    const wanted = split.filter(({ districtCode }) => districtCode === district).flatMap((lsoa) => lsoa.wardChoices);
    const boundaries = await chosenBoundaries(tx, "ward", sql`b.code = any(${[...new Set(wanted)]}::text[])`);
    for (const { code, outline } of boundaries) outlines.set(code, outline);
  }
  return split.map(({ code, wardChoices }) => ({
    code,
    choices: wardChoices.map((ward) => ({ code: ward, outline: outlines.get(ward) })),
  }));
}

async function chosenBoundaries(tx: Tx, level: BoundaryLevel, which: RawBuilder<unknown>): Promise<PlaceBoundary[]> {
  const isLevel = sql`b.level like ${`${level}%`}`;
  const { rows: offers } = await sql<BoundaryOffer>`
    select e.id as "editionId", e.origin, b.level, sum(b.positions)::bigint as positions, e.imported_at as "importedAt"
      from area_editions e join area_boundaries b on b.edition_id = e.id
     where e.kind = 'boundaries' and ${isLevel} and ${which}
     group by e.id, e.origin, b.level, e.imported_at`.execute(tx);
  const chosen = chooseBoundaries(offers);
  if (!chosen) return [];
  const gazetteer = await getGazetteer(tx);
  const { rows } = await sql<Omit<PlaceBoundary, "edition"> & { edition: EditionLine }>`
    select ${drawn}
      from area_boundaries b join area_editions e on e.id = b.edition_id
      left join gazetteer_districts d on d.gazetteer = ${gazetteer?.number ?? 0} and d.code = b.code
     where b.edition_id = ${chosen.editionId} and ${isLevel} and ${which}
     order by b.code`.execute(tx);
  return rows;
}

const drawn = sql`b.level, b.code, b.geometry as outline, coalesce(nullif(b.name, ''), d.name, '') as name,
  jsonb_build_object('id', e.id, 'title', e.title, 'vintage', e.vintage, 'origin', e.origin, 'attribution', e.attribution) as edition`;
