import { addDays, type Day, daysBetween, formatDay } from "../../../kernel/dates.ts";

/** A first reminder so many days before the due day, one on it, and one each week after it. */
const DAYS_BEFORE = 7;
const DAYS_APART = 7;

/** How long the link of a reminder can be used. A setting of this program: no authority prescribes it. */
export const LINK_DAYS = 14;

export type Occasion = "before" | "on-the-day" | "after";

/** Which reminder is due on a day of an open action that is due on `dueOn`, if one is. */
export function reminderOn(dueOn: Day, today: Day): Occasion | undefined {
  if (today === addDays(dueOn, -DAYS_BEFORE)) return "before";
  if (today === dueOn) return "on-the-day";
  if (today > dueOn && daysBetween(dueOn, today) % DAYS_APART === 0) return "after";
  return undefined;
}

/** What a reminder says of the due day. It holds for as long as the message may be sent. */
export function reminderInWords(occasion: string, dueOn: string): string {
  const on = /^\d{4}-\d{2}-\d{2}$/.test(dueOn) ? formatDay(dueOn as Day) : dueOn;
  return occasion === "after" ? `was due on ${on}, and is not recorded as done` : `is due on ${on}`;
}
