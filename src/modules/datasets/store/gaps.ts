import { sql } from "kysely";
import type { Tx } from "../../../platform/tenancy/tx.ts";
import type { DataGap, RecordedGap } from "../rules/coverage.ts";

/** The gaps of dataset `d` of a statement, for `readGaps`. */
export const GAPS = sql`(
  select jsonb_agg(jsonb_build_object('id', g.id, 'force', g.force, 'fromMonth', g.from_month, 'toMonth', g.to_month,
                                      'kind', g.kind, 'reason', g.reason, 'recordedAt', g.recorded_at) order by g.force, g.from_month)
    from data_gaps g where g.partnership_id = d.partnership_id and g.dataset_id = d.id)`;

export type JsonGaps = readonly (DataGap & { readonly recordedAt: string })[] | null;

export function readGaps(gaps: JsonGaps): RecordedGap[] {
  return (gaps ?? []).map((gap) => ({ ...gap, recordedAt: new Date(gap.recordedAt) }));
}

export async function listGaps(tx: Tx, datasetId: string): Promise<RecordedGap[]> {
  const rows = await tx
    .selectFrom("data_gaps")
    .select([
      "id",
      "force",
      "from_month as fromMonth",
      "to_month as toMonth",
      "kind",
      "reason",
      "recorded_at as recordedAt",
    ])
    .where("dataset_id", "=", datasetId)
    .orderBy("force")
    .orderBy("from_month")
    .execute();
  return rows as RecordedGap[];
}

export async function insertGap(tx: Tx, datasetId: string, gap: Omit<DataGap, "id">): Promise<void> {
  await tx
    .insertInto("data_gaps")
    .values({
      dataset_id: datasetId,
      force: gap.force,
      from_month: gap.fromMonth,
      to_month: gap.toMonth,
      kind: gap.kind,
      reason: gap.reason,
      recorded_by: tx.identity.person ?? null,
    })
    .execute();
}

/** Answers false when there was no such gap. */
export async function deleteGap(tx: Tx, datasetId: string, id: string): Promise<boolean> {
  const result = await tx
    .deleteFrom("data_gaps")
    .where("dataset_id", "=", datasetId)
    .where("id", "=", id)
    .executeTakeFirst();
  return result.numDeletedRows > 0n;
}
