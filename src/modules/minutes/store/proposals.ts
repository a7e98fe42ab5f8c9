import { sql } from "kysely";
import type { Day } from "../../../kernel/dates.ts";
import { NotFound } from "../../../kernel/errors.ts";
import type { Tx } from "../../../platform/tenancy/tx.ts";
import type { MinutesDocument } from "../rules/documents.ts";
import type { AwaitedRelease, Office, Proposal } from "../rules/releases.ts";
import type { OfMeeting } from "./texts.ts";

/** For whoever reads what is released, and no more, agreements and withdrawals are not there. */
const PROPOSALS = sql`
  select p.id, p.meeting_id as "meetingId", p.group_id as "groupId", p.reach, p.version, p.leaves_out as "leavesOut",
         p.proposed_at as "proposedAt", by.name as "proposedBy",
         (select coalesce(jsonb_agg(jsonb_build_object('office', a.office, 'personId', a.agreed_by, 'by', n.name, 'at', a.agreed_at)
             order by a.agreed_at), '[]')
            from minutes_agreements a left join people n on n.id = a.agreed_by
           where a.partnership_id = p.partnership_id and a.proposal_id = p.id) as agreements,
         (select jsonb_build_object('reason', w.reason, 'at', w.withdrawn_at, 'by', n.name)
            from minutes_withdrawals w left join people n on n.id = w.withdrawn_by
           where w.partnership_id = p.partnership_id and w.proposal_id = p.id) as withdrawal,
         not exists (select from minutes_proposals l where l.partnership_id = p.partnership_id and l.meeting_id = p.meeting_id
             and l.reach = p.reach and l.version > p.version) as "isLatest"
    from minutes_proposals p left join people by on by.id = p.proposed_by`;

/** What was put forward of a meeting's minutes, the latest first. */
export async function listProposals(tx: Tx, meeting: string): Promise<Proposal[]> {
  const { rows } =
    await sql<Proposal>`${PROPOSALS} where p.partnership_id = ctx.partnership_id() and p.meeting_id = ${meeting}
    order by p.reach desc, p.version desc`.execute(tx);
  return rows;
}

/** The latest versions that were put forward and not withdrawn, and lack an agreement. */
export async function listWaiting(tx: Tx): Promise<AwaitedRelease[]> {
  const { rows } = await sql<AwaitedRelease>`
    select p.id, p.group_id as "groupId", p.reach, p.leaves_out as "leavesOut", p.document->>'group' as "group",
           p.document->>'heldOn' as "heldOn", given.offices as "given", given.by_oneself as "isGivenByOneself"
      from minutes_proposals p cross join lateral (
        select coalesce(array_agg(a.office), '{}') as offices, coalesce(bool_or(a.agreed_by = ctx.person_id()), false) as by_oneself
          from minutes_agreements a where a.partnership_id = p.partnership_id and a.proposal_id = p.id) given
     where p.partnership_id = ctx.partnership_id() and cardinality(given.offices) < case when p.leaves_out then 2 else 1 end
       and not exists (select from minutes_withdrawals w where w.partnership_id = p.partnership_id and w.proposal_id = p.id)
       and not exists (select from minutes_proposals l where l.partnership_id = p.partnership_id and l.meeting_id = p.meeting_id
             and l.reach = p.reach and l.version > p.version)
     order by p.proposed_at`.execute(tx);
  return rows;
}

/** One of this partnership's own. */
export async function findProposal(tx: Tx, id: string): Promise<Proposal | undefined> {
  const { rows } =
    await sql<Proposal>`${PROPOSALS} where p.partnership_id = ctx.partnership_id() and p.id = ${id}`.execute(tx);
  return rows[0];
}

export async function getProposal(tx: Tx, id: string): Promise<Proposal> {
  const proposal = await findProposal(tx, id);
  if (!proposal) throw new NotFound("minutes");
  return proposal;
}

