import { dayOf } from "../../../kernel/dates.ts";
import { recordEvent } from "../../../platform/audit/record.ts";
import { queueMessage } from "../../../platform/mail/kinds.ts";
import type { Tx } from "../../../platform/tenancy/tx.ts";
import { inForceOn, listAccountability, listChairs } from "../../groups/index.ts";
import { listGroups } from "../../partnerships/index.ts";
import { actionEscalated } from "../emails.ts";
import { standingOf } from "../rules/actions.ts";
import { isToEscalate, wayUp } from "../rules/escalation.ts";
import { listOpenActions } from "../store/actions.ts";
import { insertEscalation } from "../store/escalations.ts";

/**
 * Brings each open action that has missed enough days before the body to which its group answers, once, and tells whoever
 * chairs that body; or the chair of its own group, where the terms lead to no group here. Safe to run twice.
 */
export async function escalateActions(tx: Tx, now: Date): Promise<number> {
  const today = dayOf(now);
  const due = (await listOpenActions(tx)).filter((action) => isToEscalate(action, today));
  if (due.length === 0) return 0;
  const terms = await listAccountability(tx);
  const groups = await listGroups(tx);
  const chairs = await listChairs(tx, today);
  let escalated = 0;
  for (const action of due) {
    const own = action.group.id;
    const inForce = inForceOn(
      terms.filter(({ groupId }) => groupId === own),
      today,
    );
    const way = wayUp(inForce, groups, own);
    const { missed } = standingOf(action, today);
    if (!(await insertEscalation(tx, action, { ...way, on: today, missed }))) continue;
    const before = way.to?.id ?? own;
    recordEvent(tx, "action.escalated", action.id, { group: own, before, missed: missed.length });
    const chair = chairs.find(({ groupId }) => groupId === before)?.personId;
    if (chair !== undefined)
      await queueMessage(tx, actionEscalated, {
        recipient: { person: chair },
        key: action.id,
        params: { action: action.id },
      });
    escalated++;
  }
  return escalated;
}
