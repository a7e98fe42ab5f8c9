import type { Session as Connection } from "../../../platform/db/engine.ts";
import type { Tx } from "../../../platform/tenancy/tx.ts";
import type { ClaimMapping, ProvidedPerson, SignOnRefusal } from "../rules/single-sign-on.ts";
import { ask } from "./ask.ts";

/** Whether any organisation's people sign in at a provider. */
export async function hasProviders(connection: Connection): Promise<boolean> {
  return (await ask(connection, "select ctx.has_providers() as answer", [])) ?? false;
}

/** The organisation whose provider may speak for addresses of a domain. */
export async function findOrganisationOfDomain(connection: Connection, domain: string): Promise<string | undefined> {
  return ask(connection, "select ctx.provider_of_domain($1) as answer", [domain]);
}

/** An organisation's provider, with its secret as it is sealed. */
export type StoredProvider = ClaimMapping & {
  readonly organisation: string;
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: Buffer;
};

export function findProvider(connection: Connection, organisation: string): Promise<StoredProvider | undefined> {
  return stored(connection, "select ctx.find_provider($1) as answer", organisation);
}

/** What a proposal that waits would make the provider. */
export function findProposedProvider(connection: Connection, proposal: string): Promise<StoredProvider | undefined> {
  return stored(connection, "select ctx.find_proposed_provider($1) as answer", proposal);
}

async function stored(connection: Connection, sql: string, id: string): Promise<StoredProvider | undefined> {
  type Answer = Omit<StoredProvider, "clientSecret"> & { readonly clientSecret: string };
  const found = await ask<Answer>(connection, sql, [id]);
  return found && { ...found, clientSecret: Buffer.from(found.clientSecret, "hex") };
}

/** Whose account a provider means; or why nobody's, with the account that was meant where there is one. */
export type Match =
  | { readonly account: string; readonly linked: boolean; readonly refused?: never }
  | { readonly account?: string; readonly refused: SignOnRefusal };

/** By the provider's subject, and at the first sign-in by a verified address, which links them. Nobody is added. */
export async function matchProviderIdentity(
  connection: Connection,
  { organisation, issuer }: StoredProvider,
  { subject, email }: ProvidedPerson,
): Promise<Match> {
  const sql = "select ctx.match_provider_identity($1, $2, $3, $4) as answer";
  const match = await ask<Match>(connection, sql, [organisation, issuer, subject, email ?? null]);
  if (!match) throw new Error("The database did not say whose account the provider means");
  return match;
}

/** Records single sign-on that came to nothing in the installation's audit chain. */
export async function recordSignOnRefusal(
  connection: Connection,
  refusal: {
    readonly because: SignOnRefusal;
    readonly organisation: string | undefined;
    readonly account: string | undefined;
    readonly request: string;
  },
): Promise<void> {
  const { because, organisation, account, request } = refusal;
  await connection.query("select ctx.append_provider_refusal($1, $2, $3, $4)", [
    because,
    organisation ?? null,
    account ?? null,
    request,
  ]);
}

/** The employer of whoever asks. */
export async function findOwnOrganisation(tx: Tx): Promise<string | undefined> {
  const person = tx.identity.person ?? "";
  const found = await tx.selectFrom("people").select("organisation_id").where("id", "=", person).executeTakeFirst();
  return found?.organisation_id ?? undefined;
}
