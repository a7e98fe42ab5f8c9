import { NotFound } from "../../../kernel/errors.ts";
import type { Tx } from "../../../platform/tenancy/tx.ts";
import type { Quoting } from "../rules/citations.ts";
import type { Finding } from "../rules/drafts.ts";
import type { FigureRef } from "../rules/results.ts";

/** All findings of a draft in their order, removed ones included. */
export async function listFindings(tx: Tx, draftId: string): Promise<Finding[]> {
  const found = await rows(tx).where("assessment_id", "=", draftId).orderBy("position").orderBy("id").execute();
  return found.map(toFinding);
}

export async function getFinding(tx: Tx, draftId: string, id: string): Promise<Finding> {
  const row = await rows(tx).where("assessment_id", "=", draftId).where("id", "=", id).executeTakeFirst();
  if (!row) throw new NotFound("finding");
  return toFinding(row);
}

/** Writes a finding after the last one, under the id that its form carried. False when it is there already. */
export async function insertFinding(
  tx: Tx,
  finding: Quoting & { readonly id: string; readonly draftId: string; readonly analysisId: string },
): Promise<boolean> {
  const result = await tx
    .insertInto("findings")
    .values((all) => ({
      id: finding.id,
      assessment_id: finding.draftId,
      position: all
        .selectFrom("findings")
        .where("assessment_id", "=", finding.draftId)
        .select((inner) => inner.fn.coalesce(inner(inner.fn.max("position"), "+", 1), inner.lit(0)).as("next"))
        .$asScalar()
        .$notNull(),
      sentence: finding.sentence,
      figures: JSON.stringify(finding.figures),
      analysis_id: finding.analysisId,
      written_by: tx.identity.person ?? null,
    }))
    .onConflict((conflict) => conflict.columns(["partnership_id", "id"]).doNothing())
    .executeTakeFirst();
  return (result.numInsertedOrUpdatedRows ?? 0n) > 0n;
}

/** Rewrites a finding on the figures of an analysis, and counts the change. */
export async function updateFinding(
  tx: Tx,
  id: string,
  finding: Quoting & { readonly analysisId: string },
): Promise<void> {
  await tx
    .updateTable("findings")
    .set((all) => ({
      sentence: finding.sentence,
      figures: JSON.stringify(finding.figures),
      analysis_id: finding.analysisId,
      revision: all("revision", "+", 1),
    }))
    .where("id", "=", id)
    .execute();
}

export async function updateFindingOrder(tx: Tx, ids: readonly string[]): Promise<void> {
  for (const [position, id] of ids.entries())
    await tx.updateTable("findings").set({ position }).where("id", "=", id).where("position", "<>", position).execute();
}

/** Takes a finding out of the draft, or puts it back where it stood. */
export async function updateFindingRemoval(tx: Tx, id: string, removedAt: Date | null): Promise<void> {
  await tx
    .updateTable("findings")
    .set((all) => ({ removed_at: removedAt, revision: all("revision", "+", 1) }))
    .where("id", "=", id)
    .execute();
}

function rows(tx: Tx) {
  return tx
    .selectFrom("findings")
    .select([
      "id",
      "position",
      "sentence",
      "figures",
      "analysis_id as analysisId",
      "revision",
      "removed_at as removedAt",
    ]);
}

function toFinding({
  removedAt,
  figures,
  ...row
}: Awaited<ReturnType<ReturnType<typeof rows>["execute"]>>[number]): Finding {
  return { ...row, figures: figures as FigureRef[], isRemoved: removedAt !== null };
}
