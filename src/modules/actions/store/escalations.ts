import { sql } from "kysely";
import type { Day } from "../../../kernel/dates.ts";
import type { Tx } from "../../../platform/tenancy/tx.ts";
import { listChairs } from "../../groups/index.ts";
import { type Action, type Escalation, standingOf } from "../rules/actions.ts";
import { findAction, listOpenActions } from "./actions.ts";

/** Answers false when the action has been escalated already. */
export async function insertEscalation(tx: Tx, action: Action, escalation: Escalation): Promise<boolean> {
  const { on, missed, termsVersion, lineKind, body, to } = escalation;
  const { rows } = await sql`
    insert into action_escalations (action_id, group_id, escalated_on, missed, terms_version, line_kind, body, to_group_id)
      values (${action.id}, ${action.group.id}, ${on}, ${JSON.stringify(missed)}::jsonb, ${termsVersion}, ${lineKind}, ${body}, ${to?.id ?? null})
      on conflict do nothing returning action_id`.execute(tx);
  return rows.length === 1;
}

/** Whether nobody chairs the group that an escalated action is before; undefined when it is not known to whoever asks. */
export async function isBeforeNobody(tx: Tx, { escalation, group }: Action, today: Day): Promise<boolean | undefined> {
  if (escalation === null || !tx.identity.capabilities.includes("people:read")) return undefined;
  const before = escalation.to?.id ?? group.id;
  return !(await listChairs(tx, today)).some(({ groupId }) => groupId === before);
}

/** Open actions that have come before somebody as the chair of a group, the earliest due first. */
export async function listEscalatedTo(tx: Tx, person: string, today: Day): Promise<Action[]> {
  const chaired = await listChaired(tx, person, today);
  if (chaired.length === 0) return [];
  return (await listOpenActions(tx)).filter((action) => isBefore(action, chaired));
}

/** Whether an escalation is to be told still: its action is open, and is before a group that this person chairs. */
export async function isEscalationDue(
  tx: Tx,
  { person, params }: { readonly person: string; readonly params: { readonly action: string } },
): Promise<boolean> {
  const action = await findAction(tx, params.action);
  if (!action?.escalation || !standingOf(action, action.escalation.on).isOpen) return false;
  return isBefore(action, await listChaired(tx, person));
}

async function listChaired(tx: Tx, person: string, today?: Day): Promise<string[]> {
  return (await listChairs(tx, today)).filter(({ personId }) => personId === person).map(({ groupId }) => groupId);
}

function isBefore({ escalation, group }: Action, groups: readonly string[]): boolean {
  return escalation !== null && groups.includes(escalation.to?.id ?? group.id);
}
