import { newToken } from "../../../kernel/ids.ts";
import { done, type Outcome, refuse } from "../../../kernel/outcome.ts";
import type { Session as Connection, Engine } from "../../../platform/db/engine.ts";
import * as passkeys from "../../../platform/second-factors/passkeys.ts";
import { asSignIn } from "../../../platform/tenancy/transactions.ts";
import { mayAddPasskey, type PasskeyProof } from "../rules/passkeys.ts";
import { insertBegunProof, type ProofPurpose, takeBegunProof } from "../store/begun-proofs.ts";
import { endOtherSessions, lockFactors, raiseSession } from "../store/factors.ts";
import * as store from "../store/passkeys.ts";
import { insertSession, recordSignIn } from "../store/sign-in.ts";
import { type NewCodes, newRecoveryCodes } from "./factors.ts";

/** A browser that asks or answers about passkeys. */
export type AtBrowser = {
  readonly database: Engine;
  /** Whom passkeys are for; undefined where the installation's address has no name. */
  readonly party: passkeys.RelyingParty | undefined;
  /** The cookie that what is begun here is bound to. */
  readonly browser: string;
  readonly request: string;
};

/** Somebody with a session, at their browser. */
export type SignedInBrowser = AtBrowser & { readonly token: string };

export const relyingParty = passkeys.relyingParty;

const NONE_HERE = "Passkeys cannot be used at this address";
const REFUSED = "The passkey was not accepted. Try again, or choose another way";

/** What the browser must make a new passkey by. */
export async function askForNewPasskey(at: SignedInBrowser): Promise<Outcome<object>> {
  const { database, party, browser, token, request } = at;
  if (!party) return refuse(NONE_HERE);
  return asSignIn(database, request, async (connection) => {
    const { account, email } = await lockFactors(connection, token);
    const has = await store.listCredentials(connection, account);
    const may = mayAddPasskey(has.length);
    if (!may.ok) return may;
    const { challenge, options } = await passkeys.askToRegister(party, { id: account, email, has });
    await insertBegunProof(connection, browser, "passkey-registration", { challenge, account } satisfies PasskeyProof);
    return done(options);
  });
}

/**
 * Keeps the passkey that the browser has made, ends the account's other sessions, and moves this one to a new token, as
 * one with a second factor. Makes recovery codes where the account had no second factor before.
 */
export async function addPasskey(
  at: SignedInBrowser,
  { name, answer }: { readonly name: string; readonly answer: string },
): Promise<Outcome<NewCodes>> {
  const { database, party, token, request } = at;
  if (!party) return refuse(NONE_HERE);
  return asSignIn(database, request, async (connection) => {
    const { account, session, hasFactor } = await lockFactors(connection, token);
    const challenge = await takeChallenge(connection, at, "passkey-registration", account);
    const made = challenge && (await passkeys.checkRegistration(party, challenge, answer));
    const added = made && (await store.insertPasskey(connection, account, name, made));
    if (!added) {
      await recordSignIn(connection, "account.passkey-refused", account, request);
      return refuse("The passkey was not accepted. Load the page again, then try once more");
    }
    await endOtherSessions(connection, account, session, "factor-changed");
    await recordSignIn(connection, "account.passkey-added", account, request);
    const newOne = newToken();
    await raiseSession(connection, token, newOne, "passkey");
    return done({
      token: newOne,
      recoveryCodes: hasFactor ? [] : await newRecoveryCodes(connection, account, request),
    });
  });
}

export function renamePasskey(at: SignedInBrowser, id: string, name: string): Promise<boolean> {
  return asSignIn(at.database, at.request, async (connection) => {
    const { account } = await lockFactors(connection, at.token);
    const renamed = await store.updatePasskeyName(connection, account, id, name);
    if (renamed) await recordSignIn(connection, "account.passkey-renamed", account, at.request);
    return renamed;
  });
}

/** Removes it, and ends the account's other sessions. False when the account has no such passkey. */
export function removePasskey(at: SignedInBrowser, id: string): Promise<boolean> {
  return asSignIn(at.database, at.request, async (connection) => {
    const { account, session } = await lockFactors(connection, at.token);
    const removed = await store.deletePasskey(connection, account, id);
    if (!removed) return false;
    await endOtherSessions(connection, account, session, "factor-changed");
    await recordSignIn(connection, "account.passkey-removed", account, at.request);
    return true;
  });
}

