import { newToken, sha256 } from "../../../kernel/ids.ts";
import { done, type Outcome, refuse } from "../../../kernel/outcome.ts";
import type { Config } from "../../../platform/config/config.ts";
import type { Session as Connection, Engine } from "../../../platform/db/engine.ts";
import { matchesPassphrase } from "../../../platform/passphrases/passphrases.ts";
import { timeStepOf } from "../../../platform/second-factors/one-time-codes.ts";
import { sealingKey, tryUnseal } from "../../../platform/second-factors/seal.ts";
import { asSignIn } from "../../../platform/tenancy/transactions.ts";
import { readCode } from "../rules/codes.ts";
import type { SecondFactor } from "../rules/sessions.ts";
import { CODE_PACE, PASSPHRASE_PACE } from "../rules/tries.ts";
import * as store from "../store/factors.ts";
import { insertAttempt, recordSignIn } from "../store/sign-in.ts";
import { beginTry, subjectOf } from "./tries.ts";

/** Somebody with a session who proves who they are, and what the proof needs. */
export type Proving = {
  readonly database: Engine;
  readonly config: Pick<Config, "SECRETS_KEY">;
  readonly token: string;
  readonly request: string;
};

/**
 * Takes a one-time code or a recovery code, each once. Answers the new token of the session, which now has a second
 * factor and is stepped up. Refuses while the wait after earlier failures lasts.
 */
export function giveCode(
  { database, config, token, request }: Proving,
  code: string,
  now: Date,
): Promise<Outcome<string>> {
  return asSignIn(database, request, async (connection) => {
    const factors = await store.lockFactors(connection, token);
    const counted = await beginTry(
      connection,
      subjectOf("code", factors.account),
      { pace: CODE_PACE, field: "code" },
      now,
    );
    if (!counted.ok) return counted;

    const used = await useCode(connection, factors, { code, operatorsKey: config.SECRETS_KEY }, now);
    if (used === "sealed") {
      await recordSignIn(connection, "session.code-refused", factors.account, request);
      return refuse(KEY_CHANGED, "code");
    }
    if (!used) {
      await recordSignIn(connection, "session.code-refused", factors.account, request);
      return refuse("Code is not right, or has been used. Wait for the next one, then type it", "code");
    }
    await insertAttempt(connection, counted.value, true, now);
    const newOne = newToken();
    await store.raiseSession(connection, token, newOne, used);
    if (used === "recovery-code")
      await recordSignIn(connection, "account.recovery-code-used", factors.account, request);
    const event = factors.given ? "session.stepped-up" : "session.second-factor-given";
    await recordSignIn(connection, event, factors.account, request);
    return done(newOne);
  });
}

/**
 * Takes the passphrase again, from somebody whose account has nothing stronger. Answers the new token of the session.
 * Refuses while the wait after earlier failures lasts.
 */
export async function givePassphrase(
  { database, token, request }: Proving,
  passphrase: string,
  now: Date,
): Promise<Outcome<string>> {
  const begun = await asSignIn(database, request, async (connection) => {
    const factors = await store.lockFactors(connection, token);
    if (factors.hasFactor) return refuse("Type a code of your second factor", "code");
    const subject = subjectOf("passphrase", factors.account);
    const counted = await beginTry(connection, subject, { pace: PASSPHRASE_PACE, field: "passphrase" }, now);
    return counted.ok ? done({ factors, subject }) : counted;
  });
  if (!begun.ok) return begun;

  const { factors, subject } = begun.value;
  const matches = await matchesPassphrase(factors.passphraseHash, passphrase);
  return asSignIn(database, request, async (connection) => {
    if (!matches) {
      await recordSignIn(connection, "session.step-up-refused", factors.account, request);
      return refuse("Passphrase is not right", "passphrase");
    }
    await insertAttempt(connection, subject, true, now);
    const newOne = newToken();
    await store.raiseSession(connection, token, newOne, "passphrase");
    await recordSignIn(connection, "session.stepped-up", factors.account, request);
    return done(newOne);
  });
}

type TypedProof = { readonly code: string; readonly operatorsKey: string | undefined };

const KEY_CHANGED =
  "No code of an app can be checked, because the key that opens their secrets (SECRETS_KEY) was changed. Use a recovery code or a passkey, and tell whoever runs the server";

/**
 * Uses the code up, and answers what it was; undefined when it is not right, or not for the first time; "sealed" when the
 * app's secret cannot be opened.
 */
async function useCode(
  connection: Connection,
  { account, secret }: store.Factors,
  { code, operatorsKey }: TypedProof,
  now: Date,
): Promise<SecondFactor | "sealed" | undefined> {
  const read = readCode(code);
  if (read.kind === "recovery-code") {
    return (await store.useRecoveryCode(connection, account, sha256(read.code))) ? "recovery-code" : undefined;
  }
  if (read.kind === "neither" || !secret) return undefined;
  const key = sealingKey(await store.getSealingKey(connection), operatorsKey);
  const opened = tryUnseal(key, account, secret);
  if (opened === undefined) return "sealed";
  const step = timeStepOf(opened, read.code, now);
  if (step === undefined) return undefined;
  return (await store.useOneTimeCode(connection, account, step)) ? "one-time-code" : undefined;
}
