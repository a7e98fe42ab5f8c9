import { NotFound } from "../../../kernel/errors.ts";
import type { Outcome } from "../../../kernel/outcome.ts";
import { type Engine, isDatabaseProblem, NO_IDENTITY } from "../../../platform/db/engine.ts";
import { asLinkHolder } from "../../../platform/tenancy/transactions.ts";
import type { Tx } from "../../../platform/tenancy/tx.ts";
import type { Action } from "../rules/actions.ts";
import type { Recording } from "../rules/updates.ts";
import { getLinkedAction, recordByLink } from "./updates.ts";

/** The action of a reminder's link; undefined when the link is none of ours, used, expired, or not its person's any more. */
export function openLink(database: Engine, token: string, request: string): Promise<Action | undefined> {
  return whileGood(database, token, request, getLinkedAction);
}

/** Records what an owner says by the link, once; undefined when the link cannot be used. */
export function answerLink(
  database: Engine,
  token: string,
  request: string,
  asked: Outcome<Recording>,
  now: Date,
): Promise<{ action: Action; outcome: Outcome<Recording> } | undefined> {
  return whileGood(database, token, request, async (tx) => ({
    action: await getLinkedAction(tx),
    outcome: asked.ok ? await recordByLink(tx, token, asked.value, now) : asked,
  }));
}

async function whileGood<T>(database: Engine, token: string, request: string, work: (tx: Tx) => Promise<T>) {
  try {
    return await asLinkHolder(database, token, request, work);
  } catch (error) {
    if (error instanceof NotFound || (isDatabaseProblem(error) && error.code === NO_IDENTITY)) return undefined;
    throw error;
  }
}
