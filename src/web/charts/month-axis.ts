import type { Month } from "../../kernel/dates.ts";

/** A mark on a month axis: the month's own word, and the year beneath it where the year begins or the axis does. */
export type MonthTick = { readonly index: number; readonly word: string; readonly year: string };

/**
 * Ticks for consecutive `months` that stand `slot` units apart, in text of height `size`: as many as can be read, on whole
 * months, quarters, half years or years of the calendar, so that the same month always has its tick.
 */
export function monthTicks(months: readonly Month[], slot: number, size: number): MonthTick[] {
  const step = STEPS.find((each) => each * slot >= size * (each < 12 ? MONTH_EMS : YEAR_EMS)) ?? 120;
  const ticks = months.flatMap((at, index) => (isOnStep(at, step) ? [{ index, ...words(at, step) }] : []));
  const first = months[0];
  if (ticks.length === 0 && first) return [{ index: 0, word: monthWord(first), year: yearOf(first) }];

  // Where no January opens the axis, its first tick says the year.
  const [opening, ...rest] = ticks;
  const openingMonth = opening && months[opening.index];
  if (!opening || !openingMonth || step >= 12) return ticks;
  return [{ ...opening, year: yearOf(openingMonth) }, ...rest];
}

const STEPS = [1, 3, 6, 12, 24, 60, 120];

/** Room for "Sep" or "2024" and the space beside it, in heights of text. */
const MONTH_EMS = 2.7;
const YEAR_EMS = 3.3;

const WORDS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

function isOnStep(at: Month, step: number): boolean {
  const month = Number(at.slice(5)) - 1;
  if (step < 12) return month % step === 0;
  return month === 0 && Number(at.slice(0, 4)) % (step / 12) === 0;
}

function words(at: Month, step: number): { word: string; year: string } {
  if (step >= 12) return { word: yearOf(at), year: "" };
  return { word: monthWord(at), year: at.endsWith("-01") ? yearOf(at) : "" };
}

function monthWord(at: Month): string {
  return WORDS[Number(at.slice(5)) - 1] ?? at;
}

function yearOf(at: Month): string {
  return at.slice(0, 4);
}
