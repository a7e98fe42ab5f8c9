import { done, type Outcome, refuse } from "../../../kernel/outcome.ts";
import { recordEvent } from "../../../platform/audit/record.ts";
import { queueInvitations } from "../../../platform/mail/kinds.ts";
import type { Tx } from "../../../platform/tenancy/tx.ts";
import { invitation as letter } from "../emails.ts";
import { isAddress, readPeopleList, type TypedRow } from "../formats/people-list.ts";
import { type CheckedList, checkList, type PeopleList } from "../rules/lists.ts";
import { insertInvitations, listChoices, listInvitedEmails } from "../store/invitations.ts";
import * as store from "../store/lists.ts";
import { listColleaguesByEmail } from "../store/people.ts";

/** Rows that are gone through in one transaction. */
const PORTION = 250;

/** Keeps a list as it was sent, to be looked at. Nobody is invited. Refuses what is no list of people. */
export async function sendList(tx: Tx, fileName: string, content: string): Promise<Outcome<string>> {
  const read = readPeopleList(content);
  if (!read.ok) return read;
  const id = await store.insertList(tx, fileName, content);
  recordEvent(tx, "person.list-sent", id, {
    organisation: tx.identity.organisation?.id ?? null,
    rows: read.value.length,
  });
  return done(id);
}

/** Decides that the good rows of a list are taken, from now on a portion at a time. The same list is taken once. */
export async function takeGoodRows(tx: Tx, id: string): Promise<Outcome<PeopleList>> {
  const list = await store.lockList(tx, id);
  if (list.takenAt !== null) return done(list);
  if (list.finishedAt !== null) return refuse("This list was discarded. Send it again");
  await store.updateTaken(tx, id);
  recordEvent(tx, "person.list-taken", id, { organisation: tx.identity.organisation?.id ?? null });
  return done(list);
}

/** Forgets a list that nobody has taken. */
export async function discardList(tx: Tx, id: string): Promise<Outcome<PeopleList>> {
  const list = await store.lockList(tx, id);
  if (list.takenAt !== null) return refuse("This list was taken already: its people are being invited");
  await store.updateDiscarded(tx, id);
  recordEvent(tx, "person.list-discarded", id);
  return done(list);
}

export { exampleList } from "../formats/people-list.ts";

/** How many rows a list has, and while it is to be decided on, which of them are good and what is wrong with the others. */
export async function checkSent(tx: Tx, list: PeopleList): Promise<CheckedList & { readonly rows: number }> {
  const read = readPeopleList(list.content);
  const typed = read.ok ? read.value : [];
  const isToDecide = list.takenAt === null && list.finishedAt === null;
  const checked = isToDecide ? await checkRows(tx, typed) : { good: [], faults: [] };
  return { ...checked, rows: typed.length };
}

/** The rows of a list as they stand against who is a member or invited today. */
async function checkRows(tx: Tx, rows: readonly TypedRow[]): Promise<CheckedList> {
  const emails = rows.map((row) => row["e-mail"].toLowerCase());
  const members = await listColleaguesByEmail(tx, emails);
  return checkList(rows, {
    organisation: await store.listOwnNames(tx),
    choices: await listChoices(tx),
    members: new Set(members.map(({ email }) => email)),
    invited: new Set(await listInvitedEmails(tx, emails)),
    isAddress,
  });
}

/**
 * Invites the next portion of a list that was taken. Answers false when there is nothing left to do: then the list is
 * emptied. Who became a member or was invited in between is passed over.
 */
export async function takePortion(tx: Tx, id: string, days: number): Promise<boolean> {
  const list = await store.lockList(tx, id);
  if (list.takenAt === null || list.finishedAt !== null) return false;
  const organisation = tx.identity.organisation?.id ?? null;
  const read = readPeopleList(list.content);
  const rows = read.ok ? read.value : [];
  const portion = rows.slice(list.position, list.position + PORTION);
  // An address that stands twice is good where it stands first, which may be in an earlier portion: then it is invited.
  const { good } = await checkRows(tx, portion);
  const made = await insertInvitations(
    tx,
    good.map(({ invitation }) => invitation),
  );
  await queueInvitations(tx, letter, made, days);
  for (const invitation of made) recordEvent(tx, "person.invited", invitation, { organisation, list: id });
  const position = list.position + portion.length;
  await store.updateProgress(tx, id, position, made.length);
  if (position < rows.length) return true;
  await store.updateFinished(tx, id);
  recordEvent(tx, "person.list-finished", id, { organisation, invited: list.invited + made.length });
  return false;
}
