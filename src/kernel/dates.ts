import { Temporal } from "temporal-polyfill";

/** A calendar day in the United Kingdom, `YYYY-MM-DD`. Days compare and sort as text. */
export type Day = string & { readonly brand: "Day" };

/** A calendar month, `YYYY-MM`. Months compare and sort as text. */
export type Month = string & { readonly brand: "Month" };

const ZONE = "Europe/London";

// Made once: a list page writes some twenty days, and making a format costs a hundred times as much as using one.
const clock = new Intl.DateTimeFormat("en-GB", {
  timeZone: ZONE,
  calendar: "iso8601",
  year: "numeric",
  month: "2-digit",
  day: "2-digit",
  hour: "2-digit",
  minute: "2-digit",
  hourCycle: "h23",
});

/** Throws RangeError unless `text` is a real day written `YYYY-MM-DD`. */
export function day(text: string): Day {
  return Temporal.PlainDate.from(text, { overflow: "reject" }).toString() as Day;
}

export function isMonth(text: string): text is Month {
  return /^\d{4}-(0[1-9]|1[0-2])$/.test(text);
}

/** Throws RangeError unless `text` is a month written `YYYY-MM`. */
export function month(text: string): Month {
  if (!isMonth(text)) throw new RangeError(`Not a month: ${text}`);
  return text;
}

/** The day that `instant` falls on in the United Kingdom. */
export function dayOf(instant: Date): Day {
  return shown(instant).slice(0, 10) as Day;
}

/** The time of day at an instant in the United Kingdom, "14:05". */
export function timeOf(instant: Date): string {
  return shown(instant).slice(-5);
}

/** The instant at which a day begins in the United Kingdom. */
export function startOfDay(of: Day): Date {
  return new Date(Temporal.PlainDate.from(of).toZonedDateTime(ZONE).epochMilliseconds);
}

/** The instant at a time of day, "14:00", in the United Kingdom. */
export function instantAt(on: Day, time: string): Date {
  const plainTime = Temporal.PlainTime.from(time);
  return new Date(Temporal.PlainDate.from(on).toZonedDateTime({ timeZone: ZONE, plainTime }).epochMilliseconds);
}

export function addDays(from: Day, days: number): Day {
  return Temporal.PlainDate.from(from).add({ days }).toString() as Day;
}

/** How many days `to` lies after `from`; negative when it lies before. */
export function daysBetween(from: Day, to: Day): number {
  return Temporal.PlainDate.from(from).until(Temporal.PlainDate.from(to)).days;
}

/** Plain arithmetic, because series of months are walked by the thousand. */
export function addMonths(from: Month, months: number): Month {
  const count = Number(from.slice(0, 4)) * 12 + Number(from.slice(5)) - 1 + months;
  return `${String(Math.floor(count / 12)).padStart(4, "0")}-${String((count % 12) + 1).padStart(2, "0")}` as Month;
}

export function daysInMonth(of: Month): number {
  const year = Number(of.slice(0, 4));
  const month = Number(of.slice(5));
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

/** Every month from `from` to `to`, both included; none when `to` is earlier. */
export function monthsBetween(from: Month, to: Month): Month[] {
  const months: Month[] = [];
  for (let at = from; at <= to; at = addMonths(at, 1)) months.push(at);
  return months;
}

/** `2026-11-22` as "22 November 2026". */
export function formatDay(of: Day): string {
  return `${Number(of.slice(8))} ${formatMonth(of.slice(0, 7) as Month)}`;
}

/** `2026-11` as "November 2026". */
export function formatMonth(of: Month): string {
  return `${monthName(of)} ${of.slice(0, 4)}`;
}

/** An instant as "22 November 2026 at 14:05", in United Kingdom time. */
export function formatInstant(instant: Date): string {
  return `${formatDay(dayOf(instant))} at ${timeOf(instant)}`;
}

/**
 * Months as a reader would say them: runs joined, "January to March 2024, and May 2024".
 * Empty for no months.
 */
export function formatMonths(months: readonly Month[]): string {
  return joinWords(runsOfMonths(months).map(([from, to]) => formatMonthRun(from, to)));
}

/** Consecutive runs of `months`, as first and last month. */
export function runsOfMonths(months: readonly Month[]): [Month, Month][] {
  const runs: [Month, Month][] = [];
  for (const at of [...new Set(months)].sort()) {
    const last = runs.at(-1);
    if (last && addMonths(last[1], 1) === at) last[1] = at;
    else runs.push([at, at]);
  }
  return runs;
}

/** Months that follow one another: "January to March 2024". */
export function formatMonthRun(from: Month, to: Month): string {
  if (from === to) return formatMonth(from);
  if (from.slice(0, 4) === to.slice(0, 4)) return `${monthName(from)} to ${formatMonth(to)}`;
  return `${formatMonth(from)} to ${formatMonth(to)}`;
}

function joinWords(parts: readonly string[]): string {
  if (parts.length < 2) return parts.join("");
  return `${parts.slice(0, -1).join(", ")} and ${parts.at(-1)}`;
}

/**
 * What a calendar and a clock in the United Kingdom show: "2026-11-22, 14:05". Asked for once an hour, because the clock
 * has differed from UTC by whole hours since the railways, and to ask costs ten times as much as to remember.
 */
function shown(instant: Date): string {
  const hour = Math.floor(instant.getTime() / 3_600_000);
  let beginning = hours.get(hour);
  if (beginning === undefined) {
    beginning = clock.format(instant).slice(0, -3);
    if (hours.size >= MOST_HOURS) hours.clear();
    hours.set(hour, beginning);
  }
  return `${beginning}:${String(instant.getUTCMinutes()).padStart(2, "0")}`;
}

const hours = new Map<number, string>();
const MOST_HOURS = 1_000;

const MONTH_NAMES = [
  "January",
  "February",
  "March",
  "April",
  "May",
  "June",
  "July",
  "August",
  "September",
  "October",
  "November",
  "December",
];

function monthName(of: Month): string {
  return MONTH_NAMES[Number(of.slice(5)) - 1] ?? of;
}
