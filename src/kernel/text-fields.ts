import { z } from "zod";

/** A text that may be left empty. `label` is what the page calls it. */
export function optionalText(label: string, most: number) {
  return z.string().trim().max(most, tooLong(label, most)).default("");
}

/** A text that must be given; `words` says what to enter. */
export function givenText(words: string, label: string, most: number) {
  return z.string({ error: words }).trim().min(1, words).max(most, tooLong(label, most));
}

function tooLong(label: string, most: number): string {
  return `${label} must be ${most.toLocaleString("en-GB")} characters or fewer`;
}

/** For how long an item of an agenda is allotted, in minutes; null when left empty. */
export const allottedMinutes = z
  .string()
  .trim()
  .default("")
  .refine((value) => value === "" || (/^\d{1,3}$/.test(value) && Number(value) >= 1 && Number(value) <= 480), {
    error: "Minutes must be a number between 1 and 480, or be left empty",
  })
  .transform((value) => (value === "" ? null : Number(value)));
