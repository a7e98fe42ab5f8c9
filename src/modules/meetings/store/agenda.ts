import { sql } from "kysely";
import { NotFound } from "../../../kernel/errors.ts";
import type { Tx } from "../../../platform/tenancy/tx.ts";
import type { AgendaItem, ItemFacts, Restriction } from "../rules/agenda.ts";
import type { Meeting } from "../rules/meetings.ts";

const ITEMS = sql`
  select i.id, i.meeting_id as "meetingId", i.group_id as "groupId", i.position, i.kind, i.title, i.presenter, i.minutes, i.summary,
         i.section_17 as "section17", i.equality, i.revision,
         case when r.item_id is not null then jsonb_build_object('ground', r.ground, 'paragraph', r.paragraph, 'ownRule', r.own_rule,
           'reason', r.reason, 'agreedBy', r.agreed_by) end as restriction,
         t.body as "restrictedText",
         (select coalesce(jsonb_agg(jsonb_build_object('id', x.id, 'seatId', x.seat_id, 'seat', x.name, 'nature', x.nature)
             order by x.name), '[]')
            from (select distinct on (n.seat_id) n.id, n.seat_id, s.name, n.nature
                    from meeting_interests n join seats s on s.partnership_id = n.partnership_id and s.id = n.seat_id
                   where n.partnership_id = i.partnership_id and n.item_id = i.id order by n.seat_id, n.declared_at) x) as interests
    from agenda_items i
    left join item_restrictions r on r.partnership_id = i.partnership_id and r.item_id = i.id
    left join restricted_texts t on t.partnership_id = i.partnership_id and t.item_id = i.id`;

/** The agenda in its order. What is restricted comes without its text to whoever may not read that. */
export async function listItems(tx: Tx, meeting: string): Promise<AgendaItem[]> {
  const { rows } = await sql<AgendaItem>`${ITEMS} where i.meeting_id = ${meeting} order by i.position`.execute(tx);
  return rows;
}

/** Throws NotFound for an item of another meeting. */
export async function getItem(tx: Tx, meeting: string, id: string): Promise<AgendaItem> {
  const { rows } = await sql<AgendaItem>`${ITEMS} where i.meeting_id = ${meeting} and i.id = ${id}`.execute(tx);
  const [item] = rows;
  if (!item) throw new NotFound("agenda item");
  return item;
}

/** Holds the order of an agenda for the rest of the transaction. */
export async function lockAgenda(tx: Tx, meeting: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended('agenda ' || ctx.partnership_id() || ${meeting}::text, 0))`.execute(
    tx,
  );
}

/** Adds an item at the end. */
export async function insertItem(tx: Tx, meeting: Pick<Meeting, "id" | "groupId">, facts: ItemFacts): Promise<string> {
  const { id } = await tx
    .insertInto("agenda_items")
    .values({
      meeting_id: meeting.id,
      group_id: meeting.groupId,
      position: sql<number>`(select coalesce(max(position), 0) + 1 from agenda_items where meeting_id = ${meeting.id})`,
      ...columnsOf(facts),
    })
    .returning("id")
    .executeTakeFirstOrThrow();
  return id;
}

/** Answers false when somebody else has saved the item since `revision`. */
export async function updateItem(tx: Tx, id: string, revision: number, facts: ItemFacts): Promise<boolean> {
  const updated = await tx
    .updateTable("agenda_items")
    .set({ ...columnsOf(facts), revision: revision + 1 })
    .where("id", "=", id)
    .where("revision", "=", revision)
    .executeTakeFirst();
  return updated.numUpdatedRows === 1n;
}

/** Numbers the items from 1, in this order. */
export async function updateOrder(tx: Tx, ids: readonly string[]): Promise<void> {
  await sql`
    update agenda_items i set position = x.position::int from unnest(${[...ids]}::uuid[]) with ordinality as x (id, position)
     where i.id = x.id`.execute(tx);
}

/** Takes an item out, with all that belongs to it. */
export async function deleteItem(tx: Tx, id: string): Promise<void> {
  await tx.deleteFrom("agenda_items").where("id", "=", id).execute();
}

export async function insertRestriction(
  tx: Tx,
  item: Pick<AgendaItem, "id" | "meetingId" | "groupId">,
  restriction: Restriction,
  text: string,
): Promise<void> {
  const of = { item_id: item.id, meeting_id: item.meetingId, group_id: item.groupId };
  const { ground, paragraph, reason } = restriction;
  await tx
    .insertInto("item_restrictions")
    .values({
      ...of,
      ...{ ground, paragraph, reason },
      own_rule: restriction.ownRule,
      agreed_by: restriction.agreedBy,
      restricted_by: tx.identity.person ?? null,
    })
    .execute();
  await tx
    .insertInto("restricted_texts")
    .values({ ...of, body: text })
    .execute();
}

export async function deleteRestriction(tx: Tx, item: string): Promise<void> {
  await tx.deleteFrom("item_restrictions").where("item_id", "=", item).execute();
}

function columnsOf(facts: ItemFacts) {
  const { kind, title, presenter, minutes, summary, equality } = facts;
  return { kind, title, presenter, minutes, summary, equality, section_17: facts.section17 };
}
