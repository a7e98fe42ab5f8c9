import { sql } from "kysely";
import type { Day } from "../../../kernel/dates.ts";
import { NotFound } from "../../../kernel/errors.ts";
import type { Tx } from "../../../platform/tenancy/tx.ts";
import type { Attendance, AttendanceFacts, Representative } from "../rules/attendance.ts";

type Of = { readonly id: string; readonly groupId: string };

const ATTENDANCES = sql`
  select a.id, a.seat_id as "seatId", a.person_id as "personId", coalesce(p.name, a.who) as who, a.stands_as as "standsAs",
         a.stands_in_for as "standsInFor", a.mode, a.on_day as "onDay", a.came_at as "cameAt", a.left_at as "leftAt", a.revision
    from attendances a left join people p on p.id = a.person_id`;

/** Everybody written down for a meeting, as they came. */
export async function listAttendances(tx: Tx, meeting: string): Promise<Attendance[]> {
  const { rows } = await sql<Attendance>`${ATTENDANCES} where a.meeting_id = ${meeting}
    order by a.on_day, a.came_at nulls last, a.recorded_at`.execute(tx);
  return rows;
}

/** Throws NotFound for one of another meeting. */
export async function getAttendance(tx: Tx, meeting: string, id: string): Promise<Attendance> {
  const { rows } = await sql<Attendance>`${ATTENDANCES} where a.meeting_id = ${meeting} and a.id = ${id}`.execute(tx);
  const [attendance] = rows;
  if (!attendance) throw new NotFound("attendance");
  return attendance;
}

export async function insertAttendance(tx: Tx, meeting: Of, facts: AttendanceFacts): Promise<string> {
  const { id } = await tx
    .insertInto("attendances")
    .values({
      meeting_id: meeting.id,
      group_id: meeting.groupId,
      recorded_by: tx.identity.person ?? null,
      ...columnsOf(facts),
    })
    .returning("id")
    .executeTakeFirstOrThrow();
  return id;
}

/** Answers false when somebody else has changed it since `revision`. */
export async function updateAttendance(tx: Tx, id: string, revision: number, facts: AttendanceFacts): Promise<boolean> {
  const updated = await tx
    .updateTable("attendances")
    .set({ ...columnsOf(facts), revision: revision + 1 })
    .where("id", "=", id)
    .where("revision", "=", revision)
    .executeTakeFirst();
  return updated.numUpdatedRows === 1n;
}

export async function deleteAttendance(tx: Tx, id: string): Promise<void> {
  await tx.deleteFrom("attendances").where("id", "=", id).execute();
}

/** Those who are named for the seats of a group on a day. */
export async function listRepresentatives(tx: Tx, group: string, on: Day): Promise<Representative[]> {
  const { rows } = await sql<Representative>`
    select distinct on (r.seat_id, r.person_id) r.seat_id as "seatId", r.person_id as "personId", p.name, r.stands_as as "standsAs"
      from seat_representatives r join people p on p.id = r.person_id
     where r.group_id = ${group} and r.from_on <= ${on}::date and (r.to_on is null or r.to_on >= ${on}::date)
     order by r.seat_id, r.person_id, r.from_on desc`.execute(tx);
  return rows;
}

function columnsOf(facts: AttendanceFacts) {
  return {
    seat_id: facts.seatId,
    person_id: facts.personId,
    who: facts.personId === null ? facts.who : "",
    stands_as: facts.standsAs,
    stands_in_for: facts.standsAs === "substitute" ? facts.standsInFor : "",
    mode: facts.mode,
    on_day: facts.onDay,
    came_at: facts.cameAt,
    left_at: facts.leftAt,
  };
}
