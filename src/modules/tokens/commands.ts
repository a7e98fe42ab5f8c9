import { DOWNLOADS, type Download, downloadsWith, newAccessToken } from "../../kernel/access-tokens.ts";
import { NotFound } from "../../kernel/errors.ts";
import { sha256 } from "../../kernel/ids.ts";
import { done, type Outcome, refuse } from "../../kernel/outcome.ts";
import { recordEvent } from "../../platform/audit/record.ts";
import type { Tx } from "../../platform/tenancy/tx.ts";
import { MOST_TOKENS } from "./rules/tokens.ts";
import * as store from "./store.ts";

export type NewToken = { readonly name: string; readonly downloads: readonly Download[]; readonly days: number };

/** Makes an access token for a program of whoever asks. Answers the secret, which is shown this once. */
export async function makeToken(tx: Tx, { name, downloads, days }: NewToken): Promise<Outcome<string>> {
  const offered = downloadsWith(tx.identity.capabilities);
  if (!downloads.every((download) => offered.includes(download)))
    return refuse("Choose only what you may fetch yourself", "downloads");
  const secret = newAccessToken();
  const capabilities = [...new Set(downloads.flatMap((download) => DOWNLOADS[download].needs))];
  const id = await store.insertToken(tx, { name, capabilities, hash: sha256(secret), days }, MOST_TOKENS);
  if (id === undefined) return refuse(`You have ${MOST_TOKENS} tokens already. Revoke one that you do not use`);
  recordEvent(tx, "access-token.made", id, { downloads, days });
  return done(secret);
}

/** Ends a token: it opens nothing from the next request on. Throws NotFound for one that has ended, or is not theirs to end. */
export async function revokeToken(tx: Tx, id: string): Promise<void> {
  const person = await store.updateRevoked(tx, id);
  if (person === undefined) throw new NotFound("access token");
  recordEvent(tx, "access-token.revoked", id, { person });
}
