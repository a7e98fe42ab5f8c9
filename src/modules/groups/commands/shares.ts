import { NotFound } from "../../../kernel/errors.ts";
import { done, type Outcome, refuse } from "../../../kernel/outcome.ts";
import { recordEvent } from "../../../platform/audit/record.ts";
import type { Tx } from "../../../platform/tenancy/tx.ts";
import * as store from "../store/shares.ts";

/** Lets another partnership see that a group serves it, and who is in it, from today. Refuses its own and unknown ones. */
export async function shareGroup(tx: Tx, group: string, served: string): Promise<Outcome<string>> {
  if (!(await store.hasOwnGroup(tx, group))) throw new NotFound("group");
  const other = (await store.listOtherPartnerships(tx)).find(({ id }) => id === served);
  if (!other) return refuse("Choose a partnership", "served");
  await store.upsertShare(tx, group, served);
  recordEvent(tx, "group.shared", group, { with: served });
  return done(other.name);
}

/** Ends a share rule at once. Throws NotFound when there is none. */
export async function endShare(tx: Tx, group: string, served: string): Promise<Outcome<string>> {
  if (!(await store.updateShareEnd(tx, group, served))) throw new NotFound("share rule");
  recordEvent(tx, "group.share-ended", group, { with: served });
  return done(group);
}
