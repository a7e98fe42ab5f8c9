import { z } from "zod";

/** Words a person typed: without control characters, with plain line ends, trimmed. `name` begins the words of its errors. */
export function words(name: string, most: number, missing?: string) {
  const limit = new Intl.NumberFormat("en-GB").format(most);
  const text = z
    .string()
    .transform(tidied)
    .pipe(z.string().max(most, `${name} must be ${limit} characters or fewer`));
  return missing === undefined ? text : text.pipe(z.string().min(1, missing));
}

/** What a database column of text cannot hold is left out; a browser's line ends become plain ones. */
function tidied(text: string): string {
  return text
    .replace(/\r\n?/g, "\n")
    .replace(/[^\P{Cc}\n\t]/gu, "")
    .trim();
}

export const id = z.uuid();

/** The version of a row that a form was made of. */
export const revision = z.coerce.number<string>().int().positive().max(1_000_000_000);

export const COMPLETE = "The form is not complete. Load the page again";
