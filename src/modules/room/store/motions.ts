import { sql } from "kysely";
import { NotFound } from "../../../kernel/errors.ts";
import type { Tx } from "../../../platform/tenancy/tx.ts";
import type { Decision, Determination, Motion } from "../rules/motions.ts";

const MOTIONS = sql`
  select m.id, m.lineage_id as "lineageId", m.place, m.kind, m.procedure, m.meeting_id as "meetingId", e.held_on as "meetingOn",
         m.item_id as "itemId", t.body as text, t.revision, m.determination_id as "determinationId",
         (select coalesce(jsonb_agg(jsonb_build_object('id', d.id, 'way', d.way, 'outcome', d.outcome, 'onDay', d.on_day,
             'atTime', d.at_time, 'needed', d.needed, 'represented', d.represented, 'present', to_jsonb(d.present), 'working', d.working,
             'votes', (select coalesce(jsonb_agg(jsonb_build_object('seatId', v.seat_id, 'choice', v.choice) order by v.seat_id), '[]')
                         from decision_votes v where v.partnership_id = d.partnership_id and v.decision_id = d.id)) order by d.way), '[]')
            from decisions d where d.partnership_id = m.partnership_id and d.motion_id = m.id) as decisions,
         (select coalesce(jsonb_agg(jsonb_build_object('seatId', x.seat_id, 'why', x.why) order by x.recorded_at), '[]')
            from motion_dissents x where x.partnership_id = m.partnership_id and x.motion_id = m.id) as dissents,
         (select coalesce(jsonb_agg(jsonb_build_object('id', c.id, 'part', c.part, 'finding', c.finding, 'reasons', r.body,
             'foundBy', p.name, 'foundAt', c.found_at) order by c.found_at), '[]')
            from chair_determinations c left join people p on p.id = c.found_by
            left join motion_texts r on r.partnership_id = c.partnership_id and r.motion_id = c.motion_id and r.part = c.part
           where c.partnership_id = m.partnership_id and c.motion_id = m.id) as determinations
    from motions m
    join meetings e on e.partnership_id = m.partnership_id and e.id = m.meeting_id
    left join motion_texts t on t.partnership_id = m.partnership_id and t.motion_id = m.id and t.part = 'proposal'`;

const IN_ORDER = sql`order by m.lineage_id, m.place`;

/** Every motion of a group, each lineage in its order. */
export async function listGroupMotions(tx: Tx, group: string): Promise<Motion[]> {
  const { rows } = await sql<Motion>`${MOTIONS} where m.group_id = ${group} ${IN_ORDER}`.execute(tx);
  return rows;
}

/** Every motion of the lineages that were before a meeting, each in its order. */
export async function listMotionsAt(tx: Tx, meeting: string): Promise<Motion[]> {
  const { rows } = await sql<Motion>`
    ${MOTIONS} where m.lineage_id in (select lineage_id from motions where meeting_id = ${meeting}) ${IN_ORDER}`.execute(
    tx,
  );
  return rows;
}

/** The motions of a lineage in their order; none for one that is not the group's. */
export async function listLineage(tx: Tx, group: string, lineage: string): Promise<Motion[]> {
  const { rows } =
    await sql<Motion>`${MOTIONS} where m.group_id = ${group} and m.lineage_id = ${lineage} ${IN_ORDER}`.execute(tx);
  return rows;
}

