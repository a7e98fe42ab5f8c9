import { sql } from "kysely";
import { NotFound } from "../../../kernel/errors.ts";
import type { Tx } from "../../../platform/tenancy/tx.ts";
import type { ProgrammeFacts, ProgrammeItem } from "../rules/programme.ts";

const ITEMS = sql`
  select i.id, i.group_id as "groupId", i.kind, i.title, i.presenter, i.minutes, i.first_month as "firstMonth",
         i.every_months as "everyMonths", i.source, i.setting, i.proposed_as as "proposedAs", i.revision
    from programme_items i`;

/** A group's programme: the standing items as they were added, and then what is due, the earliest first. */
export async function listItems(tx: Tx, group: string): Promise<ProgrammeItem[]> {
  const { rows } = await sql<ProgrammeItem>`${ITEMS}
    where i.group_id = ${group} order by i.first_month nulls first, i.added_at, i.title`.execute(tx);
  return rows;
}

/** Throws NotFound for an item of another group. */
export async function getItem(tx: Tx, group: string, id: string): Promise<ProgrammeItem> {
  const { rows } = await sql<ProgrammeItem>`${ITEMS} where i.group_id = ${group} and i.id = ${id}`.execute(tx);
  const [item] = rows;
  if (!item) throw new NotFound("item of the programme");
  return item;
}

/** The group, for whoever reads its meetings, and with them its programme. Throws NotFound for everybody else. */
export async function getReadableGroup(tx: Tx, group: string): Promise<string> {
  const { rows } = await sql`
    select where ctx.can('meetings:manage') or ctx.can('meetings:chair') or ${group}::uuid = any (ctx.my_groups('groups:read'))`.execute(
    tx,
  );
  if (rows.length === 0) throw new NotFound("programme");
  return group;
}

/** Answers undefined when the programme has an item of that title, or that proposal, already. */
export async function insertItem(
  tx: Tx,
  group: string,
  facts: ProgrammeFacts,
  proposedAs: string | null,
): Promise<string | undefined> {
  const added = await tx
    .insertInto("programme_items")
    .values({
      group_id: group,
      ...columnsOf(facts),
      proposed_as: proposedAs,
      added_by: tx.identity.person ?? null,
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning("id")
    .executeTakeFirst();
  return added?.id;
}

/** Answers false when somebody else has changed the item since `revision`. */
export async function updateItem(tx: Tx, id: string, revision: number, facts: ProgrammeFacts): Promise<boolean> {
  const updated = await tx
    .updateTable("programme_items")
    .set({ ...columnsOf(facts), revision: revision + 1 })
    .where("id", "=", id)
    .where("revision", "=", revision)
    .executeTakeFirst();
  return updated.numUpdatedRows === 1n;
}

/** Takes an item out of the programme. What agendas have taken of it stays on them. */
export async function deleteItem(tx: Tx, id: string): Promise<void> {
  await tx.deleteFrom("programme_items").where("id", "=", id).execute();
}

/** Holds a group's programme for the rest of the transaction. */
export async function lockProgramme(tx: Tx, group: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended('programme ' || ctx.partnership_id() || ${group}::text, 0))`.execute(
    tx,
  );
}

export type Taking = { readonly meetingId: string; readonly programmeItemId: string; readonly agendaItemId: string };

/** Which items of a group's programme are on which of its agendas. */
export async function listTakings(tx: Tx, group: string): Promise<Taking[]> {
  const { rows } = await sql<Taking>`
    select meeting_id as "meetingId", programme_item_id as "programmeItemId", agenda_item_id as "agendaItemId"
      from programme_takings where group_id = ${group}`.execute(tx);
  return rows;
}

export async function insertTaking(tx: Tx, group: string, taking: Taking): Promise<void> {
  await tx
    .insertInto("programme_takings")
    .values({
      group_id: group,
      meeting_id: taking.meetingId,
      programme_item_id: taking.programmeItemId,
      agenda_item_id: taking.agendaItemId,
    })
    .execute();
}

function columnsOf(facts: ProgrammeFacts) {
  const { kind, title, presenter, minutes, source, setting } = facts;
  return {
    ...{ kind, title, presenter, minutes, source, setting },
    first_month: facts.firstMonth,
    every_months: facts.everyMonths,
  };
}
