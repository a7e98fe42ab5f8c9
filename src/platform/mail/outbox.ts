import { sql } from "kysely";
import type { Tx } from "../tenancy/tx.ts";
import type { Recipient } from "./recipients.ts";

/** A message that is not done with, held by the job that sends it. */
export type DueMessage = {
  readonly kind: string;
  readonly key: string;
  readonly person: string;
  readonly params: Readonly<Record<string, string>>;
  readonly queuedAt: Date;
  readonly handedOverAt: Date | null;
  readonly recipient: Recipient | null;
  readonly linkToken: string;
};

export type Outcome = "sent" | "refused" | "failed" | "uncertain";

/** The message with its recipient as they stand now, locked; undefined when it is done with. */
export async function lockDueMessage(tx: Tx, id: string): Promise<DueMessage | undefined> {
  const { rows } = await sql<DueMessage>`
    select kind, key, person_id as person, params, queued_at as "queuedAt", handed_over_at as "handedOverAt",
           ctx.message_recipient(id) as recipient, ctx.message_token(id) as "linkToken"
      from outgoing_messages where id = ${id} and outcome is null for update`.execute(tx);
  return rows[0];
}

export async function countAttempt(tx: Tx, id: string): Promise<void> {
  await sql`update outgoing_messages set attempts = attempts + 1, problem = '' where id = ${id}`.execute(tx);
}

/** Notes that the mail server gets the end of the message next. Throws when somebody else was quicker. */
export async function markHandedOver(tx: Tx, id: string): Promise<void> {
  const { numAffectedRows } = await sql`
    update outgoing_messages set handed_over_at = clock_timestamp()
     where id = ${id} and handed_over_at is null and outcome is null`.execute(tx);
  if (numAffectedRows !== 1n) throw new Error("The message is being sent already");
}

/** Notes what went wrong at a try after which the mail server certainly has nothing. */
export async function noteProblem(tx: Tx, id: string, problem: string): Promise<void> {
  await sql`update outgoing_messages set handed_over_at = null, problem = ${problem} where id = ${id}`.execute(tx);
}

/** False when it had ended already. */
export async function endMessage(tx: Tx, id: string, outcome: Outcome, problem: string): Promise<boolean> {
  const { numAffectedRows } = await sql`
    update outgoing_messages set outcome = ${outcome}, problem = ${problem}, ended_at = clock_timestamp()
     where id = ${id} and outcome is null`.execute(tx);
  return numAffectedRows === 1n;
}
