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
export type IncidentGroups = Columns<
  "month" | "force" | "type" | "lsoa" | "location",
  "longitude" | "latitude" | "incidents"
>;
