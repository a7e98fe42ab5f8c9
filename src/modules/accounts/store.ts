import type { Day } from "../../kernel/dates.ts";
import type { Session as Connection } from "../../platform/db/engine.ts";
import type { Tx } from "../../platform/tenancy/tx.ts";
import type { Failures, OwnSession } from "./rules.ts";

/** The sign-in functions run before there is anybody to act for, so they take the connection of `asSignIn`. */
export type Credentials = {
  readonly account: string;
  readonly passphraseHash: string | null;
  readonly suspended: boolean;
};

export async function findCredentials(connection: Connection, email: string): Promise<Credentials | undefined> {
  return ask(connection, "select ctx.find_credentials($1) as answer", [email]);
}

/** `subject` is a hash of the e-mail address typed and the network it came from. */
export async function getFailures(connection: Connection, subject: Buffer): Promise<Failures> {
  const found = await ask<{ failures: number; lastAt: number | null }>(
    connection,
    "select ctx.recent_failures($1) as answer",
    [subject],
  );
  return { count: found?.failures ?? 0, lastAt: found?.lastAt ? new Date(found.lastAt * 1000) : undefined };
}

export async function insertAttempt(connection: Connection, subject: Buffer, succeeded: boolean): Promise<void> {
  await connection.query("select ctx.record_attempt($1, $2)", [subject, succeeded]);
}

/** Answers undefined when the account has been suspended in between. */
export async function insertSession(
  connection: Connection,
  account: string,
  token: string,
): Promise<string | undefined> {
  return ask(connection, "select ctx.open_session($1, $2) as answer", [account, Buffer.from(token)]);
}

/** Answers whose session it was, or undefined when it had ended already. */
export async function endSession(connection: Connection, token: string): Promise<string | undefined> {
  return ask(connection, "select ctx.end_session($1) as answer", [Buffer.from(token)]);
}

export async function findLink(
  connection: Connection,
  token: string,
): Promise<{ account: string; email: string } | undefined> {
  return ask(connection, "select ctx.find_link($1) as answer", [Buffer.from(token)]);
}

/** Answers whose link it was, or undefined when it had been used or had expired. */
export async function useLink(
  connection: Connection,
  token: string,
  passphraseHash: string,
): Promise<string | undefined> {
  return ask(connection, "select ctx.use_link($1, $2) as answer", [Buffer.from(token), passphraseHash]);
}

/** Records a sign-in, a failure or a sign-out in the installation's audit chain. */
export async function recordSignIn(
  connection: Connection,
  event: string,
  account: string | undefined,
  request: string,
): Promise<void> {
  await connection.query("select ctx.append_sign_in($1, $2, $3)", [event, account ?? null, request]);
}

export async function insertPerson(
  tx: Tx,
  ids: { readonly person: string; readonly account: string },
  person: {
    readonly name: string;
    readonly email: string;
    readonly passphraseHash?: string;
    readonly organisation?: string;
  },
): Promise<void> {
  await tx
    .insertInto("people")
    .values({ id: ids.person, name: person.name, organisation_id: person.organisation ?? null })
    .execute();
  await tx
    .insertInto("accounts")
    .values({
      id: ids.account,
      person_id: ids.person,
      email: person.email.toLowerCase(),
      passphrase_hash: person.passphraseHash ?? null,
    })
    .execute();
}

export async function insertMembership(tx: Tx, person: string, role: string, fromOn: Day): Promise<void> {
  await tx.insertInto("memberships").values({ person_id: person, role_key: role, from_on: fromOn }).execute();
}

export async function insertSuspension(tx: Tx, account: string, reason: string): Promise<void> {
  await tx.insertInto("account_suspensions").values({ account_id: account, reason }).execute();
}

export async function insertLink(tx: Tx, account: string, tokenHash: Buffer, expiresAt: Date): Promise<void> {
  await tx
    .insertInto("account_links")
    .values({ token_hash: tokenHash, account_id: account, purpose: "first-passphrase", expires_at: expiresAt })
    .execute();
}

/** The sessions of whoever asks, newest first; policies show nobody else's. */
export async function listOwnSessions(tx: Tx): Promise<OwnSession[]> {
  return tx
    .selectFrom("sessions")
    .select([
      "id",
      "started_at as startedAt",
      "last_seen_at as lastSeenAt",
      "expires_at as expiresAt",
      "ended_at as endedAt",
    ])
    .where("ended_at", "is", null)
    .orderBy("started_at", "desc")
    .limit(50)
    .execute();
}

async function ask<Answer>(
  connection: Connection,
  sql: string,
  parameters: readonly unknown[],
): Promise<Answer | undefined> {
  const { rows } = await connection.query<{ answer: Answer | null }>(sql, parameters);
  return rows[0]?.answer ?? undefined;
}
