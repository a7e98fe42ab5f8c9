import { done, type Outcome, refuse } from "../../../kernel/outcome.ts";
import { recordEvent } from "../../../platform/audit/record.ts";
import type { Tx } from "../../../platform/tenancy/tx.ts";
import type { DataGap } from "../rules/coverage.ts";
import * as gaps from "../store/gaps.ts";
import * as register from "../store/register.ts";
import { lockVersions } from "../store/versions.ts";

/** Records what is known about the data that it does not say itself. The same form sent twice is one entry. */
export async function recordGap(tx: Tx, datasetId: string, gap: Omit<DataGap, "id">): Promise<Outcome<void>> {
  await lockVersions(tx, datasetId);
  const known = await gaps.listGaps(tx, datasetId);
  if (known.some((one) => isSame(one, gap))) return done(undefined);
  await register.getDataset(tx, datasetId);
  if (gap.fromMonth > gap.toMonth) return refuse("The last month must not be before the first", "toMonth");
  await gaps.insertGap(tx, datasetId, gap);
  recordEvent(tx, "dataset.gap-recorded", datasetId, { kind: gap.kind, from: gap.fromMonth, to: gap.toMonth });
  return done(undefined);
}

export async function removeGap(tx: Tx, datasetId: string, gapId: string): Promise<Outcome<void>> {
  if (!(await gaps.deleteGap(tx, datasetId, gapId))) return refuse("That entry has been removed already");
  recordEvent(tx, "dataset.gap-removed", datasetId, { gap: gapId });
  return done(undefined);
}

function isSame(one: Omit<DataGap, "id">, other: Omit<DataGap, "id">): boolean {
  return (["force", "fromMonth", "toMonth", "kind", "reason"] as const).every((field) => one[field] === other[field]);
}
