import { newToken } from "../../../kernel/ids.ts";
import { done, type Outcome, refuse } from "../../../kernel/outcome.ts";
import { hashPassphrase } from "../../../platform/passphrases/passphrases.ts";
import type { Services } from "../../../platform/services.ts";
import { asSignIn } from "../../../platform/tenancy/transactions.ts";
import { recordSignIn, refuseWeak } from "../../accounts/index.ts";
import { roleAwaited } from "../../people/index.ts";
import * as store from "../store/joining.ts";

const ENDED = "This link works no more. Ask whoever invited you to send it again";

/** What a link invites to; undefined when it was used, cancelled or replaced, or has expired. */
export function openInvitation(
  { database }: Pick<Services, "database">,
  token: string,
  request: string,
): Promise<store.OpenInvitation | undefined> {
  return asSignIn(database, request, (connection) => store.findInvitation(connection, token));
}

/**
 * Makes an account of an invitation, with the passphrase that its person chose; where the organisation's people sign in at its
 * provider only, with one that nobody knows. The role that was asked for with it waits for the partnership to accept. Refuses
 * a link that works no more, an address that somebody has by now, and none where one is needed.
 */
export async function join(
  { database, config }: Pick<Services, "database" | "config">,
  token: string,
  chosen: string | undefined,
  request: string,
): Promise<Outcome<string>> {
  const found = await openInvitation({ database }, token, request);
  if (!found || found.hasAccount) return refuse(ENDED);
  if (found.hasLocalSignIn) {
    if (chosen === undefined) return refuse("Choose a passphrase", "passphrase");
    const usable = await refuseWeak(config, chosen, found);
    if (!usable.ok) return usable;
  }

  const passphraseHash = await hashPassphrase(found.hasLocalSignIn && chosen !== undefined ? chosen : newToken());
  const account = await asSignIn(database, request, async (connection) => {
    const made = await store.insertInvited(connection, token, passphraseHash);
    if (made === undefined) return undefined;
    await recordSignIn(connection, "account.invitation-accepted", made, request);
    await store.insertSoughtRole(connection, made, roleAwaited.name, request);
    return made;
  });
  return account === undefined ? refuse(ENDED) : done(account);
}
