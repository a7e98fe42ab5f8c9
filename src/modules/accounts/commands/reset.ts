import { done, type Outcome } from "../../../kernel/outcome.ts";
import type { Engine } from "../../../platform/db/engine.ts";
import { queueAccountMessage } from "../../../platform/mail/kinds.ts";
import { asSignIn } from "../../../platform/tenancy/transactions.ts";
import { newPassphraseLink } from "../emails.ts";
import { PASSPHRASE_PACE } from "../rules/tries.ts";
import { insertNewPassphraseLink } from "../store/passphrases.ts";
import { findCredentials, recordSignIn } from "../store/sign-in.ts";
import { beginTry, subjectOf } from "./tries.ts";

export type Forgetting = { readonly email: string; readonly network: string; readonly request: string };

/**
 * Sends the account's person a link by which they choose a new passphrase: one message in ten minutes, however often it is
 * asked for. Answers the same for an address that nobody has. From the fifth time on, whoever asks waits.
 */
export function requestNewPassphrase(
  database: Engine,
  { email, network, request }: Forgetting,
  now: Date,
): Promise<Outcome<undefined>> {
  return asSignIn(database, request, async (connection) => {
    const subject = subjectOf("new passphrase", email, network);
    const counted = await beginTry(connection, subject, { pace: PASSPHRASE_PACE, field: "email" }, now);
    if (!counted.ok) return counted;
    const found = await findCredentials(connection, email);
    const account = found && !found.suspended && found.local ? found.account : undefined;
    await recordSignIn(connection, "account.new-passphrase-asked", account, request);
    if (account !== undefined) {
      const key = `${account} ${Math.floor(now.getTime() / MESSAGE_EVERY_MS)}`;
      const message = await queueAccountMessage(connection, newPassphraseLink, { account, key, params: {} });
      await insertNewPassphraseLink(connection, account, message.linkTokenHash);
    }
    return done(undefined);
  });
}

const MESSAGE_EVERY_MS = 600_000;
