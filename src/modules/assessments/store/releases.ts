import { sql } from "kysely";
import { NotFound } from "../../../kernel/errors.ts";
import type { Tx } from "../../../platform/tenancy/tx.ts";
import type { PublicDocument, PublicPriority } from "../rules/documents.ts";
import type { ReleaseProposal } from "../rules/releases.ts";

/** A version as it is read in public: no more than what was released. */
export type ReleasedVersion = {
  readonly id: string;
  readonly assessmentId: string;
  readonly version: number;
  readonly title: string;
  readonly year: string;
  /** Of the document, in hexadecimal. */
  readonly sha256: string;
  readonly releasedAt: Date;
};

/** A version with the little of it that a card shows. */
export type ReleasedCard = ReleasedVersion & {
  readonly place: string;
  readonly summary: string;
  readonly priorities: readonly PublicPriority[];
  readonly isSynthetic: boolean;
};

/** Every version put forward of an assessment, the latest first. */
export async function listProposals(tx: Tx, assessmentId: string): Promise<ReleaseProposal[]> {
  return proposals(tx, sql`p.assessment_id = ${assessmentId}`);
}

export async function getProposal(tx: Tx, assessmentId: string, id: string): Promise<ReleaseProposal> {
  const [proposal] = await proposals(tx, sql`p.assessment_id = ${assessmentId} and p.id = ${id}`);
  if (!proposal) throw new NotFound("version");
  return proposal;
}

/** What waits for somebody else to release it, in the whole partnership. */
export async function listWaitingProposals(tx: Tx): Promise<ReleaseProposal[]> {
  const { rows } = await sql<Proposed>`
    select ${PROPOSED}, true as "isLatest" from release_proposals p left join people proposer on proposer.id = p.proposed_by
     where not exists (select from assessment_releases x where x.partnership_id = p.partnership_id and x.proposal_id = p.id)
       and p.version = (select max(v.version) from release_proposals v
                         where v.partnership_id = p.partnership_id and v.assessment_id = p.assessment_id)
     order by p.version desc`.execute(tx);
  return rows.map(({ proposedById, proposedByName, ...row }) => ({
    ...row,
    proposedBy: { id: proposedById, name: proposedByName },
    released: undefined,
    withdrawn: undefined,
  }));
}

type Proposed = Omit<ReleaseProposal, "proposedBy" | "released" | "withdrawn"> & {
  readonly proposedById: string;
  readonly proposedByName: string | null;
};

const PROPOSED = sql`p.id, p.assessment_id as "assessmentId", p.version, p.title, p.year, encode(p.document_sha256, 'hex') as sha256,
           p.proposed_at as "proposedAt", p.proposed_by as "proposedById", proposer.name as "proposedByName"`;

async function proposals(tx: Tx, which: ReturnType<typeof sql>): Promise<ReleaseProposal[]> {
  const { rows } = await sql<
    Proposed & {
      releasedAt: Date | null;
      releasedBy: string | null;
      withdrawnAt: Date | null;
      withdrawnBy: string | null;
      reason: string | null;
    }
  >`
    select ${PROPOSED}, r.released_at as "releasedAt", releaser.name as "releasedBy",
           w.withdrawn_at as "withdrawnAt", withdrawer.name as "withdrawnBy", w.reason,
           p.version = (select max(v.version) from release_proposals v
                         where v.partnership_id = p.partnership_id and v.assessment_id = p.assessment_id) as "isLatest"
      from release_proposals p
      left join assessment_releases r on r.partnership_id = p.partnership_id and r.proposal_id = p.id
      left join assessment_withdrawals w on w.partnership_id = p.partnership_id and w.proposal_id = p.id
      left join people proposer on proposer.id = p.proposed_by
      left join people releaser on releaser.id = r.released_by
      left join people withdrawer on withdrawer.id = w.withdrawn_by
     where ${which} order by p.version desc`.execute(tx);
  return rows.map(
    ({ proposedById, proposedByName, releasedAt, releasedBy, withdrawnAt, withdrawnBy, reason, ...row }) => ({
      ...row,
      proposedBy: { id: proposedById, name: proposedByName },
      released: releasedAt ? { at: releasedAt, by: releasedBy } : undefined,
      withdrawn: withdrawnAt ? { at: withdrawnAt, by: withdrawnBy, reason: reason ?? "" } : undefined,
    }),
  );
}

