import type { Day } from "../../../kernel/dates.ts";
import { done, type Outcome } from "../../../kernel/outcome.ts";
import { recordEvent } from "../../../platform/audit/record.ts";
import type { Tx } from "../../../platform/tenancy/tx.ts";
import type { Meeting } from "../rules/meetings.ts";
import { dispatch, waive } from "../rules/notice.ts";
import { listItems } from "../store/agenda.ts";
import * as store from "../store/meetings.ts";
import { lockPapers } from "../store/papers.ts";
import { noticeOf } from "./meetings.ts";
import { sendPapers } from "./papers.ts";

/** Records that the agenda was sent out, and numbers the pages of its pack. Refuses what is late unless the chair has waived the notice. */
export async function recordDispatch(tx: Tx, id: string, on: Day, today: Day): Promise<Outcome<Meeting>> {
  const { meeting, asked } = await lockWithNotice(tx, id);
  const decision = dispatch(meeting, asked, (await listItems(tx, id)).length, on, today);
  if (!decision.ok) return decision;
  await lockPapers(tx, id);
  const sent = await sendPapers(tx, meeting, { isPack: true, reason: SENT_AGAIN });
  if (!sent.ok) return sent;
  await store.insertStep(tx, meeting, { kind: "dispatched", onDay: on });
  recordEvent(tx, "agenda.dispatched", id, { on, late: decision.value.isLate, papers: sent.value.versions.length });
  return done(meeting);
}

/** Records that the chair does without the full notice, and why. */
export async function waiveNotice(tx: Tx, id: string, reason: string, today: Day): Promise<Outcome<Meeting>> {
  const { meeting, asked } = await lockWithNotice(tx, id);
  const decision = waive(meeting, asked, reason, today);
  if (!decision.ok) return decision;
  await store.insertStep(tx, meeting, { kind: "waived", reason });
  recordEvent(tx, "notice.waived", id, { group: meeting.groupId });
  return done(meeting);
}

/** Of the papers that were added after the meeting was moved: the pack went out before, and its pages stay. */
const SENT_AGAIN = "The meeting was moved, and these went with the agenda when it was sent out again";

async function lockWithNotice(tx: Tx, id: string) {
  const { groupId } = await store.getMeeting(tx, id);
  await store.lockMeetings(tx, groupId);
  const meeting = await store.getMeeting(tx, id);
  return { meeting, ...(await noticeOf(tx, meeting)) };
}
