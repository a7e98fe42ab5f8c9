import { done, type Outcome, refuse } from "../../../kernel/outcome.ts";
import { withoutGuessable } from "./guessable.ts";

/** An account that the sign-in page shows with its passphrase: the demonstration's, on this computer only. */
export type ShownAccount = { readonly title: string; readonly email: string; readonly passphrase: string };

export const PASSPHRASE_MIN = 12;
const PASSPHRASE_MAX = 128;

/** What must be left of a passphrase once everything is taken out of it that guessers try first. */
const LEFT_MIN = 7;
const DIFFERENT_MIN = 5;

/** Words that have to do with a person: names, their organisation's, their partnerships', places there, their address. */
export type Surroundings = { readonly email: string; readonly words: readonly string[] };

/**
 * Whether a passphrase may be used: 12 to 128 characters, no rules of composition, and not made of what guessers try
 * first: repetition, walks on the keyboard, dates, common words, this service's own, and words that have to do with the
 * person (ASVS 6.2). Digits and signs in place of letters hide nothing.
 */
export function usablePassphrase(passphrase: string, { email, words }: Surroundings): Outcome<string> {
  const length = [...passphrase].length;
  if (length < PASSPHRASE_MIN) return refuse(`Passphrase must be ${PASSPHRASE_MIN} characters or more`, "passphrase");
  if (length > PASSPHRASE_MAX) return refuse(`Passphrase must be ${PASSPHRASE_MAX} characters or fewer`, "passphrase");
  const left = withoutGuessable(passphrase, [...words, ...email.split(/[@.]/)]);
  if (left.length < LEFT_MIN || new Set(left).size < DIFFERENT_MIN) {
    return refuse(
      "Passphrase is too easy to guess. Four words that have nothing to do with each other, or with you, are a good one",
      "passphrase",
    );
  }
  return done(passphrase);
}

/** What is said of a passphrase that is in the operator's list of those that have been stolen elsewhere. */
export const BREACHED =
  "Passphrase is in a list of those that were stolen elsewhere, so guessers have it too. Choose another";
