import { newToken, sha256 } from "../../../kernel/ids.ts";
import { done, type Outcome, refuse } from "../../../kernel/outcome.ts";
import { recordEvent } from "../../../platform/audit/record.ts";
import type { Engine } from "../../../platform/db/engine.ts";
import { queueAccountMessage } from "../../../platform/mail/kinds.ts";
import { hashPassphrase } from "../../../platform/passphrases/passphrases.ts";
import type { Services } from "../../../platform/services.ts";
import { asSignIn } from "../../../platform/tenancy/transactions.ts";
import type { Tx } from "../../../platform/tenancy/tx.ts";
import { passphraseChanged } from "../emails.ts";
import { listWordsAbout } from "../store/passphrases.ts";
import { insertLink } from "../store/people.ts";
import * as store from "../store/sign-in.ts";
import { refuseWeak } from "./passphrases.ts";

/** Sets the passphrase of the account that the one-use link was made for, and ends its sessions. */
export async function choosePassphrase(
  { database, config }: Pick<Services, "database" | "config">,
  token: string,
  passphrase: string,
  request: string,
): Promise<Outcome<string>> {
  const found = await asSignIn(database, request, async (connection) => {
    const link = await store.findLink(connection, token);
    return link && { ...link, words: await listWordsAbout(connection, link.account) };
  });
  if (!found) return refuse("This link has been used or has expired. Ask for a new one");
  const usable = await refuseWeak(config, passphrase, found);
  if (!usable.ok) return usable;

  const passphraseHash = await hashPassphrase(passphrase);
  const account = await asSignIn(database, request, async (connection) => {
    const used = await store.useLink(connection, token, passphraseHash);
    if (used === undefined) return undefined;
    await store.recordSignIn(connection, "account.passphrase-chosen", used, request);
    if (found.purpose === "new-passphrase")
      await queueAccountMessage(connection, passphraseChanged, { account: used, key: request, params: {} });
    return used;
  });
  return account ? done(account) : refuse("This link has been used or has expired. Ask for a new one");
}

/** Makes a one-use link by which the account's person chooses a passphrase, good for seven days. Answers its token. */
export async function makePassphraseLink(tx: Tx, account: string, now: Date): Promise<string> {
  const token = newToken();
  await insertLink(tx, account, sha256(token), new Date(now.getTime() + LINK_DAYS * 86_400_000));
  recordEvent(tx, "account.link-made", account);
  return token;
}

const LINK_DAYS = 7;

/** What the link was made for, while it can be used. */
export function openLink(database: Engine, token: string, request: string): Promise<{ account: string } | undefined> {
  return asSignIn(database, request, (connection) => store.findLink(connection, token));
}
