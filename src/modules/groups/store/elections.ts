import { sql } from "kysely";
import type { Day } from "../../../kernel/dates.ts";
import { NotFound } from "../../../kernel/errors.ts";
import type { Tx } from "../../../platform/tenancy/tx.ts";
import type { Post } from "../rules/chairs.ts";
import type { Election, Vote } from "../rules/elections.ts";

const ELECTION = sql`
  select e.id, e.group_id as "groupId", e.post, e.held_on as "heldOn", e.meeting,
         (select t.id from chair_terms t where t.partnership_id = e.partnership_id and t.election_id = e.id) as "termId",
         (select coalesce(jsonb_agg(jsonb_build_object('personId', c.person_id, 'name', p.name, 'seatId', c.seat_id, 'seat', s.name)
             order by p.name, c.person_id), '[]')
            from election_candidates c join people p on p.id = c.person_id
            join seats s on s.partnership_id = c.partnership_id and s.id = c.seat_id
           where c.partnership_id = e.partnership_id and c.election_id = e.id) as candidates,
         (select coalesce(jsonb_agg(jsonb_build_object('seatId', v.seat_id, 'personId', v.person_id, 'castOn', v.cast_on)
             order by v.recorded_at), '[]')
            from election_votes v where v.partnership_id = e.partnership_id and v.election_id = e.id) as votes
    from chair_elections e`;

/** The elections of a group, the latest first. */
export async function listElections(tx: Tx, group: string): Promise<Election[]> {
  const { rows } =
    await sql<Election>`${ELECTION} where e.group_id = ${group} order by e.held_on desc, e.post, e.id`.execute(tx);
  return rows;
}

/** Throws NotFound for an election that is not this group's. */
export async function getElection(tx: Tx, group: string, id: string): Promise<Election> {
  const { rows } = await sql<Election>`${ELECTION} where e.group_id = ${group} and e.id = ${id}`.execute(tx);
  const [election] = rows;
  if (!election) throw new NotFound("election");
  return election;
}

export async function insertElection(
  tx: Tx,
  group: string,
  election: { readonly post: Post; readonly heldOn: Day; readonly meeting: string },
): Promise<string> {
  const { id } = await tx
    .insertInto("chair_elections")
    .values({
      group_id: group,
      post: election.post,
      held_on: election.heldOn,
      meeting: election.meeting,
      called_by: tx.identity.person ?? "",
    })
    .returning("id")
    .executeTakeFirstOrThrow();
  return id;
}

type Of = Pick<Election, "id" | "groupId">;

export async function insertCandidate(tx: Tx, election: Of, person: string, seat: string): Promise<void> {
  await tx
    .insertInto("election_candidates")
    .values({
      election_id: election.id,
      group_id: election.groupId,
      person_id: person,
      seat_id: seat,
      named_by: tx.identity.person ?? "",
    })
    .execute();
}

export async function insertVote(tx: Tx, election: Of, vote: Vote): Promise<void> {
  await tx
    .insertInto("election_votes")
    .values({
      election_id: election.id,
      group_id: election.groupId,
      seat_id: vote.seatId,
      person_id: vote.personId,
      cast_on: vote.castOn,
      recorded_by: tx.identity.person ?? "",
    })
    .execute();
}

/** Answers false when the seat has not voted. */
export async function deleteVote(tx: Tx, election: string, seat: string): Promise<boolean> {
  const gone = await tx
    .deleteFrom("election_votes")
    .where("election_id", "=", election)
    .where("seat_id", "=", seat)
    .executeTakeFirst();
  return gone.numDeletedRows === 1n;
}
