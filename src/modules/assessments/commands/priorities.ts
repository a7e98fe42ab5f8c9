import { NotFound } from "../../../kernel/errors.ts";
import { done, type Outcome, refuse } from "../../../kernel/outcome.ts";
import { recordEvent } from "../../../platform/audit/record.ts";
import type { Tx } from "../../../platform/tenancy/tx.ts";
import { type Direction, liveFindings, livePriorities, moved, type Priority } from "../rules/drafts.ts";
import { getDraft, lockDraft } from "../store/drafts.ts";
import * as store from "../store/priorities.ts";
import { CHANGED_MEANWHILE } from "./drafts.ts";

/** Chooses a priority, with its reason and at least one finding of the draft. The same form sent again chooses it once. */
export async function choosePriority(
  tx: Tx,
  draftId: string,
  id: string,
  fields: store.PriorityFields,
): Promise<Outcome<store.PriorityFields>> {
  const founded = await foundedPriority(tx, draftId, fields);
  if (!founded.ok) return founded;
  if (await store.insertPriority(tx, draftId, id, founded.value)) {
    recordEvent(tx, "priority.chosen", id, { assessment: draftId, findings: founded.value.findingIds.length });
  } else if (!(await getDraft(tx, draftId)).priorities.some((priority) => priority.id === id)) {
    throw new NotFound("priority");
  }
  return founded;
}

/** Rewrites a priority, unless somebody else has done so since `revision`. */
export async function editPriority(
  tx: Tx,
  draftId: string,
  id: string,
  revision: number,
  fields: store.PriorityFields,
): Promise<Outcome<store.PriorityFields>> {
  const founded = await foundedPriority(tx, draftId, fields);
  const priority = await store.getPriority(tx, draftId, id);
  if (!founded.ok) return founded;
  if (isSame(priority, founded.value)) return founded;
  if (priority.revision !== revision) return CHANGED_MEANWHILE;

  await store.updatePriority(tx, id, founded.value);
  recordEvent(tx, "priority.edited", id, { assessment: draftId, findings: founded.value.findingIds.length });
  return founded;
}

/** Moves a priority past its neighbour; does nothing when it is not at `from` any more. */
export async function movePriority(
  tx: Tx,
  draftId: string,
  id: string,
  from: number,
  direction: Direction,
): Promise<void> {
  await lockDraft(tx, draftId);
  const ids = livePriorities(await getDraft(tx, draftId)).map((priority) => priority.id);
  const order = moved(ids, id, from, direction);
  if (!order) return;
  await store.updatePriorityOrder(tx, order);
  recordEvent(tx, "priority.moved", id, { assessment: draftId, direction });
}

/** Takes a priority out of the draft; it can be put back. */
export async function removePriority(tx: Tx, draftId: string, id: string, now: Date): Promise<void> {
  await lockDraft(tx, draftId);
  const priority = await store.getPriority(tx, draftId, id);
  if (priority.isRemoved) return;
  await store.updatePriorityRemoval(tx, id, now);
  recordEvent(tx, "priority.removed", id, { assessment: draftId });
}

export async function restorePriority(tx: Tx, draftId: string, id: string): Promise<void> {
  await lockDraft(tx, draftId);
  const priority = await store.getPriority(tx, draftId, id);
  if (!priority.isRemoved) return;
  await store.updatePriorityRemoval(tx, id, null);
  recordEvent(tx, "priority.restored", id, { assessment: draftId });
}

/** The fields with the findings that are the draft's, removed ones left out: there must be one at least. */
async function foundedPriority(
  tx: Tx,
  draftId: string,
  fields: store.PriorityFields,
): Promise<Outcome<store.PriorityFields>> {
  await lockDraft(tx, draftId);
  const ids = liveFindings(await getDraft(tx, draftId)).map(({ id }) => id);
  const findingIds = ids.filter((id) => fields.findingIds.includes(id));
  if (findingIds.length === 0) return refuse("Choose at least one finding that the priority rests on", "findings");
  return done({ ...fields, findingIds });
}

/** A form sent twice asks for what has been done: that is no conflict. */
function isSame(priority: Priority, fields: store.PriorityFields): boolean {
  const chosen = (of: readonly string[]) => [...of].sort().join();
  return (
    priority.title === fields.title &&
    priority.reason === fields.reason &&
    chosen(priority.findingIds) === chosen(fields.findingIds)
  );
}
