import { newToken } from "../../../kernel/ids.ts";
import { done, type Outcome, refuse } from "../../../kernel/outcome.ts";
import type { Config } from "../../../platform/config/config.ts";
import { queueAccountMessage } from "../../../platform/mail/kinds.ts";
import { isBreached } from "../../../platform/passphrases/breached.ts";
import { hashPassphrase, matchesPassphrase, refuseWhenBusy } from "../../../platform/passphrases/passphrases.ts";
import { asSignIn } from "../../../platform/tenancy/transactions.ts";
import { passphraseChanged } from "../emails.ts";
import { BREACHED, type Surroundings, usablePassphrase } from "../rules/passphrases.ts";
import { PASSPHRASE_PACE } from "../rules/tries.ts";
import { lockFactors } from "../store/factors.ts";
import { listWordsAbout, updatePassphrase } from "../store/passphrases.ts";
import { insertAttempt, recordSignIn } from "../store/sign-in.ts";
import type { Proving } from "./step-up.ts";
import { beginTry, subjectOf } from "./tries.ts";

export type PassphraseChange = { readonly current: string; readonly passphrase: string };

type Checked = Pick<Config, "SECRETS_KEY" | "BREACHED_PASSPHRASES">;

/**
 * Changes the passphrase of somebody who gives the present one. Answers the new token of their session; all others end.
 * Refuses while the wait after earlier failures lasts.
 */
export async function changePassphrase(
  { database, config, token, request }: Proving & { readonly config: Checked },
  change: PassphraseChange,
  now: Date,
): Promise<Outcome<string>> {
  refuseWhenBusy();
  const begun = await asSignIn(database, request, async (connection) => {
    const factors = await lockFactors(connection, token);
    const subject = subjectOf("passphrase", factors.account);
    const counted = await beginTry(connection, subject, { pace: PASSPHRASE_PACE, field: "current" }, now);
    const words = await listWordsAbout(connection, factors.account);
    return counted.ok ? done({ ...factors, subject, words }) : counted;
  });
  if (!begun.ok) return begun;

  const { account, session, subject, passphraseHash, email, words } = begun.value;
  if (!(await matchesPassphrase(passphraseHash, change.current))) {
    await asSignIn(database, request, (connection) =>
      recordSignIn(connection, "account.passphrase-refused", account, request),
    );
    return refuse("Present passphrase is not right", "current");
  }
  await asSignIn(database, request, (connection) => insertAttempt(connection, subject, true, now));
  const usable = await refuseWeak(config, change.passphrase, { email, words });
  if (!usable.ok) return usable;

  const chosen = { account, session, token: newToken(), passphraseHash: await hashPassphrase(change.passphrase) };
  return asSignIn(database, request, async (connection) => {
    // Still the same session: one that was ended in between changes nothing.
    await lockFactors(connection, token);
    await updatePassphrase(connection, chosen);
    await recordSignIn(connection, "account.passphrase-changed", account, request);
    await queueAccountMessage(connection, passphraseChanged, { account, key: request, params: {} });
    return done(chosen.token);
  });
}

/** Refuses what guessers try first, and what is in the operator's list of those stolen elsewhere. */
export async function refuseWeak(
  config: Pick<Config, "BREACHED_PASSPHRASES">,
  passphrase: string,
  about: Surroundings,
): Promise<Outcome<string>> {
  const usable = usablePassphrase(passphrase, about);
  if (!usable.ok) return usable;
  const list = config.BREACHED_PASSPHRASES;
  if (list !== undefined && (await isBreached(list, passphrase))) return refuse(BREACHED, "passphrase");
  return done(passphrase);
}
