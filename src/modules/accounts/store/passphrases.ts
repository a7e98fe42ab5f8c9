import type { Session as Connection } from "../../../platform/db/engine.ts";
import { ask } from "./ask.ts";

/** Words that have to do with the account's person: names, employer, partnerships and the places in them. */
export async function listWordsAbout(connection: Connection, account: string): Promise<readonly string[]> {
  return (await ask<string[]>(connection, "select ctx.words_about($1) as answer", [account])) ?? [];
}

export type NewPassphrase = {
  readonly account: string;
  /** The session that asked. It goes on under the new token, and the others end. */
  readonly session: string;
  readonly token: string;
  readonly passphraseHash: string;
};

export async function updatePassphrase(
  connection: Connection,
  { account, session, token, passphraseHash }: NewPassphrase,
): Promise<void> {
  await connection.query("select ctx.change_passphrase($1, $2, $3, $4)", [
    account,
    session,
    passphraseHash,
    Buffer.from(token),
  ]);
}

/** Keeps the hash of a link's token, good for an hour and once; links of the account made before end. */
export async function insertNewPassphraseLink(connection: Connection, account: string, hash: Buffer): Promise<void> {
  await connection.query("select ctx.begin_new_passphrase($1, $2)", [account, hash]);
}
