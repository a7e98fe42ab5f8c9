import type { Session as Connection } from "../../../platform/db/engine.ts";

/** What a link invites to, as long as it stands. It is opened before there is anybody to act for. */
export type OpenInvitation = {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly organisation: string;
  /** What a passphrase must not be made of. */
  readonly words: readonly string[];
  /** Somebody has the address already, whoever employs them. */
  readonly hasAccount: boolean;
  /** False where the organisation's people sign in at its provider only, and need no passphrase here. */
  readonly hasLocalSignIn: boolean;
};

export async function findInvitation(connection: Connection, token: string): Promise<OpenInvitation | undefined> {
  return ask(connection, "select ctx.find_invitation($1) as answer", [Buffer.from(token)]);
}

/** Answers the account that was made; undefined when the invitation stands no more, or the address is taken. */
export async function insertInvited(
  connection: Connection,
  token: string,
  passphraseHash: string,
): Promise<string | undefined> {
  return ask(connection, "select ctx.use_invitation($1, $2) as answer", [Buffer.from(token), passphraseHash]);
}

/** Asks the partnership for the role that the invitation named, if it did, with its event and messages of that kind. */
export async function insertSoughtRole(
  connection: Connection,
  account: string,
  kind: string,
  request: string,
): Promise<void> {
  await ask(connection, "select ctx.ask_for_sought_role($1, $2, $3) as answer", [account, kind, request]);
}

async function ask<Answer>(
  connection: Connection,
  text: string,
  parameters: readonly unknown[],
): Promise<Answer | undefined> {
  const { rows } = await connection.query<{ answer: Answer | null }>(text, parameters);
  return rows[0]?.answer ?? undefined;
}