/** Holds what was put forward of a meeting's minutes while somebody agrees or takes it back. */
export async function lockProposals(tx: Tx, meeting: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended('releases of minutes ' || ctx.partnership_id() || ${meeting}::text, 0))`.execute(
    tx,
  );
}

/** Whether a proposal holds exactly this document. */
export async function hasDocument(tx: Tx, id: string, document: MinutesDocument): Promise<boolean> {
  const { rows } = await sql`
    select from minutes_proposals where id = ${id} and document = ${JSON.stringify(document)}::jsonb`.execute(tx);
  return rows.length === 1;
}

export async function insertProposal(
  tx: Tx,
  meeting: OfMeeting,
  proposal: Pick<Proposal, "reach" | "version" | "leavesOut"> & { readonly document: MinutesDocument },
): Promise<string> {
  const { reach, version, leavesOut, document } = proposal;
  const { id } = await tx
    .insertInto("minutes_proposals")
    .values({
      ...{ meeting_id: meeting.id, group_id: meeting.groupId, reach, version, leaves_out: leavesOut },
      document: JSON.stringify(document),
      proposed_by: tx.identity.person ?? "",
    })
    .returning("id")
    .executeTakeFirstOrThrow();
  return id;
}

export async function insertAgreement(tx: Tx, proposal: Proposal, office: Office): Promise<void> {
  await tx
    .insertInto("minutes_agreements")
    .values({ proposal_id: proposal.id, group_id: proposal.groupId, office, agreed_by: tx.identity.person ?? "" })
    .execute();
}

export async function insertWithdrawal(tx: Tx, proposal: Proposal, reason: string): Promise<void> {
  await tx
    .insertInto("minutes_withdrawals")
    .values({ proposal_id: proposal.id, group_id: proposal.groupId, reason, withdrawn_by: tx.identity.person ?? "" })
    .execute();
}

/** A document that whoever asks may read, and the later version of it, if there is one. */
export type Published = {
  readonly id: string;
  readonly groupId: string;
  readonly version: number;
  readonly document: MinutesDocument;
  readonly latestId: string;
};

/** Throws NotFound for what is not released to whoever asks, nor theirs to decide about. */
export async function getPublished(tx: Tx, id: string): Promise<Published> {
  const { rows } = await sql<Published>`
    select p.id, p.group_id as "groupId", p.version, p.document,
           coalesce((select l.id from minutes_proposals l where l.meeting_id = p.meeting_id and l.reach = p.reach
               and l.id = any (ctx.released_minutes()) order by l.version desc limit 1), p.id) as "latestId"
      from minutes_proposals p where p.id = ${id}`.execute(tx);
  const [published] = rows;
  if (!published) throw new NotFound("minutes");
  return published;
}

/** Minutes that are released, as a list names them. */
export type ReleasedMinutes = {
  readonly id: string;
  readonly groupId: string;
  readonly group: string;
  readonly heldOn: Day;
  readonly reach: "partners" | "public";
  readonly version: number;
  readonly state: MinutesDocument["state"];
};

/**
 * The latest released version of each meeting's minutes, the latest meeting first: to the public, or to partners, who read the
 * public view where there is no wider one.
 */
export async function listReleasedMinutes(tx: Tx, group?: string): Promise<ReleasedMinutes[]> {
  const ofGroup = group === undefined ? sql`` : sql`and p.group_id = ${group}`;
  const { rows } = await sql<ReleasedMinutes>`
    select * from (
      select distinct on (p.partnership_id, p.meeting_id) p.id, p.group_id as "groupId", p.document->>'group' as "group",
             p.document->>'heldOn' as "heldOn", p.reach, p.version, p.document->>'state' as state
        from minutes_proposals p where p.id = any ((select ctx.released_minutes())::uuid[]) ${ofGroup}
       order by p.partnership_id, p.meeting_id, p.reach = 'partners' desc, p.version desc) as latest
     order by latest."heldOn" desc`.execute(tx);
  return rows;
}
