import type { Config } from "../../../platform/config/config.ts";
import type { Engine, Session } from "../../../platform/db/engine.ts";
import { sealingKey, tryUnseal } from "../../../platform/second-factors/seal.ts";
import type { ProviderClient } from "../../../platform/single-sign-on/provider.ts";
import { isLoopbackName } from "../../../platform/single-sign-on/provider-requests.ts";
import { asSignIn } from "../../../platform/tenancy/transactions.ts";
import { getSealingKey } from "../store/factors.ts";
import { findProposedProvider, findProvider, type StoredProvider } from "../store/single-sign-on.ts";

/** Where every provider sends people back to. */
export const CALLBACK = "/sign-in/organisation/callback";

export type AtInstallation = {
  readonly database: Engine;
  readonly config: Pick<Config, "SECRETS_KEY" | "PROVIDER_ADDRESSES" | "baseUrl">;
  readonly request: string;
};

/** Whose secret it is, as sealing has it. */
export function secretOf(organisation: string): string {
  return `sign-in provider of ${organisation}`;
}

/**
 * A provider, ready to be asked. `removed`: there is none; `no-secret`: the key has changed by which its secret was sealed,
 * or none is kept.
 */
export type OpenProvider =
  | { readonly stored: StoredProvider; readonly client: ProviderClient }
  | "removed"
  | "no-secret";

/** An organisation's provider. */
export function openProvider(at: AtInstallation, organisation: string): Promise<OpenProvider> {
  return open(at, (connection) => findProvider(connection, organisation));
}

/** What a proposal that waits would make the provider: to be tried, and to sign nobody in. */
export function openProposed(at: AtInstallation, proposal: string): Promise<OpenProvider> {
  return open(at, (connection) => findProposedProvider(connection, proposal));
}

function open(
  { database, config, request }: AtInstallation,
  find: (connection: Session) => Promise<StoredProvider | undefined>,
): Promise<OpenProvider> {
  return asSignIn(database, request, async (connection) => {
    const stored = await find(connection);
    if (!stored) return "removed";
    const { issuer, clientId } = stored;
    const key = sealingKey(await getSealingKey(connection), config.SECRETS_KEY);
    const clientSecret = tryUnseal(key, secretOf(stored.organisation), stored.clientSecret);
    if (clientSecret === undefined) return "no-secret";
    // An installation that only this computer reaches may have its provider here as well, for tests and evaluation.
    const loopback = isLoopbackName(new URL(config.baseUrl).hostname);
    const reach = { privateRanges: config.PROVIDER_ADDRESSES, loopback };
    return { stored, client: { issuer, clientId, clientSecret, callback: config.baseUrl + CALLBACK, reach } };
  });
}
