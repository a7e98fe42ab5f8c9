import { done, type Outcome } from "../../../kernel/outcome.ts";
import { sqlText } from "../../../platform/engine/duckdb.ts";
import type { TaskContext } from "../../../platform/engine/tasks.ts";
import { type AreaLookup, acceptedRows, areaRows, type IncidentFiles, withIncidents } from "./accepted-rows.ts";
import { type Columns, readColumns } from "./columns.ts";

export type AggregateInput = IncidentFiles & {
  readonly areas: AreaLookup;
  readonly districts: readonly string[];
  /**
   * `every-row` counts what the files hold. `each-id-once` counts, of the rows that share an identifier, only the first in
   * the order of the files and their rows; rows without identifier always count.
   */
  readonly counting: "every-row" | "each-id-once";
};

/** Incidents by month, type, small area and map point, the finest that files of incidents tell. */
export type IncidentGroups = Columns<"month" | "type" | "lsoa" | "location", "longitude" | "latitude" | "incidents">;

/** Groups the accepted rows of files that lie in the districts. Rows that are not placed in a district are left out. */
export async function aggregateIncidents(
  input: AggregateInput,
  context: TaskContext,
): Promise<Outcome<IncidentGroups>> {
  const { files, areas, districts, counting } = input;
  return withIncidents(input, [areas.path], context, async (duck) => {
    const rows = acceptedRows(files);
    await duck.run(`
      create temp table chosen as
      select lsoa from ${areaRows(areas)} where district in (${["", ...districts].map(sqlText).join(", ")})`);
    if (counting === "each-id-once") await duck.run(`create temp table repeated as ${repeatedRows(rows)}`);

    const once = counting === "each-id-once" ? "and (file, row) not in (from repeated)" : "";
    const groups = await readColumns(
      duck,
      `select month, type, lsoa, location, longitude, latitude, count(*) as incidents
      from ${rows} where lsoa in (from chosen) ${once} group by all`,
      ["month", "type", "lsoa", "location"],
      ["longitude", "latitude", "incidents"],
    );
    return done(groups);
  });
}

/** The rows, by file and number, whose identifier an earlier row holds. */
function repeatedRows(rows: string): string {
  return `
    select file, row from (
      select file, row, row_number() over (partition by id_key order by file, row) as place from ${rows}
      where id_key in (select id_key from ${rows} where id_key is not null group by id_key having count(*) > 1)
    ) where place > 1`;
}
