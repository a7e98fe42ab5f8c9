import type { Day } from "../../../kernel/dates.ts";
import { NotFound } from "../../../kernel/errors.ts";
import { done, type Outcome, refuse } from "../../../kernel/outcome.ts";
import { recordEvent } from "../../../platform/audit/record.ts";
import type { Tx } from "../../../platform/tenancy/tx.ts";
import { type AgendaItem, type ItemFacts, keepItem, type Restriction, reorder, restrict } from "../rules/agenda.ts";
import { prepare } from "../rules/meetings.ts";
import * as store from "../store/agenda.ts";
import { deleteInterests, hasOwnInterest, insertInterest } from "../store/interests.ts";
import { getMeeting } from "../store/meetings.ts";
import { hasSentPapers } from "../store/papers.ts";
import { boundBy } from "./meetings.ts";

/** Adds an item at the end of the agenda. Answers its id. */
export async function addItem(tx: Tx, meeting: string, facts: ItemFacts, today: Day): Promise<Outcome<string>> {
  const open = await lockAgenda(tx, meeting, today);
  if (!open.ok) return open;
  const decision = keepItem(facts);
  if (!decision.ok) return decision;
  const items = await store.listItems(tx, meeting);
  if (items.some(({ title }) => title === facts.title))
    return refuse("The agenda has an item of that title already", "title");
  const id = await store.insertItem(tx, open.value, facts);
  recordEvent(tx, "agenda-item.added", id, { meeting, kind: facts.kind });
  return done(id);
}

/** Saves an item. Refuses when somebody else has since it was read; two people at different items never meet. */
export async function changeItem(
  tx: Tx,
  meeting: string,
  id: string,
  facts: ItemFacts,
  revision: number,
  today: Day,
): Promise<Outcome<string>> {
  const open = prepare(await getMeeting(tx, meeting), today);
  if (!open.ok) return open;
  await store.getItem(tx, meeting, id);
  const decision = keepItem(facts);
  if (!decision.ok) return decision;
  if (!(await store.updateItem(tx, id, revision, facts)))
    return refuse(
      "Somebody else has saved this item since you opened it. Open the page again beside this one, and bring both together: nothing you typed is lost",
    );
  recordEvent(tx, "agenda-item.changed", id, { meeting, kind: facts.kind, revision: revision + 1 });
  return done(id);
}

/** Moves an item up or down by a place. */
export async function moveItem(
  tx: Tx,
  meeting: string,
  id: string,
  direction: "up" | "down",
  today: Day,
): Promise<Outcome<string>> {
  const open = await lockAgenda(tx, meeting, today);
  if (!open.ok) return open;
  const { title } = await store.getItem(tx, meeting, id);
  const items = reorder(await store.listItems(tx, meeting), id, direction);
  await store.updateOrder(
    tx,
    items.map((item) => item.id),
  );
  recordEvent(tx, "agenda-item.reordered", id, { meeting, direction });
  return done(title);
}

/** Takes an item out of the agenda, with its restriction and the interests declared in it. Refuses from the day of the meeting on. */
export async function removeItem(tx: Tx, meeting: string, id: string, today: Day): Promise<Outcome<string>> {
  const open = await lockAgenda(tx, meeting, today);
  if (!open.ok) return open;
  if (open.value.heldOn <= today)
    return refuse("The meeting is today: what is on the agenda stays, and the minutes say what became of it");
  const { title, restriction, restrictedText } = await store.getItem(tx, meeting, id);
  if (restriction !== null && restrictedText === null) return refuse(WITHHELD);
  if (await hasSentPapers(tx, id))
    return refuse(
      "Papers of the item were sent out: it stays on the agenda. Take its papers out, and say in its title that it is withdrawn",
    );
  await store.deleteItem(tx, id);
  const rest = (await store.listItems(tx, meeting)).map((item) => item.id);
  await store.updateOrder(tx, rest);
  recordEvent(tx, "agenda-item.removed", id, { meeting });
  return done(title);
}

/** Restricts an item, or changes how: by which rule, why, who agreed; its text goes where only members read it. */
export async function restrictItem(
  tx: Tx,
  meeting: string,
  id: string,
  restriction: Restriction,
  text: string,
  today: Day,
): Promise<Outcome<AgendaItem>> {
  const open = await lockAgenda(tx, meeting, today);
  if (!open.ok) return open;
  const item = await store.getItem(tx, meeting, id);
  if (item.restriction !== null && item.restrictedText === null) return refuse(WITHHELD);
  const decision = restrict(restriction);
  if (!decision.ok) return decision;
  await store.deleteRestriction(tx, id);
  await store.insertRestriction(tx, item, restriction, text);
  recordEvent(tx, "agenda-item.restricted", id, { meeting, ground: restriction.ground });
  return done(item);
}

/** Declares an interest of a seat in an item: it does not vote on it, and its people do not read what is restricted. */
export async function declareInterest(
  tx: Tx,
  meeting: string,
  id: string,
  interest: { readonly seat: string; readonly nature: string },
): Promise<Outcome<string>> {
  const { groupId, heldOn } = await getMeeting(tx, meeting);
  await store.lockAgenda(tx, meeting);
  const item = await store.getItem(tx, meeting, id);
  const { terms } = await boundBy(tx, groupId, heldOn);
  const seat = terms?.seats.find((one) => one.id === interest.seat);
  if (!seat) return refuse("Choose a seat of the terms in force on the day of the meeting", "seat");
  if (item.interests.some(({ seatId }) => seatId === seat.id))
    return refuse(`${seat.name} has declared an interest in this item already`, "seat");
  await insertInterest(tx, item, seat.id, interest.nature, heldOn);
  recordEvent(tx, "interest.declared", id, { meeting, seat: seat.id });
  return done(seat.name);
}

/** Takes back an interest that was declared by mistake. Throws NotFound when none is there. */
export async function withdrawInterest(tx: Tx, meeting: string, id: string, seat: string): Promise<Outcome<string>> {
  await store.lockAgenda(tx, meeting);
  const item = await store.getItem(tx, meeting, id);
  const interest = item.interests.find(({ seatId }) => seatId === seat);
  if (!interest) throw new NotFound("interest");
  if (await hasOwnInterest(tx, id, seat))
    return refuse("This is an interest of your own seat: somebody else has to take it back", "seat");
  await deleteInterests(tx, id, seat);
  recordEvent(tx, "interest.withdrawn", id, { meeting, seat });
  return done(interest.seat);
}

async function lockAgenda(tx: Tx, meeting: string, today: Day) {
  await store.lockAgenda(tx, meeting);
  return prepare(await getMeeting(tx, meeting), today);
}

const WITHHELD = "The item is restricted, and you may not read it: somebody else has to change it";
