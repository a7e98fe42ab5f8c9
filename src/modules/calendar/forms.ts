import { z } from "zod";

/** GOV.UK's own file has some 90 kB. */
export const MOST_CHARACTERS = 2_000_000;

/** A file as the upload form sends it: its name, and all of its text. */
export const holidayForm = z.object({
  name: z.string().transform((name) => name.replace(/\p{Cc}/gu, "").slice(-120) || "The file"),
  file: z
    .string()
    .min(1, "Choose a file")
    .max(MOST_CHARACTERS, "The file is larger than 2 MB, and the one that GOV.UK publishes is not"),
});
