import { sql } from "kysely";
import { NotFound } from "../../../kernel/errors.ts";
import type { Tx } from "../../../platform/tenancy/tx.ts";
import type { Decision, ProviderProposal } from "../rules/proposals.ts";
import type { ProviderSettings } from "../rules/providers.ts";
import { columns } from "./providers.ts";

/** Proposals that wait to be accepted, the oldest first. */
export async function listWaiting(tx: Tx): Promise<ProviderProposal[]> {
  const rows = await proposals(tx).where("decided_at", "is", null).orderBy("proposed_at").execute();
  return rows.map(asProposal);
}

/** The one that waits for an organisation. */
export async function findWaiting(tx: Tx, organisation: string): Promise<ProviderProposal | undefined> {
  const row = await proposals(tx)
    .where("provider_proposals.organisation_id", "=", organisation)
    .where("decided_at", "is", null)
    .executeTakeFirst();
  return row && asProposal(row);
}

export async function getProposal(tx: Tx, id: string): Promise<ProviderProposal> {
  const row = await proposals(tx).where("provider_proposals.id", "=", id).executeTakeFirst();
  if (!row) throw new NotFound("proposal");
  return asProposal(row);
}

/** Holds all proposals for the rest of the transaction, as the functions do that decide them. */
export async function lockProposals(tx: Tx): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended('provider_proposals', 0))`.execute(tx);
}

export async function insertProposal(
  tx: Tx,
  organisation: string,
  settings: ProviderSettings,
  about: {
    readonly id: string;
    readonly ofRevision: number | null;
    readonly sealedSecret: Buffer | undefined;
  },
): Promise<void> {
  await tx
    .insertInto("provider_proposals")
    .values({
      ...columns(settings),
      email_domains: [...settings.emailDomains],
      id: about.id,
      organisation_id: organisation,
      of_revision: about.ofRevision,
      new_secret: about.sealedSecret !== undefined,
      client_secret: about.sealedSecret ?? null,
      proposed_by: tx.identity.person ?? "",
    })
    .execute();
}

/** What became of sessions and links; or why it was not accepted. */
export type Acceptance =
  | { readonly refused?: never; readonly unlinked: number; readonly endedSessions: number }
  | { readonly refused: "decided" | "unbacked" | "changed" | "taken"; readonly domains?: readonly string[] };

/** Makes it the organisation's provider. The database refuses whoever proposed it. */
export async function updateToAccepted(tx: Tx, id: string): Promise<Acceptance> {
  const { rows } = await sql<{ answer: Acceptance }>`select ctx.accept_provider(${id}) as answer`.execute(tx);
  const [row] = rows;
  if (!row) throw new Error("The database did not say whether the provider is accepted");
  return row.answer;
}

/** Closes it without effect and erases its secret. False when it was decided already. */
export async function updateToClosed(tx: Tx, id: string, as: Exclude<Decision, "accepted">): Promise<boolean> {
  const { rows } = await sql<{ closed: boolean }>`select ctx.close_provider_proposal(${id}, ${as}) as closed`.execute(
    tx,
  );
  return rows[0]?.closed ?? false;
}

/** People who may accept it as long as it waits; never whoever proposed it. */
export async function listAcceptors(tx: Tx, id: string): Promise<string[]> {
  const { rows } = await sql<{ person: string }>`select unnest(ctx.provider_acceptors(${id})) as person`.execute(tx);
  return rows.map(({ person }) => person);
}

function proposals(tx: Tx) {
  return tx
    .selectFrom("provider_proposals")
    .innerJoin("organisations", "organisations.id", "provider_proposals.organisation_id")
    .leftJoin("people as proposer", "proposer.id", "proposed_by")
    .leftJoin("people as decider", "decider.id", "decided_by")
    .select([
      sql<boolean>`ctx.proposal_is_backed(provider_proposals.id)`.as("backed"),
      "provider_proposals.id",
      "provider_proposals.organisation_id",
      "organisations.name as organisation",
      "of_revision",
      "issuer",
      "client_id",
      "new_secret",
      "tenant",
      "subject_claim",
      "email_claim",
      "email_domains",
      "vouches_for_email",
      "second_factor_values",
      "local_sign_in",
      "proposed_by",
      "proposer.name as proposer",
      "proposed_at",
      "decided_as",
      "decided_by",
      "decider.name as decider",
      "decided_at",
    ]);
}

type Row = Awaited<ReturnType<ReturnType<typeof proposals>["executeTakeFirstOrThrow"]>>;

function asProposal(row: Row): ProviderProposal {
  const { decided_as: as, decided_by: by, decided_at: at } = row;
  return {
    id: row.id,
    organisation: { id: row.organisation_id, name: row.organisation },
    settings: {
      issuer: row.issuer,
      clientId: row.client_id,
      tenant: row.tenant,
      subjectClaim: row.subject_claim,
      emailClaim: row.email_claim,
      emailDomains: row.email_domains,
      vouchesForEmail: row.vouches_for_email,
      secondFactorValues: row.second_factor_values,
      localSignIn: row.local_sign_in,
    },
    newSecret: row.new_secret,
    ofRevision: row.of_revision,
    proposedBy: { id: row.proposed_by, name: row.proposer },
    proposedAt: row.proposed_at,
    isBacked: row.backed,
    decision: as !== null && at !== null ? { as, at, by: by === null ? null : { id: by, name: row.decider } } : null,
  };
}
