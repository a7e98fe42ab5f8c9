import { sql } from "kysely";
import { NotFound } from "../../../kernel/errors.ts";
import type { Tx } from "../../../platform/tenancy/tx.ts";
import type { Settings } from "../rules/settings.ts";
import type { AccountabilityLine, Approval, ListedSeat, NewSeat, Terms, TermsTexts } from "../rules/terms.ts";

const APPROVAL = sql`
  case when a.terms_id is not null then jsonb_build_object('decidedBy', a.decided_by, 'decidedOn', a.decided_on,
    'meeting', a.meeting, 'inForceFrom', a.in_force_from, 'approvedBy', a.approved_by, 'confirmedBy', c.confirmed_by) end`;

const LINES = sql`
  (select coalesce(jsonb_agg(jsonb_build_object('id', l.id, 'kind', l.kind, 'body', l.body, 'subject', l.subject,
      'cadence', l.cadence) order by l.position), '[]')
     from accountability_lines l where l.partnership_id = t.partnership_id and l.terms_id = t.id)`;

const FROM = sql`
    from terms_of_reference t
    left join terms_approvals a on a.partnership_id = t.partnership_id and a.terms_id = t.id
    left join terms_confirmations c on c.partnership_id = t.partnership_id and c.terms_id = t.id`;

const TERMS = sql`
  select t.id, t.group_id as "groupId", t.version, t.revision, t.mission, t.purpose, t.aims, t.objectives, t.scope,
         t.responsibilities, t.secretariat, t.source, t.open_points as "openPoints", t.settings,
         ${APPROVAL} as approval,
         (select coalesce(jsonb_agg(jsonb_build_object('id', s.id, 'holder', s.holder, 'name', s.name, 'organisationId', s.organisation_id,
             'sits', ts.sits, 'capacity', ts.capacity, 'representatives', ts.representatives, 'bodies', ts.bodies, 'votes', ts.votes,
             'posts', ts.posts, 'fromOn', ts.from_on, 'toOn', ts.to_on) order by ts.position), '[]')
            from terms_seats ts join seats s on s.partnership_id = ts.partnership_id and s.id = ts.seat_id
           where ts.partnership_id = t.partnership_id and ts.terms_id = t.id) as seats,
         ${LINES} as lines
    ${FROM}`;

/** Every version of a group's terms, the first one first. */
export async function listTerms(tx: Tx, group: string): Promise<Terms[]> {
  const { rows } = await sql<Terms>`${TERMS} where t.group_id = ${group} order by t.version`.execute(tx);
  return rows;
}

/** The versions of all groups that have not ended, for what is due. */
export async function listAllTerms(tx: Tx): Promise<Terms[]> {
  const { rows } = await sql<Terms>`${TERMS}
     where exists (select from groups g where g.partnership_id = t.partnership_id and g.id = t.group_id and g.ended_on is null)
     order by t.group_id, t.version`.execute(tx);
  return rows;
}

/** Where every version of the terms of every group leads, for whoever may not read the rest of them. */
export async function listAccountability(
  tx: Tx,
): Promise<Pick<Terms, "groupId" | "version" | "settings" | "approval" | "lines">[]> {
  const { rows } = await sql<Terms>`
    select t.group_id as "groupId", t.version, t.settings, ${APPROVAL} as approval, ${LINES} as lines ${FROM}`.execute(
    tx,
  );
  return rows;
}

/** Throws NotFound for a version that is not this group's. */
export async function getTerms(tx: Tx, group: string, id: string): Promise<Terms> {
  const { rows } = await sql<Terms>`${TERMS} where t.group_id = ${group} and t.id = ${id}`.execute(tx);
  const [terms] = rows;
  if (!terms) throw new NotFound("terms of reference");
  return terms;
}

