import type { Day } from "../../../kernel/dates.ts";
import { done, type Outcome, refuse } from "../../../kernel/outcome.ts";
import { recordEvent } from "../../../platform/audit/record.ts";
import { heldIn, holdsAnywhere } from "../../../platform/tenancy/held.ts";
import type { Tx } from "../../../platform/tenancy/tx.ts";
import { listGroupMeetings, stateOfMeeting } from "../../meetings/index.ts";
import { type AskedAmendment, amend } from "../rules/amendments.ts";
import { clear, confirm, type LaterMeeting, openToAmendment } from "../rules/minutes.ts";
import { nameOf, type PartKey } from "../rules/parts.ts";
import { listUncleared, type Uncleared } from "../store/due.ts";
import { getMinutes, insertClearance, insertConfirmation, type Minutes } from "../store/minutes.ts";
import { insertAmendment, lockMinutes } from "../store/texts.ts";
import { getPart } from "./texts.ts";

/** Clears the draft, as the chair, who has seen it at that revision: from now on it changes by amendments alone. */
export async function clearMinutes(tx: Tx, meeting: string, seen: number, today: Day): Promise<Outcome<string>> {
  await lockMinutes(tx, meeting);
  const minutes = await getMinutes(tx, meeting);
  const decision = clear(minutes, minutes.parts, seen, today);
  if (!decision.ok) return decision;
  await insertClearance(tx, minutes.meeting);
  recordEvent(tx, "minutes.cleared", meeting, { group: minutes.groupId });
  return done(meeting);
}

/** Minutes that wait for whoever asks to clear them, as the chair. */
export async function listMinutesToClear(tx: Tx, today: Day): Promise<Uncleared[]> {
  if (!holdsAnywhere(tx.identity, "meetings:chair")) return [];
  const uncleared = await listUncleared(tx, today);
  return uncleared.filter(({ groupId }) => heldIn(tx.identity, groupId).includes("meetings:chair"));
}

/** Records an amendment of a cleared part: the old words stay beside the new ones. */
export async function recordAmendment(
  tx: Tx,
  meeting: string,
  key: PartKey,
  asked: AskedAmendment,
  seen: number,
): Promise<Outcome<string>> {
  await lockMinutes(tx, meeting);
  const { minutes, part } = await getPart(tx, meeting, key);
  const open = openToAmendment(minutes);
  if (!open.ok) return open;
  if (part.isWithheld)
    return refuse("The item is restricted, and you may not read it: somebody else has to amend its minutes");
  const decision = amend(part.text.paragraphs, part.amendments, asked, seen);
  if (!decision.ok) return decision;
  if (!(await insertAmendment(tx, minutes.meeting, key, decision.value)))
    throw new Error("An amendment of that number is there, though the minutes were held");
  recordEvent(tx, "minutes.amended", meeting, { part: nameOf(key), position: decision.value.position });
  return done(meeting);
}

/** Records that a later meeting of the group confirmed the minutes, as amended: they are locked, with what actions and interests said. */
export async function confirmMinutes(tx: Tx, meeting: string, at: string, today: Day): Promise<Outcome<string>> {
  await lockMinutes(tx, meeting);
  const minutes = await getMinutes(tx, meeting);
  const later = (await listLaterMeetings(tx, minutes)).find(({ id }) => id === at);
  const decision = confirm(minutes, minutes.parts, later, today);
  if (!decision.ok) return decision;
  await insertConfirmation(tx, minutes.meeting, minutes.parts, decision.value.id);
  recordEvent(tx, "minutes.confirmed", meeting, { at, group: minutes.groupId });
  return done(meeting);
}

/** The meetings of the group after this one, at which its minutes can be confirmed. */
export async function listLaterMeetings(
  tx: Tx,
  { groupId, heldOn }: Pick<Minutes, "groupId" | "heldOn">,
): Promise<LaterMeeting[]> {
  return (await listGroupMeetings(tx, groupId))
    .filter((one) => one.heldOn > heldOn)
    .map((one) => ({
      id: one.id,
      groupId: one.groupId,
      heldOn: one.heldOn,
      isCancelled: stateOfMeeting(one, one.heldOn) === "cancelled",
    }))
    .filter(({ isCancelled }) => !isCancelled);
}
