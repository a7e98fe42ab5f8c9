import { done, type Outcome } from "../../../kernel/outcome.ts";
import type { TaskContext } from "../../../platform/engine/tasks.ts";
import { acceptedRows, type IncidentFiles, withIncidents } from "./accepted-rows.ts";

/**
 * Identifiers that more than one row holds, in whichever of the files. They are counted like all others unless an analysis
 * says otherwise. Identifiers are compared by 64 bits of their MD5: the odds that two different ones among a million agree
 * are 1 in 37 million.
 */
export type SharedIds = {
  readonly ids: number;
  /** The rows that hold them. */
  readonly rows: number;
  /** Identifiers whose rows stand in more than one file. */
  readonly acrossFiles: number;
  /** Identifiers whose rows differ in map point, area or location. */
  readonly differentPlace: number;
  /** Identifiers whose rows differ in outcome. */
  readonly differentOutcome: number;
};

/** Finds identifiers that several accepted rows of the files hold. */
export async function findSharedIds(input: IncidentFiles, context: TaskContext): Promise<Outcome<SharedIds>> {
  return withIncidents(input, [], context, async (duck) => {
    const rows = acceptedRows(input.files);
    const differ = (what: string) => `min(hash(${what})) <> max(hash(${what}))`;
    const [found] = await duck.rows<SharedIds>(`
      select count(*) as ids, coalesce(sum(held), 0)::bigint as rows, count(*) filter (across_files) as "acrossFiles",
        count(*) filter (place_differs) as "differentPlace", count(*) filter (outcome_differs) as "differentOutcome"
      from (
        select count(*) as held, min(file) <> max(file) as across_files,
          ${differ("longitude, latitude, lsoa, location")} as place_differs, ${differ("outcome")} as outcome_differs
        from ${rows} where id_key in (${sharedKeys(rows)}) group by id_key
      )`);
    if (!found) throw new Error("A count gave no row");
    return done(found);
  });
}

/** The keys of identifiers that several rows hold, as SQL; with what else rows must agree in. */
export function sharedKeys(rows: string, columns = "id_key"): string {
  return `select ${columns} from ${rows} where id_key is not null group by ${columns} having count(*) > 1`;
}
