import { addDays, type Day, daysInMonth, formatDay, type Month } from "../../../kernel/dates.ts";
import { done, type Outcome, refuse } from "../../../kernel/outcome.ts";
import { dayOff, type Holidays, weekdayOf } from "../../../kernel/working-days.ts";
import type { Settings } from "./settings.ts";

/** A day that the cadence proposes, and why it is not the one that the count gave. */
export type ProposedDay = { readonly on: Day; readonly movedFrom?: { readonly on: Day; readonly why: string } };

/**
 * The meetings of the twelve months that begin with `first`: every so many weeks, or in each named month. A day that is no
 * working day gives way to the next that is. Refuses where the terms give no cadence, and where the table of holidays does
 * not reach.
 */
export function proposeDays(
  settings: Pick<Settings, "cadence" | "cadenceWeeks" | "cadenceMonths">,
  first: Day,
  holidays: Holidays,
): Outcome<ProposedDay[]> {
  if (settings.cadence === "not-stated") return refuse("These terms do not say when the group meets");
  const wanted =
    settings.cadence === "weeks"
      ? everyWeeks(first, settings.cadenceWeeks ?? 1)
      : inMonths(first, settings.cadenceMonths);
  const days: ProposedDay[] = [];
  for (const on of wanted) {
    const moved = nextWorkingDay(on, holidays);
    if (!moved.ok) return moved;
    const why = dayOff(on, holidays);
    days.push(why === undefined ? { on } : { on: moved.value, movedFrom: { on, why } });
  }
  return done(days);
}

function everyWeeks(first: Day, weeks: number): Day[] {
  const days: Day[] = [];
  const last = addDays(first, 365);
  for (let on = first; on < last; on = addDays(on, weeks * 7)) days.push(on);
  return days;
}

/** In each named month, the weekday of the first meeting in the same week of the month: its second Tuesday, say. */
function inMonths(first: Day, months: readonly number[]): Day[] {
  const week = Math.min(Math.ceil(Number(first.slice(8)) / 7), 4);
  const later = [0, 1].flatMap((more) =>
    months.flatMap((month) => {
      const begin = `${Number(first.slice(0, 4)) + more}-${String(month).padStart(2, "0")}` as Month;
      const days = Array.from(
        { length: daysInMonth(begin) },
        (_, i) => `${begin}-${String(i + 1).padStart(2, "0")}` as Day,
      );
      return days.filter((on) => weekdayOf(on) === weekdayOf(first))[week - 1] ?? [];
    }),
  );
  return later
    .filter((on) => on >= first)
    .sort()
    .slice(0, months.length);
}

function nextWorkingDay(from: Day, holidays: Holidays): Outcome<Day> {
  for (let on = from; ; on = addDays(on, 1)) {
    if (on > holidays.to || on < holidays.from)
      return refuse(
        `The table of bank holidays goes from ${formatDay(holidays.from)} to ${formatDay(holidays.to)}, and ${formatDay(on)} is not in it. Bring it up to date first`,
      );
    if (dayOff(on, holidays) === undefined) return done(on);
  }
}
