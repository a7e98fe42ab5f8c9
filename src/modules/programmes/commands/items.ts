import type { Day } from "../../../kernel/dates.ts";
import { done, type Outcome, refuse } from "../../../kernel/outcome.ts";
import { recordEvent } from "../../../platform/audit/record.ts";
import type { Tx } from "../../../platform/tenancy/tx.ts";
import type { ProgrammeFacts } from "../rules/programme.ts";
import * as store from "../store/programmes.ts";
import { findProposals, programmeOf } from "./reading.ts";

/** Adds an item to a group's programme. Answers its id. */
export async function addProgrammeItem(
  tx: Tx,
  group: string,
  facts: ProgrammeFacts,
  today: Day,
): Promise<Outcome<string>> {
  const { group: seen } = await programmeOf(tx, group, today);
  if (seen.endedOn !== null) return refuse("The group has ended, and meets no more");
  const id = await store.insertItem(tx, group, facts, null);
  if (id === undefined) return refuse(TITLE_TAKEN, "title");
  recordEvent(tx, "programme-item.added", id, { group });
  return done(id);
}

/** Takes what is proposed into the programme: one proposal by its key, or all of them. Answers how many were taken. */
export async function takeProposals(tx: Tx, group: string, key: string, today: Day): Promise<Outcome<number>> {
  await store.lockProgramme(tx, group);
  const programme = await programmeOf(tx, group, today);
  if (programme.group.endedOn !== null) return refuse("The group has ended, and meets no more");
  const asked = (await findProposals(tx, programme, today)).filter((one) => key === "all" || one.key === key);
  let taken = 0;
  for (const { key: proposedAs, ...facts } of asked) {
    const id = await store.insertItem(tx, group, facts, proposedAs);
    if (id === undefined) continue;
    recordEvent(tx, "programme-item.added", id, { group, proposal: proposedAs });
    taken++;
  }
  return done(taken);
}

/** Saves an item. Refuses when somebody else has since it was read. */
export async function changeProgrammeItem(
  tx: Tx,
  group: string,
  id: string,
  facts: ProgrammeFacts,
  revision: number,
): Promise<Outcome<string>> {
  await store.lockProgramme(tx, group);
  await store.getItem(tx, group, id);
  const others = (await store.listItems(tx, group)).filter((other) => other.id !== id);
  if (others.some(({ title }) => title === facts.title)) return refuse(TITLE_TAKEN, "title");
  if (!(await store.updateItem(tx, id, revision, facts)))
    return refuse(
      "Somebody else has saved this item since you opened it. Open the page again beside this one, and bring both together: nothing you typed is lost",
    );
  recordEvent(tx, "programme-item.changed", id, { group, revision: revision + 1 });
  return done(id);
}

/** Takes an item out of the programme; agendas keep what they have taken of it. Throws NotFound when it is gone already. */
export async function removeProgrammeItem(tx: Tx, group: string, id: string): Promise<string> {
  await store.lockProgramme(tx, group);
  const { title } = await store.getItem(tx, group, id);
  await store.deleteItem(tx, id);
  recordEvent(tx, "programme-item.removed", id, { group });
  return title;
}

const TITLE_TAKEN = "The programme has an item of that title already";
