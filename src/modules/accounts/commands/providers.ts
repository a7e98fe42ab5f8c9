import { NotFound, OperatorError } from "../../../kernel/errors.ts";
import { recordEvent } from "../../../platform/audit/record.ts";
import { seal, sealingKey } from "../../../platform/second-factors/seal.ts";
import { examineProvider } from "../../../platform/single-sign-on/provider.ts";
import { asSignIn } from "../../../platform/tenancy/transactions.ts";
import type { Tx } from "../../../platform/tenancy/tx.ts";
import type { Trial } from "../rules/providers.ts";
import { getSealingKey } from "../store/factors.ts";
import * as store from "../store/providers.ts";
import { type AtInstallation, type OpenProvider, openProposed, openProvider, secretOf } from "./provider-client.ts";

/** A client secret as it is kept: sealed, for one organisation. */
export async function sealSecret(at: AtInstallation, organisation: string, secret: string): Promise<Buffer> {
  const ofDatabase = await asSignIn(at.database, at.request, getSealingKey);
  return seal(sealingKey(ofDatabase, at.config.SECRETS_KEY), secretOf(organisation), secret);
}

/**
 * Takes an organisation's provider away: its people sign in here again. The way back from trouble, which needs nobody else:
 * nobody can be anybody by it. Throws NotFound when there is none.
 */
export async function removeProvider(tx: Tx, organisation: string): Promise<void> {
  await store.getProvider(tx, organisation);
  const unlinked = await store.deleteIdentities(tx, organisation);
  await store.deleteProvider(tx, organisation);
  recordEvent(tx, "identity-provider.removed", organisation, { unlinked });
}

/** Asks an organisation's provider what it says of itself, and changes nothing. Throws NotFound when there is none. */
export async function tryProvider(at: AtInstallation, organisation: string): Promise<Trial> {
  return examined(await openProvider(at, organisation));
}

/** The same of a provider that is proposed and waits. It signs nobody in. Throws NotFound when it was decided. */
export async function tryProposed(at: AtInstallation, proposal: string): Promise<Trial> {
  return examined(await openProposed(at, proposal));
}

async function examined(provider: OpenProvider): Promise<Trial> {
  if (provider === "removed") throw new NotFound("identity provider");
  if (provider === "no-secret") return { failure: provider };
  return { failure: await examineProvider(provider.client) };
}

/** The operator's way back, at the console. Throws OperatorError when the organisation has no provider. Answers its name. */
export async function switchLocalSignIn(tx: Tx, words: string, localSignIn: boolean): Promise<string> {
  const organisation = await store.findOrganisationCalled(tx, words);
  if (!organisation) throw new OperatorError(`There is no organisation called ${words}.`);
  if (!(await store.updateLocalSignIn(tx, organisation.id, localSignIn)))
    throw new OperatorError(`${organisation.name} has no sign-in provider: its people sign in here.`);
  const endedSessions = localSignIn ? 0 : await store.endLocalSessions(tx, organisation.id);
  recordEvent(tx, "identity-provider.changed", organisation.id, { localSignIn, endedSessions });
  return organisation.name;
}
