import { sql } from "kysely";
import type { Day } from "../../../kernel/dates.ts";
import { NotFound } from "../../../kernel/errors.ts";
import type { Tx } from "../../../platform/tenancy/tx.ts";
import type { Candidate, Placing, Representative } from "../rules/representatives.ts";
import type { SeatHolder } from "../rules/terms.ts";

/** A seat as it lasts from version to version, whatever terms list it. */
export type Seat = {
  readonly id: string;
  readonly holder: SeatHolder;
  readonly name: string;
  readonly organisationId: string | null;
};

/** Everybody who sits, sat or will sit in a group, those who came last first. */
export async function listRepresentatives(tx: Tx, group: string): Promise<Representative[]> {
  const { rows } = await sql<Representative>`
    select r.id, r.seat_id as "seatId", s.name as seat, r.person_id as "personId", p.name, p.organisation_id as "employerId",
           o.name as employer, r.stands_as as "standsAs", r.from_on as "fromOn", r.to_on as "toOn",
           exists (select from group_memberships m where m.partnership_id = r.partnership_id and m.group_id = r.group_id
              and m.person_id = r.person_id and m.from_on <= current_date and (m.to_on is null or m.to_on >= current_date)) as "isMember"
      from seat_representatives r
      join seats s on s.partnership_id = r.partnership_id and s.id = r.seat_id
      join people p on p.id = r.person_id
      left join organisations o on o.id = p.organisation_id
     where r.group_id = ${group}
     order by r.from_on desc, p.name, r.id`.execute(tx);
  return rows;
}

/** Throws NotFound for a seat that is not this group's. */
export async function getSeat(tx: Tx, group: string, id: string): Promise<Seat> {
  const { rows } = await sql<Seat>`
    select id, holder, name, organisation_id as "organisationId" from seats
     where partnership_id = ctx.partnership_id() and group_id = ${group} and id = ${id}`.execute(tx);
  const [seat] = rows;
  if (!seat) throw new NotFound("seat");
  return seat;
}

/** Those who hold a role in the partnership today, or in one of its groups. */
export async function listCandidates(tx: Tx): Promise<Candidate[]> {
  const { rows } = await sql<Candidate>`
    select p.id as "personId", p.name, o.id as "employerId", o.name as employer
      from people p left join organisations o on o.id = p.organisation_id
     where exists (select from memberships m where m.person_id = p.id and m.partnership_id = ctx.partnership_id()
              and m.organisation_id is null and m.from_on <= current_date and (m.to_on is null or m.to_on >= current_date))
        or exists (select from group_memberships g where g.person_id = p.id and g.partnership_id = ctx.partnership_id()
              and g.from_on <= current_date and (g.to_on is null or g.to_on >= current_date))
     order by p.name, p.id`.execute(tx);
  return rows;
}

/** An organisation, and those that took over its part, however often, by a day. */
export async function listWithSuccessors(
  tx: Tx,
  organisation: string,
  on: Day,
): Promise<{ id: string; name: string }[]> {
  const { rows } = await sql<{ id: string; name: string }>`
    with recursive line (id, step) as (
      select ${organisation}::uuid, 0
      union select s.successor_id, step + 1 from organisation_successors s join line on line.id = s.organisation_id
             where s.succeeded_on <= ${on}::date and step < 9)
    select o.id, o.name from line join organisations o on o.id = line.id order by line.step, o.name`.execute(tx);
  return rows;
}

export async function insertRepresentative(tx: Tx, group: string, seat: string, placing: Placing): Promise<string> {
  const { id } = await tx
    .insertInto("seat_representatives")
    .values({
      seat_id: seat,
      group_id: group,
      person_id: placing.personId,
      stands_as: placing.standsAs,
      from_on: placing.fromOn,
      to_on: placing.toOn,
      named_by: tx.identity.person ?? null,
    })
    .returning("id")
    .executeTakeFirstOrThrow();
  return id;
}

export async function updateRepresentativeEnd(tx: Tx, id: string, on: Day): Promise<void> {
  await tx.updateTable("seat_representatives").set({ to_on: on }).where("id", "=", id).execute();
}

/** Holds who sits in a group for the rest of the transaction, so that no two are given the same voice at once. */
export async function lockRepresentatives(tx: Tx, group: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended('seats ' || ctx.partnership_id() || ${group}::text, 0))`.execute(
    tx,
  );
}
