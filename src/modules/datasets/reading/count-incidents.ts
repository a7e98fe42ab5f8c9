import { done, type Outcome } from "../../../kernel/outcome.ts";
import { sqlText } from "../../../platform/engine/duckdb.ts";
import type { TaskContext } from "../../../platform/engine/tasks.ts";
import {
  type AreaLookup,
  acceptedRows,
  areaRows,
  type IncidentFiles,
  insertAll,
  withIncidents,
} from "./accepted-rows.ts";
import { type Columns, readColumns } from "./columns.ts";

export type CountInput = IncidentFiles & {
  readonly areas: AreaLookup;
  /** The districts that lie in a force's area. Of a force not named here it is not known what lies outside. */
  readonly forceAreas: readonly ForceArea[];
  /** `ward` tells the wards of each district apart. */
  readonly level: "district" | "ward";
};

export type ForceArea = { readonly force: string; readonly district: string };

/**
 * Incidents by month, force, district, ward (level `ward` only), type and placing. The placing is `inside` or `outside` the
 * districts of the reporting force; `placed` when these are not known; `unknown-area` when the code is not in the lookup,
 * or there is a map point without a code; `no-location` when there is neither. In the last two there is no district.
 */
export type IncidentCounts = Columns<"month" | "force" | "district" | "ward" | "type" | "placing", "incidents">;

/** Counts the accepted rows of files by month, force, district and type. Every row is in just one count. */
export async function countIncidents(input: CountInput, context: TaskContext): Promise<Outcome<IncidentCounts>> {
  const { files, areas, forceAreas, level } = input;
  return withIncidents(input, [areas.path], context, async (duck) => {
    await duck.run("create temp table force_areas (force text, district text)");
    const pairs = forceAreas.map(({ force, district }) => `(${sqlText(force)}, ${sqlText(district)})`);
    await insertAll(duck, "force_areas", pairs);
    const counts = await readColumns(
      duck,
      `select month, force, district, ${level === "ward" ? "ward" : "null::varchar"} as ward, type,
        case
          when lsoa is null and not has_point then 'no-location'
          when district is null then 'unknown-area'
          when force not in (select force from force_areas) then 'placed'
          when (force, district) in (select (force, district) from force_areas) then 'inside'
          else 'outside'
        end as placing,
        sum(incidents) as incidents
      from (
        select month, force, type, lsoa, longitude is not null as has_point, count(*) as incidents
        from ${acceptedRows(files)} group by all
      ) left join ${areaRows(areas)} using (lsoa)
      group by all`,
      ["month", "force", "district", "ward", "type", "placing"],
      ["incidents"],
    );
    return done(counts);
  });
}
