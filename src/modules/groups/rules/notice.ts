import { type Day, formatDay } from "../../../kernel/dates.ts";
import { done, type Outcome } from "../../../kernel/outcome.ts";
import { countBack, type DayOff, type Holidays, weekdayOf } from "../../../kernel/working-days.ts";

/** When the agenda must have gone out at the latest, with the arithmetic that a chair can follow. */
export type Notice = {
  readonly meetingOn: Day;
  readonly dispatchBy: Day;
  /** The days between dispatch and meeting that count, the first one first. */
  readonly clearDays: readonly Day[];
  /** Weekends and bank holidays in between, the first one first. */
  readonly passedOver: readonly DayOff[];
  /** One sentence that says all of this. */
  readonly working: string;
};

/**
 * The last day on which the agenda of a meeting can be dispatched so that `clearDays` clear working days lie between:
 * neither the day of issue nor that of the meeting counts, nor weekends, nor the nation's bank holidays. Refuses where the
 * table of holidays does not reach.
 */
export function noticeFor(meetingOn: Day, clearDays: number, holidays: Holidays): Outcome<Notice> {
  const back = countBack(meetingOn, clearDays + 1, holidays);
  if (!back.ok) return back;
  const days = [...back.value.counted].reverse();
  const [dispatchBy = meetingOn, ...clear] = days;
  const passedOver = [...back.value.passedOver].reverse();
  return done({
    meetingOn,
    dispatchBy,
    clearDays: clear,
    passedOver,
    working: workingOf(meetingOn, dispatchBy, clear, passedOver),
  });
}

/** Whether what goes out on `sentOn` goes out in time. */
export function isInTime(notice: Notice, sentOn: Day): boolean {
  return sentOn <= notice.dispatchBy;
}

function workingOf(meetingOn: Day, dispatchBy: Day, clear: readonly Day[], passedOver: readonly DayOff[]): string {
  const holidays = passedOver.filter(({ why }) => why !== "Saturday" && why !== "Sunday");
  const weekends = passedOver.length > holidays.length ? ["weekends"] : [];
  const left = [...weekends, ...holidays.map(({ on, why }) => `${why} (${formatDay(on)})`)];
  return [
    `The agenda goes out by ${weekdayOf(dispatchBy)} ${formatDay(dispatchBy)}, so that ${clear.length} clear working days lie`,
    `before the meeting on ${weekdayOf(meetingOn)} ${formatDay(meetingOn)}: the day of issue and the day of the meeting do not count`,
    left.length > 0 ? `, nor do ${left.join(", ")}.` : ".",
  ]
    .join(" ")
    .replace(" ,", ",")
    .replace(" .", ".");
}
