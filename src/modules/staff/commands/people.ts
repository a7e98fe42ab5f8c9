import { done, type Outcome, refuse } from "../../../kernel/outcome.ts";
import { recordEvent } from "../../../platform/audit/record.ts";
import type { Tx } from "../../../platform/tenancy/tx.ts";
import { type Colleague, type EndKind, endColleague, restoreColleague } from "../rules/people.ts";
import * as store from "../store/people.ts";

/**
 * Suspends somebody of one's own organisation, or notes that they have left it; who has left holds no role any more. Their
 * sessions and links end at once, and nothing acts for them. The database refuses what the rules refuse.
 */
export async function endOf(tx: Tx, id: string, kind: EndKind, reason: string): Promise<Outcome<Colleague>> {
  const colleague = await store.getColleague(tx, id);
  const decision = endColleague(colleague, kind, tx.identity.person ?? "");
  if (!decision.ok) return decision;

  const ended = await store.insertEnd(tx, id, kind, reason);
  if (ended === undefined) return refuse(`${colleague.name} is suspended, or has left, already`);
  recordEvent(tx, kind === "left" ? "person.left" : "person.suspended", id, { rolesEnded: ended });
  return done(colleague);
}

/** Lets somebody come back. Roles that ended stay ended. */
export async function restore(tx: Tx, id: string): Promise<Outcome<Colleague>> {
  const colleague = await store.getColleague(tx, id);
  const decision = restoreColleague(colleague, tx.identity.person ?? "");
  if (!decision.ok) return decision;

  if (!(await store.updateEndLifted(tx, id))) return refuse(`${colleague.name} is active already`);
  recordEvent(tx, "person.restored", id);
  return done(colleague);
}