/** The document of a version, for whoever may see the version. */
export async function getDocument(tx: Tx, proposalId: string): Promise<PublicDocument> {
  const row = await tx
    .selectFrom("release_proposals")
    .select("document")
    .where("id", "=", proposalId)
    .executeTakeFirst();
  if (!row) throw new NotFound("version");
  return row.document as PublicDocument;
}

/** The document that was released last of an assessment and not withdrawn, to compare a later one with. */
export async function findReleasedDocument(
  tx: Tx,
  assessmentId: string,
  before: number,
): Promise<{ readonly version: number; readonly document: PublicDocument } | undefined> {
  const row = await tx
    .selectFrom("release_proposals as p")
    .innerJoin("assessment_releases as r", "r.proposal_id", "p.id")
    .leftJoin("assessment_withdrawals as w", "w.proposal_id", "p.id")
    .select(["p.version", "p.document"])
    .where("p.assessment_id", "=", assessmentId)
    .where("p.version", "<", before)
    .where("w.proposal_id", "is", null)
    .orderBy("p.version", "desc")
    .limit(1)
    .executeTakeFirst();
  return row && { version: row.version, document: row.document as PublicDocument };
}

export async function insertProposal(
  tx: Tx,
  proposal: {
    readonly assessmentId: string;
    readonly version: number;
    readonly title: string;
    readonly year: string;
    readonly document: string;
    readonly sha256: Buffer;
  },
): Promise<string> {
  const { id } = await tx
    .insertInto("release_proposals")
    .values({
      assessment_id: proposal.assessmentId,
      version: proposal.version,
      title: proposal.title,
      year: proposal.year,
      document: proposal.document,
      document_sha256: proposal.sha256,
      proposed_by: tx.identity.person ?? "",
    })
    .returning("id")
    .executeTakeFirstOrThrow();
  return id;
}

export async function insertRelease(tx: Tx, proposal: ReleaseProposal): Promise<void> {
  await tx
    .insertInto("assessment_releases")
    .values({
      proposal_id: proposal.id,
      proposed_by: proposal.proposedBy.id,
      released_by: tx.identity.person ?? "",
    })
    .execute();
}

export async function insertWithdrawal(tx: Tx, proposalId: string, reason: string): Promise<void> {
  await tx
    .insertInto("assessment_withdrawals")
    .values({ proposal_id: proposalId, reason, withdrawn_by: tx.identity.person ?? "" })
    .execute();
}

/** Everything that is released and not withdrawn, the latest first. */
export async function listReleased(tx: Tx, limit = 100): Promise<ReleasedCard[]> {
  const { rows } = await sql<ReleasedCard>`
    select p.id, p.assessment_id as "assessmentId", p.version, p.title, p.year, encode(p.document_sha256, 'hex') as sha256,
           r.released_at as "releasedAt", p.document->>'place' as place, p.document->>'summary' as summary,
           p.document->'priorities' as priorities, (p.document->'sources'->>'isSynthetic')::boolean as "isSynthetic"
      from assessment_releases r
      join release_proposals p on p.partnership_id = r.partnership_id and p.id = r.proposal_id
     where not exists (select from assessment_withdrawals w
                        where w.partnership_id = r.partnership_id and w.proposal_id = r.proposal_id)
     order by r.released_at desc, p.version desc limit ${limit}`.execute(tx);
  return rows;
}

/** One released version, without its document. Throws NotFound for one that is not released, or was withdrawn. */
export async function getReleased(tx: Tx, id: string): Promise<ReleasedVersion & { readonly latestId: string }> {
  const { rows } = await sql<ReleasedVersion & { latestId: string }>`
    select p.id, p.assessment_id as "assessmentId", p.version, p.title, p.year, encode(p.document_sha256, 'hex') as sha256,
           r.released_at as "releasedAt",
           (select v.id from release_proposals v
              join assessment_releases x on x.partnership_id = v.partnership_id and x.proposal_id = v.id
             where v.partnership_id = p.partnership_id and v.assessment_id = p.assessment_id
               and not exists (select from assessment_withdrawals y
                                where y.partnership_id = v.partnership_id and y.proposal_id = v.id)
             order by v.version desc limit 1) as "latestId"
      from assessment_releases r
      join release_proposals p on p.partnership_id = r.partnership_id and p.id = r.proposal_id
     where p.id = ${id} and not exists (select from assessment_withdrawals w
                                         where w.partnership_id = r.partnership_id and w.proposal_id = r.proposal_id)`.execute(
    tx,
  );
  const [released] = rows;
  if (!released) throw new NotFound("assessment");
  return released;
}
