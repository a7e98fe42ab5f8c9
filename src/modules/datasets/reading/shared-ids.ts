import { done, type Outcome } from "../../../kernel/outcome.ts";
import type { TaskContext } from "../../../platform/engine/tasks.ts";
import { acceptedRows, type IncidentFiles, withIncidents } from "./accepted-rows.ts";
import { type ExampleRow, listExampleRows, type SharingRow, sharedIdsQuery } from "./duplicate-ids.ts";

/** Identifiers that several rows hold, in whichever of the files; compared as `DuplicateIds` says. */
export type SharedIds = {
  readonly ids: number;
  readonly rows: number;
  /** Identifiers whose rows stand in more than one file. */
  readonly acrossFiles: number;
  readonly differentPlace: number;
  readonly differentOutcome: number;
  /** The rows of each example; `file` counts the files of the input from 0. The identifier itself is in the original. */
  readonly examples: readonly (readonly SharedIdRow[])[];
};

export type SharedIdRow = SharingRow & { readonly file: number };

/** Finds identifiers that several accepted rows of the files hold. */
export async function findSharedIds(input: IncidentFiles, context: TaskContext): Promise<Outcome<SharedIds>> {
  return withIncidents(input, [], context, async (duck) => {
    const rows = acceptedRows(input.files);
    await duck.run(`create temp table shared_ids as ${sharedIdsQuery(rows)}`);
    const [found] = await duck.rows<Omit<SharedIds, "examples">>(`
      select count(*) as ids, coalesce(sum(held), 0)::bigint as rows, count(*) filter (across_files) as "acrossFiles",
        count(*) filter (place_differs) as "differentPlace", count(*) filter (outcome_differs) as "differentOutcome"
      from shared_ids`);
    if (!found) throw new Error("A count gave no row");
    return done({ ...found, examples: groupsOf(await listExampleRows(duck, `(select *, row as line from ${rows})`)) });
  });
}

function groupsOf(rows: readonly ExampleRow[]): SharedIdRow[][] {
  const groups = new Map<string, SharedIdRow[]>();
  for (const { key, file, row, month, type, location, lsoa, outcome } of rows) {
    groups.set(key, [...(groups.get(key) ?? []), { file, row, month, type, location, lsoa, outcome }]);
  }
  return [...groups.values()];
}
