import { dayOf } from "../../../kernel/dates.ts";
import { NotFound } from "../../../kernel/errors.ts";
import { sha256 } from "../../../kernel/ids.ts";
import { done, type Outcome, refuse } from "../../../kernel/outcome.ts";
import { recordEvent } from "../../../platform/audit/record.ts";
import type { Tx } from "../../../platform/tenancy/tx.ts";
import type { Action } from "../rules/actions.ts";
import { decideUpdate, isRepeat, type Recording } from "../rules/updates.ts";
import { findAction, getAction } from "../store/actions.ts";
import { insertUpdate } from "../store/updates.ts";

export const CHANGED_MEANWHILE =
  "Somebody else recorded something meanwhile. Read it below; what you typed is still here, and can be sent again";

/**
 * Records progress, a state or a new due day. `seen` is the number of updates that whoever records had seen: what somebody
 * else has recorded since is shown to them first. The same form sent twice is one update.
 */
export async function recordUpdate(
  tx: Tx,
  id: string,
  asked: Recording,
  seen: number,
  now: Date,
): Promise<Outcome<Recording>> {
  const action = await getAction(tx, id);
  const person = tx.identity.person ?? "";
  if (seen === action.updates.length - 1 && isRepeat(asked, action.updates.at(-1), person)) return done(asked);
  if (seen !== action.updates.length) return refuse(CHANGED_MEANWHILE);
  return record(tx, action, asked, undefined, now);
}

/** What an owner says by the link of a reminder: once, of the action that the link is for. Throws NotFound when it is gone. */
export async function recordByLink(tx: Tx, token: string, asked: Recording, now: Date): Promise<Outcome<Recording>> {
  return record(tx, await getLinkedAction(tx), asked, sha256(token), now);
}

/** The one action of the link by which somebody came, while it is theirs. */
export async function getLinkedAction(tx: Tx): Promise<Action> {
  const action = await findAction(tx, tx.identity.action ?? "");
  if (action?.person?.id !== tx.identity.person || !action) throw new NotFound("action");
  return action;
}

async function record(
  tx: Tx,
  action: Action,
  asked: Recording,
  linkHash: Buffer | undefined,
  now: Date,
): Promise<Outcome<Recording>> {
  const { capabilities, person = "" } = tx.identity;
  const recorder = { person, manages: capabilities.includes("actions:manage") };
  const decision = decideUpdate(action, asked, recorder, dayOf(now));
  if (!decision.ok) return decision;
  const update = { ...decision.value, position: action.updates.length + 1, linkHash };
  if (!(await insertUpdate(tx, action.id, update, now))) return refuse(CHANGED_MEANWHILE);
  recordEvent(tx, EVENTS[asked.kind], action.id, linkHash ? { by: "link" } : {});
  return decision;
}

const EVENTS: Readonly<Record<Recording["kind"], string>> = {
  progress: "action.progress-recorded",
  blocked: "action.blocked",
  open: "action.opened",
  "new-date": "action.due-day-changed",
  done: "action.done",
  cancelled: "action.cancelled",
};
