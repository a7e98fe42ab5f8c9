import type { Attributes } from "./markup.ts";

/** A phrase that a browser script says: one text, or one for each plural form (`one`, `other`). */
export type Phrase = string | Readonly<Record<string, string>> | undefined;

/** The phrases as the data attributes from which govuk-frontend's scripts read them. */
export function phraseAttributes(phrases: Readonly<Record<string, Phrase>>): Attributes {
  return Object.fromEntries(Object.entries(phrases).flatMap(([key, phrase]) => phrasePairs(key, phrase)));
}

function phrasePairs(key: string, phrase: Phrase): [string, string][] {
  if (!phrase) return [];
  if (typeof phrase === "string") return [[`data-i18n.${key}`, phrase]];
  return Object.entries(phrase).map(([form, words]) => [`data-i18n.${key}.${form}`, words]);
}
