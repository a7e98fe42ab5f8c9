import type { Day } from "../../../kernel/dates.ts";
import { done, type Outcome, refuse } from "../../../kernel/outcome.ts";
import { recordEvent } from "../../../platform/audit/record.ts";
import type { Tx } from "../../../platform/tenancy/tx.ts";
import { divisionOf, getHolidays } from "../../calendar/index.ts";
import { getGroupSeen, inForceOn, listTerms, noticeFor, proposeDays } from "../../groups/index.ts";
import { getProfile } from "../../partnerships/index.ts";
import { countedFrom, freeDays, holdMeeting, type Meeting, type MeetingFacts, prepare } from "../rules/meetings.ts";
import { noticeAsked } from "../rules/notice.ts";
import * as store from "../store/meetings.ts";

/** Puts a meeting of a group into the calendar. Answers its id. */
export async function scheduleMeeting(
  tx: Tx,
  group: string,
  facts: MeetingFacts,
  today: Day,
): Promise<Outcome<string>> {
  const { endedOn } = await getGroupSeen(tx, group);
  if (endedOn !== null) return refuse("The group has ended, and meets no more");
  await store.lockMeetings(tx, group);
  const others = await store.listGroupMeetings(tx, group);
  const decision = holdMeeting(facts, { ...(await roomFor(tx, group, facts.heldOn)), others, today });
  if (!decision.ok) return decision;
  const id = await store.insertMeeting(tx, group, facts);
  recordEvent(tx, "meeting.scheduled", id, { group, kind: facts.kind, heldOn: facts.heldOn });
  return done(id);
}

/** Moves a meeting to another day, time or place. Refuses without a reason, and when somebody else has changed it meanwhile. */
export async function moveMeeting(
  tx: Tx,
  id: string,
  facts: MeetingFacts,
  change: { readonly revision: number; readonly reason: string },
  today: Day,
): Promise<Outcome<Meeting>> {
  const { groupId } = await store.getMeeting(tx, id);
  await store.lockMeetings(tx, groupId);
  const meeting = await store.getMeeting(tx, id);
  const open = prepare(meeting, today);
  if (!open.ok) return open;
  const others = (await store.listGroupMeetings(tx, groupId)).filter((other) => other.id !== id);
  const decision = holdMeeting(facts, { ...(await roomFor(tx, groupId, facts.heldOn)), others, today });
  if (!decision.ok) return decision;
  if (!(await store.updateMeeting(tx, id, change.revision, facts))) return refuse(CHANGED_MEANWHILE);
  await store.insertStep(tx, meeting, {
    kind: "moved",
    reason: change.reason,
    onDay: meeting.heldOn,
    atTime: meeting.beginsAt,
  });
  recordEvent(tx, "meeting.moved", id, { from: meeting.heldOn, to: facts.heldOn });
  return done(await store.getMeeting(tx, id));
}

/** Cancels a meeting. What was prepared for it stays. */
export async function cancelMeeting(tx: Tx, id: string, reason: string, today: Day): Promise<Outcome<Meeting>> {
  const { groupId } = await store.getMeeting(tx, id);
  await store.lockMeetings(tx, groupId);
  const open = prepare(await store.getMeeting(tx, id), today);
  if (!open.ok) return open;
  await store.insertStep(tx, open.value, { kind: "cancelled", reason });
  recordEvent(tx, "meeting.cancelled", id, { group: groupId, heldOn: open.value.heldOn });
  return open;
}

/** The days on which the terms of a group propose that it meets next. */
export async function proposedDays(tx: Tx, group: string, today: Day) {
  const { terms, holidays } = await boundBy(tx, group, today);
  if (!terms) return refuse("The group has no terms of reference in force, so no dates can be proposed");
  const meetings = await store.listGroupMeetings(tx, group);
  const proposed = proposeDays(terms.settings, countedFrom(meetings, today), holidays);
  return proposed.ok ? done(freeDays(proposed.value, meetings, today)) : proposed;
}

async function roomFor(tx: Tx, group: string, on: Day) {
  const { terms, holidays } = await boundBy(tx, group, on);
  return { hasTerms: terms !== undefined, holidays };
}

/** The terms that bind a meeting on its day, and the notice they ask for. */
export async function noticeOf(tx: Tx, { groupId, heldOn }: Pick<Meeting, "groupId" | "heldOn">) {
  const { terms, holidays } = await boundBy(tx, groupId, heldOn);
  const days = terms?.settings.noticeDays;
  return { terms, asked: noticeAsked(typeof days === "number" ? noticeFor(heldOn, days, holidays) : days) };
}

/** What binds a meeting on a day: the terms in force then, and the nation's bank holidays. */
export async function boundBy(tx: Tx, group: string, on: Day) {
  return {
    terms: inForceOn(await listTerms(tx, group), on),
    holidays: await getHolidays(tx, divisionOf((await getProfile(tx)).nation)),
  };
}

const CHANGED_MEANWHILE =
  "Somebody else has changed this meeting since you opened it. Open the page again beside this one, and bring both together: nothing you typed is lost";
