import { newToken } from "../../../kernel/ids.ts";
import { done, type Outcome, refuse } from "../../../kernel/outcome.ts";
import type { Config } from "../../../platform/config/config.ts";
import { type DemonstrationAccount, shownDemonstrationAccounts } from "../../../platform/config/demonstration.ts";
import type { Engine } from "../../../platform/db/engine.ts";
import { matchesPassphrase, refuseWhenBusy } from "../../../platform/passphrases/passphrases.ts";
import type { Services } from "../../../platform/services.ts";
import { asSignIn } from "../../../platform/tenancy/transactions.ts";
import type { EndReason } from "../rules/sessions.ts";
import { PASSPHRASE_PACE } from "../rules/tries.ts";
import * as store from "../store/sign-in.ts";
import { beginTry, subjectOf } from "./tries.ts";

export type SignIn = {
  readonly email: string;
  readonly passphrase: string;
  /** The network the request came from, which with the address typed is what waits are counted by. */
  readonly network: string;
  /** In words, see deviceInWords. */
  readonly device: string;
  readonly request: string;
};

/** Within ten minutes: more than a bad morning of a large installation, and far less than guessing needs. */
const ALARM_FROM: store.Guessing = { failures: 60, subjects: 20 };

/** The same words whatever was wrong, so that nobody learns who has an account. */
const WRONG = "E-mail address or passphrase is not right";

/**
 * Signs a person in and answers the token of their new session, which may still await a second factor. Refuses, without
 * looking at the passphrase, while the wait after earlier failures lasts. Does the same work for an address nobody has.
 */
export async function signIn(
  { database, log }: Pick<Services, "database" | "log">,
  attempt: SignIn,
  now: Date,
): Promise<Outcome<string>> {
  const { email, network, device, request } = attempt;
  refuseWhenBusy();
  const subject = subjectOf(email, network);
  const begun = await asSignIn(database, request, async (connection) => {
    const counted = await beginTry(connection, subject, { pace: PASSPHRASE_PACE, field: "passphrase" }, now);
    return counted.ok ? done(await store.findCredentials(connection, email)) : counted;
  });
  if (!begun.ok) return begun;

  const credentials = begun.value;
  const matches = await matchesPassphrase(credentials?.passphraseHash, attempt.passphrase);
  const isOpen = credentials && !credentials.suspended && credentials.local;
  const account = matches && isOpen ? credentials.account : undefined;

  const token = newToken();
  const { session, guessing } = await asSignIn(database, request, async (connection) => {
    const opened = account && (await store.insertSession(connection, { account, method: "passphrase", device }, token));
    if (opened) await store.insertAttempt(connection, subject, true, now);
    const event = opened ? "session.opened" : "session.refused";
    await store.recordSignIn(connection, event, credentials?.account, request);
    const alarm = opened ? undefined : await store.insertAlarm(connection, ALARM_FROM, now);
    if (alarm) await store.recordSignIn(connection, "sign-in.guessing-suspected", undefined, request);
    return { session: opened, guessing: alarm };
  });
  if (guessing) log.warn({ ...guessing, request }, "many sign-ins went wrong in ten minutes: somebody may be guessing");
  return session ? done(token) : refuse(WRONG, "passphrase");
}

/** Opens a session for what has proved by itself who somebody is. Answers its token. */
export async function openSession(database: Engine, session: store.NewSession, request: string): Promise<string> {
  const token = newToken();
  await asSignIn(database, request, async (connection) => {
    await store.insertSession(connection, session, token);
    await store.recordSignIn(connection, "session.opened", session.account, request);
  });
  return token;
}

export async function signOut(database: Engine, token: string, request: string): Promise<void> {
  await asSignIn(database, request, async (connection) => {
    const account = await store.endSession(connection, token);
    if (account) await store.recordSignIn(connection, "session.closed", account, request);
  });
}

/** Why the session that a browser still holds is over; undefined when it is not. */
export function whySessionEnded(database: Engine, token: string, request: string): Promise<EndReason | undefined> {
  return asSignIn(database, request, (connection) => store.findEndReason(connection, token));
}

/** The demonstration's accounts, where the sign-in page may show them. */
export function accountsToShow(config: Config): DemonstrationAccount[] {
  return shownDemonstrationAccounts(config);
}
