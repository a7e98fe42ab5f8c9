import type { Day } from "../../../kernel/dates.ts";
import { NotFound } from "../../../kernel/errors.ts";
import { done, type Outcome, refuse } from "../../../kernel/outcome.ts";
import { recordEvent } from "../../../platform/audit/record.ts";
import type { Tx } from "../../../platform/tenancy/tx.ts";
import { endGroup, type GroupFacts, keepGroup } from "../rules/groups.ts";
import * as store from "../store/groups.ts";
import { hasOwnGroup } from "../store/shares.ts";

/** Makes a group of the partnership. Answers its id. */
export async function createGroup(tx: Tx, facts: GroupFacts): Promise<Outcome<string>> {
  await store.lockGroups(tx);
  const decision = keepGroup(facts, await store.listGroupsSeen(tx));
  if (!decision.ok) return decision;
  const id = await store.insertGroup(tx, facts);
  recordEvent(tx, "group.created", id, { kind: facts.kind });
  return done(id);
}

/** Saves what is written down of a group. Refuses when somebody else has since it was read. */
export async function changeGroup(tx: Tx, id: string, facts: GroupFacts, revision: number): Promise<Outcome<string>> {
  if (!(await hasOwnGroup(tx, id))) throw new NotFound("group");
  await store.lockGroups(tx);
  const decision = keepGroup(facts, await store.listGroupsSeen(tx), id);
  if (!decision.ok) return decision;
  if (!(await store.updateGroup(tx, id, revision, facts)))
    return refuse(
      "Somebody else has changed this group since you opened it. Look at it again, and then make your change",
    );
  recordEvent(tx, "group.changed", id, { kind: facts.kind });
  return done(id);
}

/** Records the last day of a group. What it did stays. */
export async function endGroupOn(tx: Tx, id: string, on: Day, today: Day): Promise<Outcome<string>> {
  if (!(await hasOwnGroup(tx, id))) throw new NotFound("group");
  await store.lockGroups(tx);
  const group = await store.getGroupSeen(tx, id);
  const decision = endGroup(group, await store.listGroupsSeen(tx), on, today);
  if (!decision.ok) return decision;
  await store.updateGroupEnd(tx, id, on);
  recordEvent(tx, "group.ended", id, { on });
  return done(group.name);
}
