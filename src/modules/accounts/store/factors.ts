import type { Session as Connection } from "../../../platform/db/engine.ts";
import type { SecondFactor } from "../rules/sessions.ts";
import { ask } from "./ask.ts";

/** What somebody with a good session can prove themselves by. */
export type Factors = {
  readonly account: string;
  readonly session: string;
  readonly email: string;
  readonly passphraseHash: string | null;
  /** True when a second factor was given in this session. */
  readonly given: boolean;
  /** True when the account has any second factor. */
  readonly hasFactor: boolean;
  /** Sealed: of the app in use, and of one that is being set up. */
  readonly secret: Buffer | undefined;
  readonly secretBegun: Buffer | undefined;
  readonly confirmedAt: Date | undefined;
  /** How many recovery codes are left. */
  readonly recoveryCodes: number;
};

/** Holds them until the end of the transaction. Throws SQLSTATE 28000 when the session is not good any more. */
export async function lockFactors(connection: Connection, token: string): Promise<Factors> {
  const found = await ask<
    Omit<Factors, "secret" | "secretBegun" | "confirmedAt"> & {
      secret: string | null;
      secretBegun: string | null;
      confirmedAt: number | null;
    }
  >(connection, "select ctx.lock_factors($1) as answer", [Buffer.from(token)]);
  if (!found) throw new Error("The factors of a session that is good were not found");
  return {
    ...found,
    secret: found.secret === null ? undefined : Buffer.from(found.secret, "hex"),
    secretBegun: found.secretBegun === null ? undefined : Buffer.from(found.secretBegun, "hex"),
    confirmedAt: found.confirmedAt === null ? undefined : new Date(found.confirmedAt * 1000),
  };
}

export async function getSealingKey(connection: Connection): Promise<string> {
  const key = await ask<string>(connection, "select ctx.sealing_key() as answer", []);
  if (key === undefined) throw new Error("The database has no key to seal with");
  return key;
}

export async function insertApp(connection: Connection, account: string, sealed: Buffer): Promise<void> {
  await connection.query("select ctx.begin_app($1, $2)", [account, sealed]);
}

export async function updateAppConfirmed(connection: Connection, account: string, step: number): Promise<void> {
  await connection.query("select ctx.confirm_app($1, $2)", [account, step]);
}

/** False when a code of that time step, or of a later one, has been taken before. */
export async function useOneTimeCode(connection: Connection, account: string, step: number): Promise<boolean> {
  return (await ask(connection, "select ctx.use_one_time_code($1, $2) as answer", [account, step])) ?? false;
}

/** False when the account has no such code, or it has been used. */
export async function useRecoveryCode(connection: Connection, account: string, hash: Buffer): Promise<boolean> {
  return (await ask(connection, "select ctx.use_recovery_code($1, $2) as answer", [account, hash])) ?? false;
}

export async function replaceRecoveryCodes(
  connection: Connection,
  account: string,
  hashes: readonly Buffer[],
): Promise<void> {
  await connection.query("select ctx.replace_recovery_codes($1, $2)", [account, hashes]);
}

/** Moves the session to a new token, as one whose person has just proved who they are; `organisation`: at its provider. */
export async function raiseSession(
  connection: Connection,
  token: string,
  newToken: string,
  factor: SecondFactor | "passphrase" | "organisation",
): Promise<void> {
  await connection.query("select ctx.raise_session($1, $2, $3)", [Buffer.from(token), Buffer.from(newToken), factor]);
}

export async function endOtherSessions(
  connection: Connection,
  account: string,
  kept: string | undefined,
  because: "passphrase-changed" | "factor-changed",
): Promise<void> {
  await connection.query("select ctx.end_other_sessions($1, $2, $3)", [account, kept ?? null, because]);
}
