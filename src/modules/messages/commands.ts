import type { Outcome } from "../../kernel/outcome.ts";
import { recordEvent } from "../../platform/audit/record.ts";
import type { Tx } from "../../platform/tenancy/tx.ts";
import { type Message, sendAgain } from "./rules.ts";
import * as store from "./store.ts";

/** Puts a message that failed, or of which nobody knows whether it arrived, into the outbox again. */
export async function sendMessageAgain(tx: Tx, id: string): Promise<Outcome<Message>> {
  const decision = sendAgain(await store.findMessage(tx, id));
  if (!decision.ok) return decision;
  // Two people at once: the second finds that it waits already, and one message goes.
  if (await store.requeueMessage(tx, id)) recordEvent(tx, "message.sent-again", id, { was: decision.value.state });
  return decision;
}
