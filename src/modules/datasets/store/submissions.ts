import { sql } from "kysely";
import type { Tx } from "../../../platform/tenancy/tx.ts";

/** Makes a form that is sent twice at once wait for itself, until the end of the transaction. */
export async function lockSubmission(tx: Tx, submissionKey: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended('dataset submission ' || ${submissionKey}, 0))`.execute(tx);
}