/** Holds a proposal, or the new ones of an item, for the rest of the transaction. */
export async function lockProposal(tx: Tx, id: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`proposal ${id}`}, 0))`.execute(tx);
}

type Of = { readonly id: string; readonly meetingId: string; readonly groupId: string };
type New = Pick<Motion, "kind" | "place" | "procedure"> & {
  readonly id: string;
  readonly lineageId: string;
  readonly text: string;
  readonly determinationId: string | null;
};

export async function insertMotion(tx: Tx, item: Of, motion: New): Promise<void> {
  const of = { item_id: item.id, meeting_id: item.meetingId, group_id: item.groupId };
  const { id, kind, place, procedure } = motion;
  await tx
    .insertInto("motions")
    .values({
      ...{ id, kind, place, procedure, ...of },
      lineage_id: motion.lineageId,
      determination_id: motion.determinationId,
      tabled_by: tx.identity.person ?? "",
    })
    .execute();
  await insertText(tx, { motion_id: id, ...of }, "proposal", motion.text);
}

type MotionKeys = {
  readonly motion_id: string;
  readonly item_id: string;
  readonly meeting_id: string;
  readonly group_id: string;
};

async function insertText(
  tx: Tx,
  keys: MotionKeys,
  part: "proposal" | Determination["part"],
  body: string,
): Promise<void> {
  await tx
    .insertInto("motion_texts")
    .values({ ...keys, part, body })
    .execute();
}

/** Answers false when somebody else has changed the words since `revision`, or the motion has been decided. */
export async function updateText(tx: Tx, motion: string, revision: number, body: string): Promise<boolean> {
  const updated = await tx
    .updateTable("motion_texts")
    .set({ body, revision: revision + 1 })
    .where("motion_id", "=", motion)
    .where("part", "=", "proposal")
    .where("revision", "=", revision)
    .executeTakeFirst();
  return updated.numUpdatedRows === 1n;
}

/** Writes what was decided with its quorum, and the votes of a vote. Answers the decision's id. */
export async function insertDecision(
  tx: Tx,
  motion: Motion,
  group: string,
  decision: Omit<Decision, "id">,
): Promise<string> {
  const count = (choice: string) => decision.votes.filter((vote) => vote.choice === choice).length;
  const { way, outcome, needed, represented, working } = decision;
  const { id } = await tx
    .insertInto("decisions")
    .values({
      ...keysOf(motion, group),
      ...{ way, outcome, needed, represented, working },
      on_day: decision.onDay,
      at_time: decision.atTime,
      votes_for: count("for"),
      votes_against: count("against"),
      abstentions: count("abstain"),
      present: [...decision.present],
      taken_by: tx.identity.person ?? "",
    })
    .returning("id")
    .executeTakeFirstOrThrow();
  if (decision.votes.length > 0)
    await tx
      .insertInto("decision_votes")
      .values(
        decision.votes.map(({ seatId, choice }) => ({ decision_id: id, seat_id: seatId, group_id: group, choice })),
      )
      .execute();
  return id;
}

export async function insertDissent(tx: Tx, motion: Motion, group: string, seat: string, why: string): Promise<void> {
  await tx
    .insertInto("motion_dissents")
    .values({ ...keysOf(motion, group), seat_id: seat, why, recorded_by: tx.identity.person ?? null })
    .execute();
}

/** Writes what the chair found, with the reasons where only those read them who may. Answers its id. */
export async function insertDetermination(
  tx: Tx,
  motion: Motion,
  group: string,
  { part, finding, reasons }: Pick<Determination, "part" | "finding"> & { readonly reasons: string },
): Promise<string> {
  const keys = keysOf(motion, group);
  await insertText(tx, keys, part, reasons);
  const { id } = await tx
    .insertInto("chair_determinations")
    .values({ ...keys, part, finding, found_by: tx.identity.person ?? "" })
    .returning("id")
    .executeTakeFirstOrThrow();
  return id;
}

function keysOf(motion: Motion, group: string): MotionKeys {
  return { motion_id: motion.id, item_id: motion.itemId, meeting_id: motion.meetingId, group_id: group };
}

/** To which proposal and group a motion of a meeting belongs. Throws NotFound for one of another meeting. */
export async function getMotionKeys(
  tx: Tx,
  meeting: string,
  id: string,
): Promise<{ readonly lineageId: string; readonly groupId: string; readonly itemId: string }> {
  const { rows } = await sql<{ lineageId: string; groupId: string; itemId: string }>`
    select lineage_id as "lineageId", group_id as "groupId", item_id as "itemId" from motions
     where meeting_id = ${meeting} and id = ${id}`.execute(tx);
  const [keys] = rows;
  if (!keys) throw new NotFound("motion");
  return keys;
}

/** The names of all seats that a group has or had, by id. */
export async function listSeatNames(tx: Tx, group: string): Promise<Map<string, string>> {
  const rows = await tx.selectFrom("seats").select(["id", "name"]).where("group_id", "=", group).execute();
  return new Map(rows.map(({ id, name }) => [id, name]));
}
