import { done, type Outcome } from "../../../kernel/outcome.ts";
import type { Tx } from "../../../platform/tenancy/tx.ts";
import type { DataGap } from "../rules/coverage.ts";
import { listGaps, lockVersions } from "../store/versions.ts";
import { recordGap } from "./versions.ts";

/** Records a gap once: the same form sent twice is one entry. */
export async function recordGapOnce(tx: Tx, datasetId: string, gap: Omit<DataGap, "id">): Promise<Outcome<void>> {
  await lockVersions(tx, datasetId);
  const known = await listGaps(tx, datasetId);
  return known.some((one) => isSame(one, gap)) ? done(undefined) : recordGap(tx, datasetId, gap);
}

function isSame(one: Omit<DataGap, "id">, other: Omit<DataGap, "id">): boolean {
  return (["force", "fromMonth", "toMonth", "kind", "reason"] as const).every((field) => one[field] === other[field]);
}
