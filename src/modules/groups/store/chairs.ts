import { sql } from "kysely";
import type { Day } from "../../../kernel/dates.ts";
import type { Tx } from "../../../platform/tenancy/tx.ts";
import { type DuePost, type NewTerm, postsDue, postsOn, type TermOfOffice } from "../rules/chairs.ts";
import { inForceOn } from "../rules/terms.ts";
import { listGroupsSeen } from "./groups.ts";
import { listAllTerms } from "./terms.ts";

/** Every term of office in a group, or in all of them, the latest first. */
export async function listTermsOfOffice(tx: Tx, group?: string): Promise<TermOfOffice[]> {
  const { rows } = await sql<TermOfOffice>`
    select c.id, c.group_id as "groupId", c.post, c.person_id as "personId", p.name, o.name as employer, c.how,
           c.decided_by as "decidedBy", c.election_id as "electionId", c.from_on as "fromOn", c.to_on as "toOn"
      from chair_terms c join people p on p.id = c.person_id left join organisations o on o.id = p.organisation_id
     where ${group === undefined ? sql`true` : sql`c.group_id = ${group}`}
     order by c.from_on desc, c.post, c.id`.execute(tx);
  return rows;
}

export async function insertTermOfOffice(
  tx: Tx,
  group: string,
  term: NewTerm & Pick<TermOfOffice, "how"> & { readonly electionId: string | null },
): Promise<string> {
  const { id } = await tx
    .insertInto("chair_terms")
    .values({
      group_id: group,
      post: term.post,
      person_id: term.personId,
      how: term.how,
      decided_by: term.decidedBy,
      election_id: term.electionId,
      from_on: term.fromOn,
      to_on: term.toOn,
      recorded_by: tx.identity.person ?? "",
    })
    .returning("id")
    .executeTakeFirstOrThrow();
  return id;
}

export async function updateOfficeEnd(tx: Tx, id: string, on: Day): Promise<void> {
  await tx.updateTable("chair_terms").set({ to_on: on }).where("id", "=", id).execute();
}

/** Who chairs which group on a day: today, when none is given. */
export async function listChairs(tx: Tx, on?: Day): Promise<Pick<TermOfOffice, "groupId" | "personId">[]> {
  const day = on === undefined ? sql`current_date` : sql`${on}::date`;
  const { rows } = await sql<Pick<TermOfOffice, "groupId" | "personId">>`
    select c.group_id as "groupId", c.person_id as "personId" from chair_terms c
     where c.post = 'chair' and c.from_on <= ${day} and (c.to_on is null or c.to_on >= ${day})`.execute(tx);
  return rows;
}

/** Who acts for a group in a post today: in it by a term of office, and with a place in the group. */
export async function listActing(tx: Tx, group: string, post: TermOfOffice["post"]): Promise<string[]> {
  const { rows } = await sql<{ person: string }>`
    select distinct c.person_id as person from chair_terms c
      join group_memberships g on g.partnership_id = c.partnership_id and g.group_id = c.group_id and g.person_id = c.person_id
      join roles r on r.key = g.role_key and r.scope = 'group'
     where c.partnership_id = ctx.partnership_id() and c.group_id = ${group} and c.post = ${post}
       and current_date >= c.from_on and (c.to_on is null or current_date <= c.to_on)
       and current_date >= g.from_on and (g.to_on is null or current_date <= g.to_on)`.execute(tx);
  return rows.map(({ person }) => person);
}

/** Which posts somebody has to see to, in every group that has not ended. */
export async function listDuePosts(tx: Tx, today: Day): Promise<DuePost[]> {
  const all = await listAllTerms(tx);
  const held = await listTermsOfOffice(tx);
  const groups = (await listGroupsSeen(tx)).filter(({ host, endedOn }) => host === null && endedOn === null);
  return groups.flatMap(({ id, name }) => {
    const terms = inForceOn(
      all.filter(({ groupId }) => groupId === id),
      today,
    );
    if (!terms) return [];
    const own = held.filter(({ groupId }) => groupId === id);
    return postsDue(postsOn(own, terms.settings, today), terms.settings).map((due) => ({
      ...due,
      groupId: id,
      group: name,
    }));
  });
}
