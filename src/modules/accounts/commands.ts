import type { Day } from "../../kernel/dates.ts";
import { newId, newToken, sha256 } from "../../kernel/ids.ts";
import { done, type Outcome, refuse } from "../../kernel/outcome.ts";
import { recordEvent } from "../../platform/audit/record.ts";
import type { Config } from "../../platform/config/config.ts";
import { type DemonstrationAccount, shownDemonstrationAccounts } from "../../platform/config/demonstration.ts";
import type { Engine } from "../../platform/db/engine.ts";
import { hashPassphrase, matchesPassphrase } from "../../platform/passphrases/passphrases.ts";
import { asSignIn } from "../../platform/tenancy/transactions.ts";
import type { Tx } from "../../platform/tenancy/tx.ts";
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
  if (wait > 0)
    return refuse(`Too many tries that were not right. Wait ${seconds(wait)}, then try again`, "passphrase");

  const matches = await matchesPassphrase(credentials?.passphraseHash, attempt.passphrase);
  const account = matches && credentials && !credentials.suspended ? credentials.account : undefined;

  const token = newToken();
  const opened = await asSignIn(database, attempt.request, async (connection) => {
    const session = account && (await store.insertSession(connection, account, token));
    await store.insertAttempt(connection, subject, session !== undefined);
    await store.recordSignIn(
      connection,
      session ? "session.opened" : "session.refused",
      credentials?.account,
      attempt.request,
    );
    return session;
  });
  return opened ? done(token) : refuse(WRONG, "passphrase");
}

/** Opens a session without a passphrase, for the demonstration's maker and for tests. Answers its token. */
export async function openSession(database: Engine, account: string, request: string): Promise<string> {
  const token = newToken();
  await asSignIn(database, request, async (connection) => {
    await store.insertSession(connection, account, token);
    await store.recordSignIn(connection, "session.opened", account, request);
  });
  return token;
}

export async function signOut(database: Engine, token: string, request: string): Promise<void> {
  await asSignIn(database, request, async (connection) => {
    const account = await store.endSession(connection, token);
    if (account) await store.recordSignIn(connection, "session.closed", account, request);
  });
}

/** Sets the passphrase of the account that the one-use link was made for, and ends its other sessions. */
export async function choosePassphrase(
  database: Engine,
  token: string,
  passphrase: string,
  request: string,
): Promise<Outcome<string>> {
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

export type NewPerson = {
  readonly name: string;
  readonly email: string;
  /** Left out for somebody who will choose a passphrase by a one-use link. */
  readonly passphraseHash?: string;
  readonly organisation?: string;
};

/** Adds a person with an account, at the console. Answers the ids; the person holds no role yet. */
export async function addPerson(tx: Tx, person: NewPerson): Promise<{ person: string; account: string }> {
  const ids = { person: newId(), account: newId() };
  await store.insertPerson(tx, ids, person);
  recordEvent(tx, "account.added", ids.account);
  return ids;
}

/** Gives a person a role in the partnership of this transaction, from a day on. */
export async function grantRole(tx: Tx, person: string, role: string, fromOn: Day): Promise<void> {
  await store.insertMembership(tx, person, role, fromOn);
  recordEvent(tx, "membership.granted", person, { role });
}

export async function suspendAccount(tx: Tx, account: string, reason: string): Promise<void> {
  await store.insertSuspension(tx, account, reason);
  recordEvent(tx, "account.suspended", account);
}

/** Makes a one-use link by which the account's person chooses a passphrase, good for seven days. Answers its token. */
export async function makePassphraseLink(tx: Tx, account: string, now: Date): Promise<string> {
  const token = newToken();
  await store.insertLink(tx, account, sha256(token), new Date(now.getTime() + LINK_DAYS * 86_400_000));
  recordEvent(tx, "account.link-made", account);
  return token;
}

const LINK_DAYS = 7;

/** The demonstration's accounts, where the sign-in page may show them. */
export function accountsToShow(config: Config): DemonstrationAccount[] {
  return shownDemonstrationAccounts(config);
}

/** What the link was made for, while it can be used. */
export function openLink(database: Engine, token: string, request: string): Promise<{ account: string } | undefined> {
  return asSignIn(database, request, (connection) => store.findLink(connection, token));
}

function seconds(count: number): string {
  if (count >= 90) return `${Math.ceil(count / 60)} minutes`;
  return count === 1 ? "1 second" : `${count} seconds`;
}
