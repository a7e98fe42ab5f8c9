import { sql } from "kysely";
import type { Tx } from "../../../platform/tenancy/tx.ts";
import type { OwnSession } from "../rules/sessions.ts";

/** The sessions of whoever asks that are still good, the last used first; policies show nobody else's. */
export async function listOwnSessions(tx: Tx): Promise<OwnSession[]> {
  return ownSessions(tx)
    .select([
      "id",
      "started_at as startedAt",
      "last_seen_at as lastSeenAt",
      "method",
      "second_factor as secondFactor",
      "device",
    ])
    .orderBy("last_seen_at", "desc")
    .limit(50)
    .execute();
}

/** Ends one of them, or (undefined) all but the one they ask in. Answers which ended. */
export async function endOwnSessions(tx: Tx, which: string | undefined): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`select ctx.end_own_sessions(${which ?? null}) as id`.execute(tx);
  return rows.map(({ id }) => id);
}

function ownSessions(tx: Tx) {
  return tx
    .selectFrom("sessions")
    .where("ended_at", "is", null)
    .where("expires_at", ">", sql<Date>`clock_timestamp()`)
    .where("last_seen_at", ">", sql<Date>`clock_timestamp() - interval '30 minutes'`);
}
