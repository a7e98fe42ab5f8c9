import { sql } from "kysely";
import type { Day } from "../../../kernel/dates.ts";
import { NotFound } from "../../../kernel/errors.ts";
import type { Tx } from "../../../platform/tenancy/tx.ts";
import type { Meeting, MeetingFacts, MeetingStep } from "../rules/meetings.ts";

const MEETINGS = sql`
  select m.id, m.group_id as "groupId", g.name as "group", m.kind, m.held_on as "heldOn", m.begins_at as "beginsAt", m.way, m.place,
         m.joining, m.revision,
         (select coalesce(jsonb_agg(jsonb_build_object('kind', s.kind, 'reason', s.reason, 'onDay', s.on_day, 'atTime', s.at_time,
             'takenAt', s.taken_at, 'takenBy', p.name) order by s.taken_at), '[]')
            from meeting_steps s left join people p on p.id = s.taken_by
           where s.partnership_id = m.partnership_id and s.meeting_id = m.id) as steps
    from meetings m join groups g on g.partnership_id = m.partnership_id and g.id = m.group_id`;

/** The meetings that whoever asks may see, the next one first and then the past ones, the latest first. */
export async function listMeetings(tx: Tx, today: Day): Promise<Meeting[]> {
  const { rows } = await sql<Meeting>`${MEETINGS}
    order by m.held_on < ${today}::date, abs(m.held_on - ${today}::date), m.begins_at limit 500`.execute(tx);
  return rows;
}

/** The meetings to come of the groups in which whoever asks has a place, or sits, or which they chair; the next one first. */
export async function listOwnMeetings(tx: Tx, today: Day): Promise<Meeting[]> {
  const { rows } = await sql<Meeting>`${MEETINGS}
    where m.partnership_id = ctx.partnership_id() and m.held_on >= ${today}::date
      and (m.group_id = any ((select ctx.my_groups('groups:read'))::uuid[])
        or m.group_id in (select r.group_id from seat_representatives r where r.partnership_id = ctx.partnership_id()
             and r.person_id = ctx.person_id() and r.from_on <= m.held_on and (r.to_on is null or r.to_on >= m.held_on))
        or m.group_id in (select c.group_id from chair_terms c where c.partnership_id = ctx.partnership_id()
             and c.person_id = ctx.person_id() and c.from_on <= m.held_on and (c.to_on is null or c.to_on >= m.held_on)))
      and not exists (select from meeting_steps s where s.partnership_id = m.partnership_id and s.meeting_id = m.id and s.kind = 'cancelled')
    order by m.held_on, m.begins_at limit ${MOST_OWN}`.execute(tx);
  return rows;
}

/** How many of one's next meetings My work names; the page of meetings has them all. */
const MOST_OWN = 5;

/** The meetings of one group, the earliest first. */
export async function listGroupMeetings(tx: Tx, group: string): Promise<Meeting[]> {
  const { rows } = await sql<Meeting>`${MEETINGS} where m.group_id = ${group} order by m.held_on, m.begins_at`.execute(
    tx,
  );
  return rows;
}

export async function getMeeting(tx: Tx, id: string): Promise<Meeting> {
  const { rows } = await sql<Meeting>`${MEETINGS} where m.id = ${id}`.execute(tx);
  const [meeting] = rows;
  if (!meeting) throw new NotFound("meeting");
  return meeting;
}

/** The meeting of the same group that comes first of those before this one from `today` on; undefined when there is none. */
export async function findSooner(
  tx: Tx,
  meeting: Pick<Meeting, "groupId" | "heldOn" | "beginsAt">,
  today: Day,
): Promise<Pick<Meeting, "id" | "heldOn" | "beginsAt"> | undefined> {
  const { groupId, heldOn, beginsAt } = meeting;
  const { rows } = await sql<Pick<Meeting, "id" | "heldOn" | "beginsAt">>`
    select m.id, m.held_on as "heldOn", m.begins_at as "beginsAt" from meetings m
     where m.group_id = ${groupId} and m.held_on >= ${today}::date
       and (m.held_on, m.begins_at) < (${heldOn}::date, ${beginsAt}::text)
       and not exists (select from meeting_steps s where s.partnership_id = m.partnership_id and s.meeting_id = m.id and s.kind = 'cancelled')
     order by m.held_on, m.begins_at limit 1`.execute(tx);
  return rows[0];
}

/** Holds a group's meetings for the rest of the transaction, so that two are not put at the same time. */
export async function lockMeetings(tx: Tx, group: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended('meetings ' || ctx.partnership_id() || ${group}::text, 0))`.execute(
    tx,
  );
}

export async function insertMeeting(tx: Tx, group: string, facts: MeetingFacts): Promise<string> {
  const { id } = await tx
    .insertInto("meetings")
    .values({ group_id: group, scheduled_by: tx.identity.person ?? null, ...columnsOf(facts) })
    .returning("id")
    .executeTakeFirstOrThrow();
  return id;
}

/** Answers false when somebody else has changed the meeting since `revision`. */
export async function updateMeeting(tx: Tx, id: string, revision: number, facts: MeetingFacts): Promise<boolean> {
  const updated = await tx
    .updateTable("meetings")
    .set({ ...columnsOf(facts), revision: revision + 1 })
    .where("id", "=", id)
    .where("revision", "=", revision)
    .executeTakeFirst();
  return updated.numUpdatedRows === 1n;
}

export async function insertStep(
  tx: Tx,
  meeting: Pick<Meeting, "id" | "groupId">,
  step: Pick<MeetingStep, "kind"> & Partial<Pick<MeetingStep, "reason" | "onDay" | "atTime">>,
): Promise<void> {
  await tx
    .insertInto("meeting_steps")
    .values({
      meeting_id: meeting.id,
      group_id: meeting.groupId,
      kind: step.kind,
      reason: step.reason ?? "",
      on_day: step.onDay ?? null,
      at_time: step.atTime ?? null,
      taken_by: tx.identity.person ?? "",
    })
    .execute();
}

function columnsOf(facts: MeetingFacts) {
  const { kind, way, place, joining } = facts;
  return { kind, way, place, joining, held_on: facts.heldOn, begins_at: facts.beginsAt };
}
