import { sql } from "kysely";
import type { Capability } from "../../../kernel/capabilities.ts";
import type { Day } from "../../../kernel/dates.ts";
import type { Tx } from "../../../platform/tenancy/tx.ts";

export async function insertPerson(
  tx: Tx,
  ids: { readonly person: string; readonly account: string },
  person: {
    readonly name: string;
    readonly email: string;
    readonly passphraseHash?: string;
    readonly organisation?: string;
  },
): Promise<void> {
  await tx
    .insertInto("people")
    .values({ id: ids.person, name: person.name, organisation_id: person.organisation ?? null })
    .execute();
  await tx
    .insertInto("accounts")
    .values({
      id: ids.account,
      person_id: ids.person,
      email: person.email.toLowerCase(),
      passphrase_hash: person.passphraseHash ?? null,
    })
    .execute();
}

/** `organisation`: over whose people, for a role of an organisation. */
export async function insertMembership(
  tx: Tx,
  person: string,
  role: string,
  fromOn: Day,
  organisation?: string,
): Promise<void> {
  await tx
    .insertInto("memberships")
    .values({ person_id: person, role_key: role, from_on: fromOn, organisation_id: organisation ?? null })
    .execute();
}

export async function insertSuspension(tx: Tx, account: string, reason: string): Promise<void> {
  await tx.insertInto("account_suspensions").values({ account_id: account, reason }).execute();
}

export async function insertLink(tx: Tx, account: string, tokenHash: Buffer, expiresAt: Date): Promise<void> {
  await tx
    .insertInto("account_links")
    .values({ token_hash: tokenHash, account_id: account, purpose: "first-passphrase", expires_at: expiresAt })
    .execute();
}

/** Answers whose it was; undefined for an address that nobody has. */
export async function deleteSecondFactor(tx: Tx, email: string): Promise<string | undefined> {
  const { rows } = await sql<{ account: string | null }>`select ctx.forget_second_factor(${email}) as account`.execute(
    tx,
  );
  return rows[0]?.account ?? undefined;
}

/** Ids of the people who hold a capability in the partnership today, suspended or not. */
export async function listHolders(tx: Tx, capability: Capability): Promise<string[]> {
  const { rows } = await sql<{ person: string }>`
    select distinct m.person_id as person from memberships m
      join role_capabilities c on c.role_key = m.role_key
     where c.capability = ${capability}
       and current_date >= m.from_on and (m.to_on is null or current_date <= m.to_on)`.execute(tx);
  return rows.map(({ person }) => person);
}

/** The keys of the roles that can be held in a partnership; or there, over the people of an organisation. */
export async function listRoles(tx: Tx, scope: "partnership" | "organisation"): Promise<string[]> {
  const rows = await tx.selectFrom("roles").select("key").where("scope", "=", scope).orderBy("key").execute();
  return rows.map(({ key }) => key);
}

/** Organisations that take part in the partnership today. */
export async function listPartakers(tx: Tx): Promise<{ id: string; name: string }[]> {
  const { rows } = await sql<{ id: string; name: string }>`
    select distinct o.id, o.name from organisations o join partnership_organisations p on p.organisation_id = o.id
     where (p.from_on is null or p.from_on <= current_date) and (p.to_on is null or p.to_on >= current_date)
     order by o.name`.execute(tx);
  return rows;
}
