import { NotFound } from "../../../kernel/errors.ts";
import { recordEvent } from "../../../platform/audit/record.ts";
import type { Tx } from "../../../platform/tenancy/tx.ts";
import { endOwnSessions } from "../store/sessions.ts";

/** Ends one of the sessions of whoever asks. Throws NotFound for one that is over, or somebody else's. */
export async function endOwnSession(tx: Tx, session: string): Promise<void> {
  const [ended] = await endOwnSessions(tx, session);
  if (ended === undefined) throw new NotFound("session");
  recordEvent(tx, "session.ended-by-owner", ended);
}

/** Ends all sessions of whoever asks but the one they ask in. Answers how many ended. */
export async function endMyOtherSessions(tx: Tx): Promise<number> {
  const ended = await endOwnSessions(tx, undefined);
  for (const session of ended) recordEvent(tx, "session.ended-by-owner", session);
  return ended.length;
}
