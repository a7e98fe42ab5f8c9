import { type Day, formatDay } from "../../../kernel/dates.ts";
import { done, type Outcome, refuse } from "../../../kernel/outcome.ts";
import type { DayOff } from "../../../kernel/working-days.ts";
import { type Meeting, prepare } from "./meetings.ts";

/** What is asked of the notice of a meeting: so many clear working days, none, or nothing that could be worked out. */
export type NoticeAsked =
  | { readonly kind: "counted"; readonly notice: Notice }
  | { readonly kind: "none"; readonly why: string }
  | { readonly kind: "unknown"; readonly why: string };

/** Notice as the terms of reference have it counted: the days between that count, and those passed over. */
export type Notice = {
  readonly meetingOn: Day;
  readonly dispatchBy: Day;
  readonly clearDays: readonly Day[];
  readonly passedOver: readonly DayOff[];
  readonly working: string;
};

/** `counted` is what terms in force ask for: undefined without such terms, and null where they ask for no notice. */
export function noticeAsked(counted: Outcome<Notice> | null | undefined): NoticeAsked {
  if (counted === undefined)
    return { kind: "unknown", why: "No terms of reference are in force on the day of the meeting." };
  if (counted === null)
    return { kind: "none", why: "The terms of reference ask for no notice: the agenda goes out when it is ready." };
  if (counted.ok) return { kind: "counted", notice: counted.value };
  return { kind: "unknown", why: `${counted.problems.map(({ message }) => message).join(". ")}.` };
}

/** Whether the agenda can no longer go out in time, so that the chair has to waive what is missing. */
export function needsWaiver(asked: NoticeAsked, meeting: Pick<Meeting, "steps">, today: Day): boolean {
  return asked.kind === "counted" && today > asked.notice.dispatchBy && dispatchOf(meeting) === undefined;
}

/** The agenda as it went out; undefined before, and again after the meeting was moved to another day. */
export function dispatchOf({ steps }: Pick<Meeting, "steps">) {
  return sinceMoved(steps).find(({ kind }) => kind === "dispatched");
}

export function waiverOf({ steps }: Pick<Meeting, "steps">) {
  return sinceMoved(steps).find(({ kind }) => kind === "waived");
}

/** Decides whether the agenda may be recorded as sent out on a day: with an item, once, and in time unless the chair waived it. */
export function dispatch(
  meeting: Meeting,
  asked: NoticeAsked,
  items: number,
  on: Day,
  today: Day,
): Outcome<{ readonly on: Day; readonly isLate: boolean }> {
  const open = prepare(meeting, today);
  if (!open.ok) return open;
  if (asked.kind === "unknown") return refuse(`Whether the notice is long enough cannot be worked out. ${asked.why}`);
  if (items === 0) return refuse("Add an item to the agenda before it is sent out");
  const sent = dispatchOf(meeting);
  if (sent?.onDay) return refuse(`The agenda was sent out on ${formatDay(sent.onDay)} already`);
  if (on > today) return refuse("The day of dispatch must be today or in the past", "sent");
  const isLate = asked.kind === "counted" && on > asked.notice.dispatchBy;
  if (isLate && waiverOf(meeting) === undefined)
    return refuse(
      `This is late: the agenda was to go out by ${formatDay(asked.notice.dispatchBy)}. The chair has to waive the notice, with a reason, before it is recorded`,
      "sent",
    );
  return done({ on, isLate });
}

/** Decides whether the chair may waive the notice: only where it is, or has become, too short. */
export function waive(meeting: Meeting, asked: NoticeAsked, reason: string, today: Day): Outcome<string> {
  const open = prepare(meeting, today);
  if (!open.ok) return open;
  if (waiverOf(meeting)) return refuse("The notice has been waived already");
  if (!needsWaiver(asked, meeting, today)) return refuse("There is nothing to waive: the agenda can go out in time");
  return done(reason);
}

/** A meeting that is moved begins its notice anew. */
function sinceMoved(steps: Meeting["steps"]): Meeting["steps"] {
  return steps.slice(steps.findLastIndex(({ kind }) => kind === "moved") + 1);
}
