import { NotFound } from "../../../kernel/errors.ts";
import type { Tx } from "../../../platform/tenancy/tx.ts";
import type { Priority } from "../rules/drafts.ts";

/** What the form of a priority says. */
export type PriorityFields = {
  readonly title: string;
  readonly reason: string;
  readonly findingIds: readonly string[];
};

/** All priorities of a draft in their order, removed ones included, each with the findings it rests on. */
export async function listPriorities(tx: Tx, draftId: string): Promise<Priority[]> {
  const found = await tx
    .selectFrom("priorities")
    .select(["id", "position", "title", "reason", "revision", "removed_at as removedAt"])
    .where("assessment_id", "=", draftId)
    .orderBy("position")
    .orderBy("id")
    .execute();
  const links = await tx
    .selectFrom("priority_findings as l")
    .innerJoin("priorities as r", "r.id", "l.priority_id")
    .innerJoin("findings as f", "f.id", "l.finding_id")
    .select(["l.priority_id as priorityId", "l.finding_id as findingId"])
    .where("r.assessment_id", "=", draftId)
    .orderBy("f.position")
    .execute();
  return found.map(({ removedAt, ...row }) => ({
    ...row,
    findingIds: links.filter(({ priorityId }) => priorityId === row.id).map(({ findingId }) => findingId),
    isRemoved: removedAt !== null,
  }));
}

export async function getPriority(tx: Tx, draftId: string, id: string): Promise<Priority> {
  const priority = (await listPriorities(tx, draftId)).find((one) => one.id === id);
  if (!priority) throw new NotFound("priority");
  return priority;
}

/** Writes a priority after the last one, under the id that its form carried. False when it is there already. */
export async function insertPriority(tx: Tx, draftId: string, id: string, fields: PriorityFields): Promise<boolean> {
  const result = await tx
    .insertInto("priorities")
    .values((all) => ({
      id,
      assessment_id: draftId,
      position: all
        .selectFrom("priorities")
        .where("assessment_id", "=", draftId)
        .select((inner) => inner.fn.coalesce(inner(inner.fn.max("position"), "+", 1), inner.lit(0)).as("next"))
        .$asScalar()
        .$notNull(),
      title: fields.title,
      reason: fields.reason,
    }))
    .onConflict((conflict) => conflict.columns(["partnership_id", "id"]).doNothing())
    .executeTakeFirst();
  if ((result.numInsertedOrUpdatedRows ?? 0n) === 0n) return false;
  await insertLinks(tx, id, fields.findingIds);
  return true;
}

/** Rewrites a priority with its findings, and counts the change. */
export async function updatePriority(tx: Tx, id: string, fields: PriorityFields): Promise<void> {
  await tx
    .updateTable("priorities")
    .set((all) => ({ title: fields.title, reason: fields.reason, revision: all("revision", "+", 1) }))
    .where("id", "=", id)
    .execute();
  await tx.deleteFrom("priority_findings").where("priority_id", "=", id).execute();
  await insertLinks(tx, id, fields.findingIds);
}

export async function updatePriorityOrder(tx: Tx, ids: readonly string[]): Promise<void> {
  for (const [position, id] of ids.entries())
    await tx
      .updateTable("priorities")
      .set({ position })
      .where("id", "=", id)
      .where("position", "<>", position)
      .execute();
}

/** Takes a priority out of the draft, or puts it back where it stood. */
export async function updatePriorityRemoval(tx: Tx, id: string, removedAt: Date | null): Promise<void> {
  await tx
    .updateTable("priorities")
    .set((all) => ({ removed_at: removedAt, revision: all("revision", "+", 1) }))
    .where("id", "=", id)
    .execute();
}

async function insertLinks(tx: Tx, priorityId: string, findingIds: readonly string[]): Promise<void> {
  if (findingIds.length === 0) return;
  await tx
    .insertInto("priority_findings")
    .values(findingIds.map((findingId) => ({ priority_id: priorityId, finding_id: findingId })))
    .execute();
}
