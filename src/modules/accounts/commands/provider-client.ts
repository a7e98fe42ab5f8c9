import type { Config } from "../../../platform/config/config.ts";
import type { Engine } from "../../../platform/db/engine.ts";
import { sealingKey, tryUnseal } from "../../../platform/second-factors/seal.ts";
import type { ProviderClient } from "../../../platform/single-sign-on/provider.ts";
import { isLoopbackName } from "../../../platform/single-sign-on/provider-requests.ts";
import { asSignIn } from "../../../platform/tenancy/transactions.ts";
import { getSealingKey } from "../store/factors.ts";
import { findProvider, type StoredProvider } from "../store/single-sign-on.ts";

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

type OpenProvider = { readonly stored: StoredProvider; readonly client: ProviderClient };

/**
 * An organisation's provider, ready to be asked. `removed`: it has none; `no-secret`: the key has changed by which its
 * secret was sealed.
 */
export function openProvider(
  { database, config, request }: AtInstallation,
  organisation: string,
): Promise<OpenProvider | "removed" | "no-secret"> {
  return asSignIn(database, request, async (connection) => {
    const stored = await findProvider(connection, organisation);
    if (!stored) return "removed";
    const { issuer, clientId } = stored;
    const key = sealingKey(await getSealingKey(connection), config.SECRETS_KEY);
    const clientSecret = tryUnseal(key, secretOf(organisation), stored.clientSecret);
    if (clientSecret === undefined) return "no-secret";
    // An installation that only this computer reaches may have its provider here as well, for tests and evaluation.
    const loopback = isLoopbackName(new URL(config.baseUrl).hostname);
    const reach = { privateRanges: config.PROVIDER_ADDRESSES, loopback };
    return { stored, client: { issuer, clientId, clientSecret, callback: config.baseUrl + CALLBACK, reach } };
  });
}
