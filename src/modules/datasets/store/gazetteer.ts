import { sql } from "kysely";
import type { Tx } from "../../../platform/tenancy/tx.ts";
import { findForceArea, listDistricts } from "../../areas/index.ts";
import type { ForceInDistrict, Places } from "../rules/placement.ts";

/** A version's located rows by force and district, as far as they have been placed under the gazetteer. */
export async function countByDistrict(
  tx: Tx,
  datasetId: string,
  version: number,
  gazetteer: number,
): Promise<ForceInDistrict[]> {
  const { rows } = await sql<ForceInDistrict>`
    select p.force, d.district_code as district, sum(d.row_count)::bigint as rows
      from version_parts vp
      join dataset_parts p on p.partnership_id = vp.partnership_id and p.id = vp.part_id
      join part_districts d on d.partnership_id = p.partnership_id and d.part_id = p.id and d.gazetteer = ${gazetteer}
     where vp.dataset_id = ${datasetId} and vp.number = ${version}
     group by p.force, d.district_code`.execute(tx);
  return rows;
}

/** How many of a version's located rows are in parts that have not been placed under the gazetteer at all. */
export async function countUnplaced(tx: Tx, datasetId: string, version: number, gazetteer: number): Promise<number> {
  const { rows } = await sql<{ rows: number }>`
    select coalesce(sum(p.row_count - p.no_location), 0)::bigint as rows
      from version_parts vp
      join dataset_parts p on p.partnership_id = vp.partnership_id and p.id = vp.part_id
     where vp.dataset_id = ${datasetId} and vp.number = ${version}
       -- One look for each part: the planner cannot know how few they are, and would read the districts of all.
       and not exists (select from part_districts d where d.partnership_id = p.partnership_id and d.part_id = p.id
                          and d.gazetteer = ${gazetteer} offset 0)`.execute(tx);
  return rows[0]?.rows ?? 0;
}

/** What a gazetteer knows of districts, and of the areas of these forces. */
export async function getPlaces(tx: Tx, gazetteer: number, forces: readonly string[]): Promise<Places> {
  const names = new Map((await listDistricts(tx, gazetteer)).map(({ code, name }) => [code, name]));
  const areas = new Map<string, ReadonlySet<string>>();
  for (const force of forces) {
    const found = await findForceArea(tx, gazetteer, force);
    if (found?.kind === "area") areas.set(force, new Set(found.area.districts.map(({ code }) => code)));
  }
  return {
    nameOf: (district) => names.get(district),
    isOutside: (district, force) => {
      const area = areas.get(force);
      return area && !area.has(district);
    },
  };
}
