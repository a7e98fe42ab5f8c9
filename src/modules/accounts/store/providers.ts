import { sql } from "kysely";
import { NotFound } from "../../../kernel/errors.ts";
import type { Tx } from "../../../platform/tenancy/tx.ts";
import type { ConfiguredProvider, ProviderSettings } from "../rules/providers.ts";

export async function listProviders(tx: Tx): Promise<ConfiguredProvider[]> {
  return providers(tx).orderBy("organisations.name").execute();
}

export async function findProvider(tx: Tx, organisation: string): Promise<ConfiguredProvider | undefined> {
  return providers(tx).where("identity_providers.organisation_id", "=", organisation).executeTakeFirst();
}

export async function getProvider(tx: Tx, organisation: string): Promise<ConfiguredProvider> {
  const found = await findProvider(tx, organisation);
  if (!found) throw new NotFound("identity provider");
  return found;
}

function providers(tx: Tx) {
  return tx
    .selectFrom("identity_providers")
    .innerJoin("organisations", "organisations.id", "identity_providers.organisation_id")
    .select((fields) => [
      "identity_providers.organisation_id as organisation",
      "organisations.name",
      "issuer",
      "client_id as clientId",
      "tenant",
      "subject_claim as subjectClaim",
      "email_claim as emailClaim",
      sql<string[]>`array(${fields
        .selectFrom("provider_domains")
        .select("domain")
        .whereRef("provider_domains.organisation_id", "=", "identity_providers.organisation_id")
        .orderBy("domain")})`.as("emailDomains"),
      "vouches_for_email as vouchesForEmail",
      "second_factor_values as secondFactorValues",
      "local_sign_in as localSignIn",
      "revision",
    ])
    .$castTo<ConfiguredProvider>();
}

/** Organisations that are there today and have no provider yet, to choose from. */
export async function listOrganisationsWithout(tx: Tx): Promise<{ id: string; name: string }[]> {
  return tx
    .selectFrom("organisations")
    .select(["id", "name"])
    .where("ended_on", "is", null)
    .where("id", "not in", tx.selectFrom("identity_providers").select("organisation_id"))
    .orderBy("name")
    .execute();
}

/** Those of the domains that another organisation's provider speaks for already. */
export async function listTakenDomains(tx: Tx, organisation: string, domains: readonly string[]): Promise<string[]> {
  const rows = await tx
    .selectFrom("provider_domains")
    .select("domain")
    .where("domain", "in", [...domains])
    .where("organisation_id", "<>", organisation)
    .orderBy("domain")
    .execute();
  return rows.map(({ domain }) => domain);
}

export async function deleteProvider(tx: Tx, organisation: string): Promise<void> {
  await tx.deleteFrom("provider_domains").where("organisation_id", "=", organisation).execute();
  await tx.deleteFrom("identity_providers").where("organisation_id", "=", organisation).execute();
}

/** Forgets whose accounts the provider means; answers of how many. */
export async function deleteIdentities(tx: Tx, organisation: string): Promise<number> {
  const { rows } = await sql<{ many: number }>`select ctx.forget_provider_identities(${organisation}) as many`.execute(
    tx,
  );
  return rows[0]?.many ?? 0;
}

/** Ends the sessions that people of the organisation opened here by passphrase or passkey; answers how many. */
export async function endLocalSessions(tx: Tx, organisation: string): Promise<number> {
  const { rows } = await sql<{ ended: number }>`select ctx.end_local_sessions(${organisation}) as ended`.execute(tx);
  return rows[0]?.ended ?? 0;
}

/** False when the organisation has no provider. */
export async function updateLocalSignIn(tx: Tx, organisation: string, localSignIn: boolean): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable("identity_providers")
    .set((now) => ({
      local_sign_in: localSignIn,
      revision: now("revision", "+", 1),
      changed_at: now.fn<Date>("clock_timestamp"),
    }))
    .where("organisation_id", "=", organisation)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/** By its id, or by its name in any case. */
export async function findOrganisationCalled(tx: Tx, words: string): Promise<{ id: string; name: string } | undefined> {
  return tx
    .selectFrom("organisations")
    .select(["id", "name"])
    .where((one) => one.or([one(sql`id::text`, "=", words), one(sql`lower(name)`, "=", words.toLowerCase())]))
    .executeTakeFirst();
}

/** The settings as columns; the domains stand elsewhere. */
export function columns(settings: ProviderSettings) {
  return {
    issuer: settings.issuer,
    client_id: settings.clientId,
    tenant: settings.tenant,
    subject_claim: settings.subjectClaim,
    email_claim: settings.emailClaim,
    vouches_for_email: settings.vouchesForEmail,
    second_factor_values: [...settings.secondFactorValues],
    local_sign_in: settings.localSignIn,
  };
}