/** Holds the terms of a group for the rest of the transaction, so that changes of them come one after the other. */
export async function lockTerms(tx: Tx, group: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended('terms ' || ctx.partnership_id() || ${group}::text, 0))`.execute(
    tx,
  );
}

export async function insertTerms(
  tx: Tx,
  terms: TermsTexts & { readonly groupId: string; readonly version: number; readonly settings: Settings },
): Promise<string> {
  const { id } = await tx
    .insertInto("terms_of_reference")
    .values({
      group_id: terms.groupId,
      version: terms.version,
      drafted_by: tx.identity.person ?? null,
      ...columnsOf(terms),
    })
    .returning("id")
    .executeTakeFirstOrThrow();
  return id;
}

/** Answers false when somebody else has saved since `revision`, or the version has been approved. */
export async function updateTerms(
  tx: Tx,
  id: string,
  revision: number,
  terms: TermsTexts & { readonly settings: Settings },
): Promise<boolean> {
  const updated = await tx
    .updateTable("terms_of_reference")
    .set({ ...columnsOf(terms), revision: revision + 1 })
    .where("id", "=", id)
    .where("revision", "=", revision)
    .executeTakeFirst();
  return updated.numUpdatedRows === 1n;
}

function columnsOf(terms: TermsTexts & { readonly settings: Settings }) {
  const { mission, purpose, scope, secretariat, source } = terms;
  return {
    ...{ mission, purpose, scope, secretariat, source },
    aims: [...terms.aims],
    objectives: [...terms.objectives],
    responsibilities: [...terms.responsibilities],
    open_points: [...terms.openPoints],
    settings: JSON.stringify(terms.settings),
  };
}

export async function insertApproval(
  tx: Tx,
  terms: Pick<Terms, "id" | "groupId">,
  approval: Pick<Approval, "decidedBy" | "decidedOn" | "meeting" | "inForceFrom">,
): Promise<void> {
  await tx
    .insertInto("terms_approvals")
    .values({
      terms_id: terms.id,
      group_id: terms.groupId,
      decided_by: approval.decidedBy,
      decided_on: approval.decidedOn,
      meeting: approval.meeting,
      in_force_from: approval.inForceFrom,
      approved_by: tx.identity.person ?? "",
    })
    .execute();
}

export async function insertConfirmation(
  tx: Tx,
  terms: Pick<Terms, "id" | "groupId">,
  approvedBy: string,
): Promise<void> {
  await tx
    .insertInto("terms_confirmations")
    .values({
      terms_id: terms.id,
      group_id: terms.groupId,
      approved_by: approvedBy,
      confirmed_by: tx.identity.person ?? "",
    })
    .execute();
}

/** Adds a place to the group, for this version and those after it. Answers its id. */
export async function insertSeat(tx: Tx, group: string, seat: NewSeat): Promise<string> {
  const { id } = await tx
    .insertInto("seats")
    .values({ group_id: group, holder: seat.holder, name: seat.name, organisation_id: seat.organisationId })
    .returning("id")
    .executeTakeFirstOrThrow();
  return id;
}

/** Lists a seat at the end of a version's membership. */
export async function insertListedSeat(tx: Tx, terms: Pick<Terms, "id" | "groupId">, seat: ListedSeat): Promise<void> {
  const { sits, capacity, representatives, bodies, votes } = seat;
  await tx
    .insertInto("terms_seats")
    .values({
      terms_id: terms.id,
      seat_id: seat.id,
      group_id: terms.groupId,
      position: sql<number>`(select coalesce(max(position), 0) + 1 from terms_seats where terms_id = ${terms.id})`,
      ...{ sits, capacity, representatives, bodies, votes },
      posts: [...seat.posts],
      from_on: seat.fromOn,
      to_on: seat.toOn,
    })
    .execute();
}

/** Answers false when the version does not list the seat. The place itself stays: others may list it. */
export async function deleteListedSeat(tx: Tx, terms: string, seat: string): Promise<boolean> {
  const gone = await tx
    .deleteFrom("terms_seats")
    .where("terms_id", "=", terms)
    .where("seat_id", "=", seat)
    .executeTakeFirst();
  return gone.numDeletedRows === 1n;
}

export async function insertLine(
  tx: Tx,
  terms: Pick<Terms, "id" | "groupId">,
  line: Omit<AccountabilityLine, "id">,
): Promise<void> {
  await tx
    .insertInto("accountability_lines")
    .values({
      terms_id: terms.id,
      group_id: terms.groupId,
      position: sql<number>`(select coalesce(max(position), 0) + 1 from accountability_lines where terms_id = ${terms.id})`,
      ...line,
    })
    .execute();
}

export async function deleteLine(tx: Tx, terms: string, line: string): Promise<boolean> {
  const gone = await tx
    .deleteFrom("accountability_lines")
    .where("terms_id", "=", terms)
    .where("id", "=", line)
    .executeTakeFirst();
  return gone.numDeletedRows === 1n;
}
