import { type Day, dayOf } from "../../../kernel/dates.ts";
import { recordEvent } from "../../../platform/audit/record.ts";
import { enqueueEverywhere, jobKind } from "../../../platform/jobs/kinds.ts";
import { queueMessage } from "../../../platform/mail/kinds.ts";
import type { Tx } from "../../../platform/tenancy/tx.ts";
import { actionReminder } from "../emails.ts";
import { standingOf } from "../rules/actions.ts";
import { LINK_DAYS, reminderOn } from "../rules/reminders.ts";
import { listOpenActions } from "../store/actions.ts";
import { insertLink } from "../store/updates.ts";

const NEEDS = ["actions:remind"];

/** The installation's own, every morning: asks each partnership for the reminders of that day. */
export const remindEverywhere = jobKind<Record<string, never>>("actions.remind-everywhere", { capabilities: NEEDS });
export const remindOwners = jobKind<Record<string, never>>("actions.remind-owners", { capabilities: NEEDS });

export async function askForReminders(tx: Tx, today: Day): Promise<void> {
  await enqueueEverywhere(tx, remindOwners, today);
  recordEvent(tx, "action-reminders.asked-for", today);
}

/**
 * Queues the reminders of a day: one for each action and day, however often it runs. Whether the owner may still have it,
 * and the action is still open, is asked again when it is sent. Each carries a link that can be used once.
 */
export async function queueReminders(tx: Tx, now: Date): Promise<number> {
  const today = dayOf(now);
  let queued = 0;
  for (const action of await listOpenActions(tx)) {
    const { dueOn } = standingOf(action, today);
    const occasion = reminderOn(dueOn, today);
    if (action.person === null || occasion === undefined) continue;
    const person = action.person.id;
    const { linkTokenHash } = await queueMessage(tx, actionReminder, {
      recipient: { person },
      key: `${action.id} ${today}`,
      params: { action: action.id, due: dueOn, occasion },
    });
    const expiresAt = new Date(now.getTime() + LINK_DAYS * 86_400_000);
    await insertLink(tx, { tokenHash: linkTokenHash, action: action.id, person, expiresAt });
    queued++;
  }
  if (queued > 0) recordEvent(tx, "action-reminders.queued", today, { count: queued });
  return queued;
}
