import { addDays, type Day, formatDay } from "./dates.ts";
import { done, type Outcome, refuse } from "./outcome.ts";

/** The bank holidays of a nation, as far as the table goes: after `to`, nobody has said which days are holidays. */
export type Holidays = {
  readonly from: Day;
  readonly to: Day;
  readonly names: ReadonlyMap<Day, string>;
};

/** A day that does not count, and why: "Saturday", "Good Friday". */
export type DayOff = { readonly on: Day; readonly why: string };

/** Working days counted back from a day, which itself does not count. */
export type CountedBack = {
  /** The days counted, the latest first. */
  readonly counted: readonly Day[];
  /** The days passed over on the way, the latest first. */
  readonly passedOver: readonly DayOff[];
};

/** Why a day is not a working day; undefined for one that is. */
export function dayOff(on: Day, holidays: Holidays): string | undefined {
  const weekday = weekdayOf(on);
  return holidays.names.get(on) ?? (weekday === "Saturday" || weekday === "Sunday" ? weekday : undefined);
}

/** Counts `count` working days back from `before`. Refuses where the table of holidays does not reach. */
export function countBack(before: Day, count: number, holidays: Holidays): Outcome<CountedBack> {
  if (before > holidays.to) return refuse(tableEnds(holidays));
  const counted: Day[] = [];
  const passedOver: DayOff[] = [];
  for (let on = addDays(before, -1); counted.length < count; on = addDays(on, -1)) {
    if (on < holidays.from) return refuse(`The table of bank holidays begins on ${formatDay(holidays.from)}`);
    const why = dayOff(on, holidays);
    if (why === undefined) counted.push(on);
    else passedOver.push({ on, why });
  }
  return done({ counted, passedOver });
}

/** `2026-12-10` is a Thursday. */
export function weekdayOf(on: Day): string {
  const since = Math.round((Date.parse(on) - MONDAY) / 86_400_000);
  return WEEKDAYS[((since % 7) + 7) % 7] ?? "";
}

/** A Monday, whichever: 5 January 1970, as days of UTC have no summer time. */
const MONDAY = Date.UTC(1970, 0, 5);

const WEEKDAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

function tableEnds({ to }: Holidays): string {
  return `The table of bank holidays ends on ${formatDay(to)}. Bring it up to date before a day after that is counted from`;
}
