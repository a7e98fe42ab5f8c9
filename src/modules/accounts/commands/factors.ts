import { randomInt } from "node:crypto";
import { newToken, sha256 } from "../../../kernel/ids.ts";
import { done, type Outcome, refuse } from "../../../kernel/outcome.ts";
import type { Session as Connection } from "../../../platform/db/engine.ts";
import { codeLink, newCodeSecret, timeStepOf } from "../../../platform/second-factors/one-time-codes.ts";
import { seal, sealingKey, tryUnseal } from "../../../platform/second-factors/seal.ts";
import { asSignIn } from "../../../platform/tenancy/transactions.ts";
import { RECOVERY_ALPHABET, RECOVERY_COUNT, RECOVERY_LENGTH, readCode } from "../rules/codes.ts";
import { CODE_PACE } from "../rules/tries.ts";
import * as store from "../store/factors.ts";
import { insertAttempt, recordSignIn } from "../store/sign-in.ts";
import type { Proving } from "./step-up.ts";
import { beginTry, subjectOf } from "./tries.ts";

/** What an account proves itself by, as its person reads it. */
export type OwnFactors = {
  readonly appSince: Date | undefined;
  readonly recoveryCodes: number;
  /** The app that is being set up: its secret as text and as a link. */
  readonly begun: { readonly secret: string; readonly link: string } | undefined;
};

export function readFactors({ database, config, token, request }: Proving): Promise<OwnFactors> {
  return asSignIn(database, request, async (connection) => {
    const factors = await store.lockFactors(connection, token);
    const key = sealingKey(await store.getSealingKey(connection), config.SECRETS_KEY);
    const secret = factors.secretBegun && tryUnseal(key, factors.account, factors.secretBegun);
    return {
      appSince: factors.confirmedAt,
      recoveryCodes: factors.recoveryCodes,
      begun: secret === undefined ? undefined : { secret, link: codeLink(secret, factors.email) },
    };
  });
}

/** Begins to set up an authenticator app: it counts once a code of it has been given. */
export async function beginApp({ database, config, token, request }: Proving): Promise<void> {
  await asSignIn(database, request, async (connection) => {
    const { account } = await store.lockFactors(connection, token);
    const key = sealingKey(await store.getSealingKey(connection), config.SECRETS_KEY);
    await store.insertApp(connection, account, seal(key, account, newCodeSecret()));
    await recordSignIn(connection, "account.app-begun", account, request);
  });
}

/** A session that went on under a new token, and the recovery codes that are shown this once. */
export type NewCodes = { readonly token: string; readonly recoveryCodes: readonly string[] };

/**
 * Puts the app that was begun in use, by a code of it, in place of an earlier one. Makes new recovery codes, ends the
 * account's other sessions, and moves this one to a new token.
 */
export function confirmApp(
  { database, config, token, request }: Proving,
  code: string,
  now: Date,
): Promise<Outcome<NewCodes>> {
  return asSignIn(database, request, async (connection) => {
    const factors = await store.lockFactors(connection, token);
    if (!factors.secretBegun) return refuse("Begin to set up the app first");
    const counted = await beginTry(
      connection,
      subjectOf("code", factors.account),
      { pace: CODE_PACE, field: "code" },
      now,
    );
    if (!counted.ok) return counted;
    const key = sealingKey(await store.getSealingKey(connection), config.SECRETS_KEY);
    const read = readCode(code);
    const secret = tryUnseal(key, factors.account, factors.secretBegun);
    if (secret === undefined)
      return refuse("Begin to set up the app again: the server's key has changed since", "code");
    const step = read.kind === "one-time-code" ? timeStepOf(secret, read.code, now) : undefined;
    if (step === undefined) return refuse("Code is not right. Type the six digits that the app shows now", "code");

    await insertAttempt(connection, counted.value, true, now);
    await store.updateAppConfirmed(connection, factors.account, step);
    await store.endOtherSessions(connection, factors.account, factors.session, "factor-changed");
    await recordSignIn(connection, "account.app-confirmed", factors.account, request);
    const newOne = newToken();
    await store.raiseSession(connection, token, newOne, "one-time-code");
    return done({ token: newOne, recoveryCodes: await newRecoveryCodes(connection, factors.account, request) });
  });
}

/** Makes ten new recovery codes; those before are worth nothing from then on. */
export function renewRecoveryCodes({ database, token, request }: Proving): Promise<Outcome<readonly string[]>> {
  return asSignIn(database, request, async (connection) => {
    const { account, hasFactor } = await store.lockFactors(connection, token);
    if (!hasFactor) return refuse("Set up a second factor first");
    return done(await newRecoveryCodes(connection, account, request));
  });
}

/** Makes ten new ones in place of those there are, and answers them: they are kept nowhere. */
export async function newRecoveryCodes(
  connection: Connection,
  account: string,
  request: string,
): Promise<readonly string[]> {
  const codes = Array.from({ length: RECOVERY_COUNT }, newRecoveryCode);
  await store.replaceRecoveryCodes(
    connection,
    account,
    codes.map((code) => sha256(code)),
  );
  await recordSignIn(connection, "account.recovery-codes-made", account, request);
  return codes;
}

function newRecoveryCode(): string {
  return Array.from({ length: RECOVERY_LENGTH }, () => RECOVERY_ALPHABET[randomInt(RECOVERY_ALPHABET.length)]).join("");
}
