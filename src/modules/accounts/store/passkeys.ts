import { NotFound } from "../../../kernel/errors.ts";
import type { Session as Connection } from "../../../platform/db/engine.ts";
import type { Credential, NewPasskey, StoredPasskey } from "../../../platform/second-factors/passkeys.ts";
import type { Tx } from "../../../platform/tenancy/tx.ts";
import type { OwnPasskey } from "../rules/passkeys.ts";
import { ask } from "./ask.ts";

/** The passkeys of whoever asks, the oldest first; policies show nobody else's. */
export async function listOwnPasskeys(tx: Tx): Promise<OwnPasskey[]> {
  return own(tx).orderBy("created_at").execute();
}

export async function getOwnPasskey(tx: Tx, id: string): Promise<OwnPasskey> {
  const found = await own(tx).where("id", "=", id).executeTakeFirst();
  if (!found) throw new NotFound("passkey");
  return found;
}

function own(tx: Tx) {
  return tx
    .selectFrom("passkeys")
    .select(["id", "name", "synced", "created_at as createdAt", "last_used_at as lastUsedAt"]);
}

export async function listCredentials(connection: Connection, account: string): Promise<Credential[]> {
  const found = await ask<{ id: string; transports: string[] }[]>(
    connection,
    "select ctx.credentials_of($1) as answer",
    [account],
  );
  return (found ?? []).map(({ id, transports }) => ({ id: Buffer.from(id, "hex"), transports }));
}

/** Answers undefined when somebody has that key already. */
export async function insertPasskey(
  connection: Connection,
  account: string,
  name: string,
  { credential, publicKey, signCount, transports, syncable, synced }: NewPasskey,
): Promise<string | undefined> {
  return ask(connection, "select ctx.add_passkey($1, $2, $3, $4, $5, $6, $7, $8) as answer", [
    account,
    name,
    credential,
    publicKey,
    signCount,
    [...transports],
    syncable,
    synced,
  ]);
}

export type LockedPasskey = StoredPasskey & { readonly id: string; readonly account: string };

/** Holds it until the end of the transaction. */
export async function lockPasskey(connection: Connection, credential: Buffer): Promise<LockedPasskey | undefined> {
  const found = await ask<Omit<LockedPasskey, "credential" | "publicKey"> & { publicKey: string }>(
    connection,
    "select ctx.lock_passkey($1) as answer",
    [credential],
  );
  return found && { ...found, credential, publicKey: Buffer.from(found.publicKey, "hex") };
}

export async function updatePasskeyUsed(
  connection: Connection,
  id: string,
  { signCount, synced }: { readonly signCount: number; readonly synced: boolean },
): Promise<void> {
  await connection.query("select ctx.use_passkey($1, $2, $3)", [id, signCount, synced]);
}

/** False when the account has no such passkey. */
export async function updatePasskeyName(
  connection: Connection,
  account: string,
  id: string,
  name: string,
): Promise<boolean> {
  return (await ask(connection, "select ctx.rename_passkey($1, $2, $3) as answer", [account, id, name])) !== undefined;
}

/** False when the account has no such passkey. */
export async function deletePasskey(connection: Connection, account: string, id: string): Promise<boolean> {
  return (await ask(connection, "select ctx.remove_passkey($1, $2) as answer", [account, id])) !== undefined;
}
