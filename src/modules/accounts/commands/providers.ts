import { NotFound, OperatorError } from "../../../kernel/errors.ts";
import { done, type Outcome, refuse } from "../../../kernel/outcome.ts";
import { recordEvent } from "../../../platform/audit/record.ts";
import { seal, sealingKey } from "../../../platform/second-factors/seal.ts";
import { examineProvider } from "../../../platform/single-sign-on/provider.ts";
import { asSignIn } from "../../../platform/tenancy/transactions.ts";
import type { Tx } from "../../../platform/tenancy/tx.ts";
import {
  checkSettings,
  knowsPeopleAnew,
  needsNewSecret,
  type ProviderSettings,
  type Trial,
} from "../rules/providers.ts";
import { getSealingKey } from "../store/factors.ts";
import * as store from "../store/providers.ts";
import { type AtInstallation, openProvider, secretOf } from "./provider-client.ts";

/** A client secret as it is kept: sealed, for one organisation. */
export async function sealSecret(at: AtInstallation, organisation: string, secret: string): Promise<Buffer> {
  const ofDatabase = await asSignIn(at.database, at.request, getSealingKey);
  return seal(sealingKey(ofDatabase, at.config.SECRETS_KEY), secretOf(organisation), secret);
}

/** Lets the people of an organisation sign in at its provider from now on. */
export async function addProvider(
  tx: Tx,
  organisation: string,
  settings: ProviderSettings,
  sealedSecret: Buffer,
): Promise<Outcome<undefined>> {
  const without = await store.listOrganisationsWithout(tx);
  if (!without.some(({ id }) => id === organisation))
    return refuse("Choose an organisation that has no provider yet", "organisation");
  const checked = checkSettings(settings, await store.listTakenDomains(tx, organisation, settings.emailDomains));
  if (!checked.ok) return checked;
  await store.insertProvider(tx, organisation, settings, sealedSecret);
  const endedSessions = settings.localSignIn ? 0 : await store.endLocalSessions(tx, organisation);
  recordEvent(tx, "identity-provider.added", organisation, { localSignIn: settings.localSignIn, endedSessions });
  return done(undefined);
}

/**
 * Ends the sessions opened here where that is switched off, and forgets who was linked where people are known by something
 * else from now on. Refuses when somebody else has changed it in between.
 */
export async function changeProvider(
  tx: Tx,
  organisation: string,
  settings: ProviderSettings,
  changes: { readonly revision: number; readonly sealedSecret: Buffer | undefined },
): Promise<Outcome<undefined>> {
  const before = await store.getProvider(tx, organisation);
  const checked = checkSettings(settings, await store.listTakenDomains(tx, organisation, settings.emailDomains));
  if (!checked.ok) return checked;
  if (needsNewSecret(before, settings) && changes.sealedSecret === undefined)
    return refuse("Enter the client secret of the provider at the new address", "clientSecret");
  if (!(await store.updateProvider(tx, organisation, settings, changes)))
    return refuse("Somebody else has changed this in between. Load the page again, then make your change");
  const endsSessions = before.localSignIn && !settings.localSignIn;
  recordEvent(tx, "identity-provider.changed", organisation, {
    localSignIn: settings.localSignIn,
    newSecret: changes.sealedSecret !== undefined,
    unlinked: knowsPeopleAnew(before, settings) ? await store.deleteIdentities(tx, organisation) : 0,
    endedSessions: endsSessions ? await store.endLocalSessions(tx, organisation) : 0,
  });
  return done(undefined);
}

/** Takes an organisation's provider away: its people sign in here again. Throws NotFound when there is none. */
export async function removeProvider(tx: Tx, organisation: string): Promise<void> {
  await store.getProvider(tx, organisation);
  const unlinked = await store.deleteIdentities(tx, organisation);
  await store.deleteProvider(tx, organisation);
  recordEvent(tx, "identity-provider.removed", organisation, { unlinked });
}

/** Asks an organisation's provider what it says of itself, and changes nothing. Throws NotFound when there is none. */
export async function tryProvider(at: AtInstallation, organisation: string): Promise<Trial> {
  const provider = await openProvider(at, organisation);
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