/** What the browser must ask one of the person's passkeys. */
export async function askForPasskeyProof(at: SignedInBrowser): Promise<Outcome<object>> {
  const { database, party, browser, token, request } = at;
  if (!party) return refuse(NONE_HERE);
  return asSignIn(database, request, async (connection) => {
    const { account } = await lockFactors(connection, token);
    const has = await store.listCredentials(connection, account);
    if (has.length === 0) return refuse("You have no passkey");
    const { challenge, options } = await passkeys.askForPasskey(party, has);
    await insertBegunProof(connection, browser, "passkey-proof", { challenge, account } satisfies PasskeyProof);
    return done(options);
  });
}

/** Takes a passkey as second factor, or as a proof before a risky act. Answers the new token of the session. */
export async function givePasskey(at: SignedInBrowser, answer: string): Promise<Outcome<string>> {
  const { database, party, token, request } = at;
  if (!party) return refuse(NONE_HERE);
  return asSignIn(database, request, async (connection) => {
    const { account, given } = await lockFactors(connection, token);
    const challenge = await takeChallenge(connection, at, "passkey-proof", account);
    const used = await usePasskey(connection, party, challenge, answer);
    if (used?.account !== account) {
      await recordSignIn(connection, "session.passkey-refused", account, request);
      return refuse(REFUSED);
    }
    const newOne = newToken();
    await raiseSession(connection, token, newOne, "passkey");
    const event = given ? "session.stepped-up" : "session.second-factor-given";
    await recordSignIn(connection, event, account, request);
    return done(newOne);
  });
}

/** What the browser must ask a passkey of whoever wants to sign in: nobody says who they are before. */
export async function askForPasskeySignIn({ database, party, browser, request }: AtBrowser): Promise<Outcome<object>> {
  if (!party) return refuse(NONE_HERE);
  const { challenge, options } = await passkeys.askForPasskey(party, []);
  await asSignIn(database, request, (connection) =>
    insertBegunProof(connection, browser, "passkey-sign-in", { challenge } satisfies PasskeyProof),
  );
  return done(options);
}

/**
 * Signs in whoever holds the passkey and has shown the device who they are, by a PIN or a finger: both factors in one.
 * Answers the token of the session. The same words whatever was wrong.
 */
export async function signInByPasskey(
  at: AtBrowser,
  { answer, device }: { readonly answer: string; readonly device: string },
): Promise<Outcome<string>> {
  const { database, party, request } = at;
  if (!party) return refuse(NONE_HERE);
  return asSignIn(database, request, async (connection) => {
    const challenge = await takeChallenge(connection, at, "passkey-sign-in", undefined);
    const used = await usePasskey(connection, party, challenge, answer);
    const account = used?.verified ? used.account : undefined;
    const token = newToken();
    const session =
      account &&
      (await insertSession(connection, { account, method: "passkey", secondFactor: "passkey", device }, token));
    await recordSignIn(connection, session ? "session.opened" : "session.refused", used?.account, request);
    return session ? done(token) : refuse(REFUSED);
  });
}

/** The challenge that this browser was given for that account, once. */
async function takeChallenge(
  connection: Connection,
  { browser }: AtBrowser,
  purpose: ProofPurpose,
  account: string | undefined,
): Promise<string | undefined> {
  const begun = await takeBegunProof<PasskeyProof>(connection, browser, purpose);
  return begun?.account === account ? begun?.challenge : undefined;
}

/** Uses the passkey that the answer names, and answers whose it is; undefined when the answer is not right. */
async function usePasskey(
  connection: Connection,
  party: passkeys.RelyingParty,
  challenge: string | undefined,
  answer: string,
): Promise<{ readonly account: string; readonly verified: boolean } | undefined> {
  const credential = challenge === undefined ? undefined : passkeys.credentialOf(answer);
  const key = credential && (await store.lockPasskey(connection, credential));
  const used = key && challenge ? await passkeys.checkPasskey(party, challenge, answer, key) : undefined;
  if (!key || !used) return undefined;
  await store.updatePasskeyUsed(connection, key.id, used);
  return { account: key.account, verified: used.verified };
}
