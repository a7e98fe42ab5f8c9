import { hash, verify } from "@node-rs/argon2";
import { newToken, sha256 } from "../../kernel/ids.ts";
import { done, type Outcome, refuse } from "../../kernel/outcome.ts";
import type { Engine } from "../../platform/db/engine.ts";
import { asSignIn } from "../../platform/tenancy/transactions.ts";
import { inHashQueue } from "./hash-queue.ts";
import { secondsToWait, usablePassphrase } from "./rules.ts";
import * as store from "./store.ts";

export type SignIn = {
  readonly email: string;
  readonly passphrase: string;
  /** The network the request came from, which with the address typed is what delays are counted by. */
  readonly network: string;
  readonly request: string;
};

/** The same words whatever was wrong, so that nobody learns who has an account. */
const WRONG = "E-mail address or passphrase is not right";

/**
 * Signs a person in and answers the token of their new session. Refuses, without looking at the passphrase, while the
 * delay after earlier failures lasts. Takes as long for an address nobody has as for one somebody has.
 */
export async function signIn(database: Engine, attempt: SignIn, now: Date): Promise<Outcome<string>> {
  const subject = sha256(`${attempt.email}\n${attempt.network}`);
  const { credentials, failures } = await asSignIn(database, attempt.request, async (connection) => ({
    failures: await store.getFailures(connection, subject),
    credentials: await store.findCredentials(connection, attempt.email),
  }));
  const wait = secondsToWait(failures, now);
  if (wait > 0) return refuse(`Too many tries that were not right. Wait ${seconds(wait)}, then try again`, "passphrase");

  const stored = credentials?.passphraseHash ?? (await NOBODYS_HASH);
  const matches = await inHashQueue(() => verify(stored, attempt.passphrase));
  const account = matches && credentials?.passphraseHash && !credentials.suspended ? credentials.account : undefined;

  const token = newToken();
  const opened = await asSignIn(database, attempt.request, async (connection) => {
    const session = account && (await store.insertSession(connection, account, token));
    await store.insertAttempt(connection, subject, session !== undefined);
    await store.recordSignIn(connection, session ? "session.opened" : "session.refused", credentials?.account, attempt.request);
    return session;
  });
  return opened ? done(token) : refuse(WRONG, "passphrase");
}

export async function signOut(database: Engine, token: string, request: string): Promise<void> {
  await asSignIn(database, request, async (connection) => {
    const account = await store.endSession(connection, token);
    if (account) await store.recordSignIn(connection, "session.closed", account, request);
  });
}

/** Sets the passphrase of the account that the one-use link was made for, and ends its other sessions. */
export async function choosePassphrase(database: Engine, token: string, passphrase: string, request: string): Promise<Outcome<string>> {
  const link = await asSignIn(database, request, (connection) => store.findLink(connection, token));
  if (!link) return refuse("This link has been used or has expired. Ask for a new one");
  const usable = usablePassphrase(passphrase, link.email);
  if (!usable.ok) return usable;

  const passphraseHash = await hashPassphrase(passphrase);
  const account = await asSignIn(database, request, async (connection) => {
    const used = await store.useLink(connection, token, passphraseHash);
    if (used) await store.recordSignIn(connection, "account.passphrase-chosen", used, request);
    return used;
  });
  return account ? done(account) : refuse("This link has been used or has expired. Ask for a new one");
}

/** Argon2id with the library's settings, which follow OWASP (19 MiB, two passes). */
export function hashPassphrase(passphrase: string): Promise<string> {
  return inHashQueue(() => hash(passphrase));
}

const NOBODYS_HASH = hash(newToken());

function seconds(count: number): string {
  if (count >= 90) return `${Math.ceil(count / 60)} minutes`;
  return count === 1 ? "1 second" : `${count} seconds`;
}
