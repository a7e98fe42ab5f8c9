import type { Session as Connection } from "../../../platform/db/engine.ts";
import type { EndReason, SecondFactor, SignInMethod } from "../rules/sessions.ts";
import type { Failures } from "../rules/tries.ts";
import { ask } from "./ask.ts";

/** The sign-in functions run before there is anybody to act for, so they take the connection of `asSignIn`. */
export type Credentials = {
  readonly account: string;
  readonly passphraseHash: string | null;
  readonly suspended: boolean;
  /** False where the person's organisation lets its people sign in at its provider only. */
  readonly local: boolean;
};

export async function findCredentials(connection: Connection, email: string): Promise<Credentials | undefined> {
  return ask(connection, "select ctx.find_credentials($1) as answer", [email]);
}

/** Tries of one subject are counted one after the other, until the end of the transaction. */
export async function lockFailures(connection: Connection, subject: Buffer, now: Date): Promise<Failures> {
  await connection.query("select ctx.lock_attempts($1)", [subject]);
  const found = await ask<{ failures: number; lastAt: number | null }>(
    connection,
    "select ctx.recent_failures($1, $2) as answer",
    [subject, now],
  );
  return { count: found?.failures ?? 0, lastAt: found?.lastAt ? new Date(found.lastAt * 1000) : undefined };
}

/**
 * `subject` is a hash of what was tried and where it came from. A try counts as failed until it turns out right, and then
 * those before it are forgotten.
 */
export async function insertAttempt(
  connection: Connection,
  subject: Buffer,
  succeeded: boolean,
  now: Date,
): Promise<void> {
  await connection.query("select ctx.record_attempt($1, $2, $3)", [subject, succeeded, now]);
}

export type Guessing = { readonly failures: number; readonly subjects: number };

/** Cause for an alarm that nobody has told yet in these ten minutes: so many tries that were not right, at so many accounts. */
export async function insertAlarm(connection: Connection, from: Guessing, now: Date): Promise<Guessing | undefined> {
  return ask(connection, "select ctx.raise_sign_in_alarm($1, $2, $3) as answer", [now, from.failures, from.subjects]);
}

export type NewSession = {
  readonly account: string;
  readonly method: SignInMethod;
  /** Given already, by what opened the session. */
  readonly secondFactor?: SecondFactor | undefined;
  /** In words, see deviceInWords. */
  readonly device: string;
};

/** Answers undefined when the account is suspended, or may not be signed in to by that method. */
export async function insertSession(
  connection: Connection,
  { account, method, secondFactor, device }: NewSession,
  token: string,
): Promise<string | undefined> {
  return ask(connection, "select ctx.open_session($1, $2, $3, $4, $5) as answer", [
    account,
    Buffer.from(token),
    method,
    secondFactor ?? null,
    device,
  ]);
}

/** Answers whose session it was, or undefined when it had ended already. */
export async function endSession(connection: Connection, token: string): Promise<string | undefined> {
  return ask(connection, "select ctx.end_session($1, 'signed-out') as answer", [Buffer.from(token)]);
}

/** Why the session of a cookie is over; undefined when it is not, or when there never was one. */
export async function findEndReason(connection: Connection, token: string): Promise<EndReason | undefined> {
  return ask(connection, "select ctx.why_ended($1) as answer", [Buffer.from(token)]);
}

export async function findLink(
  connection: Connection,
  token: string,
): Promise<{ account: string; email: string; purpose: "first-passphrase" | "new-passphrase" } | undefined> {
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
