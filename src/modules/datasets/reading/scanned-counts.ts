import type { Month } from "../../../kernel/dates.ts";
import type { Duck } from "../../../platform/engine/duckdb.ts";
import { sharedKeys } from "./shared-ids.ts";

export type IncidentCount = {
  readonly month: Month;
  readonly force: string;
  readonly type: string;
  readonly incidents: number;
  readonly noLocation: number;
};

/** What the accepted rows of one file come to. */
export type Counted = {
  /** By month, force and type, in that order. */
  readonly counts: readonly IncidentCount[];
  /** How many identifiers several of them hold; compared as `SharedIds` says. */
  readonly sharedIds: number;
};

export const NONE_ACCEPTED: Counted = { counts: [], sharedIds: 0 };

/** Counts what was scanned, by the place of each file; nothing stands at one without an accepted row. */
export async function countScanned(duck: Duck, from: string): Promise<Counted[]> {
  const accepted = `(select * from ${from} where problem is null)`;
  const counts = await duck.rows<IncidentCount & { readonly file: number }>(`
    select file, month, force, type, count(*) as incidents, count(*) filter (longitude is null and lsoa is null) as "noLocation"
    from ${accepted} group by all order by all`);
  const shared = await duck.rows<{ file: number; ids: number }>(
    `select file, count(*) as ids from (${sharedKeys(accepted, "file, id_key")}) group by file`,
  );
  const idsOf = new Map(shared.map(({ file, ids }) => [file, ids]));
  const counted: { counts: IncidentCount[]; sharedIds: number }[] = [];
  for (const { file, ...count } of counts) {
    counted[file] ??= { counts: [], sharedIds: idsOf.get(file) ?? 0 };
    counted[file].counts.push(count);
  }
  return counted;
}
