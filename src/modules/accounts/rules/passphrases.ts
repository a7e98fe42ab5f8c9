import { done, type Outcome, refuse } from "../../../kernel/outcome.ts";

/** An account that the sign-in page shows with its passphrase: the demonstration's, on this computer only. */
export type ShownAccount = { readonly title: string; readonly email: string; readonly passphrase: string };

export const PASSPHRASE_MIN = 12;
const PASSPHRASE_MAX = 128;

/** Words that guessers of this service try first, beside the lists of common passphrases. */
const LOCAL_WORDS = ["frankpledge", "community safety", "communitysafety", "partnership", "password", "passphrase"];

/**
 * Whether a passphrase may be used: 12 to 128 characters, no rules of composition, and not made of what everybody would
 * try first: one repeated character or sequence, this service's own words, or the person's address (ASVS 6.2).
 */
export function usablePassphrase(passphrase: string, email: string): Outcome<string> {
  const length = [...passphrase].length;
  if (length < PASSPHRASE_MIN) return refuse(`Passphrase must be ${PASSPHRASE_MIN} characters or more`, "passphrase");
  if (length > PASSPHRASE_MAX) return refuse(`Passphrase must be ${PASSPHRASE_MAX} characters or fewer`, "passphrase");
  const plain = passphrase.toLowerCase();
  const rest = [
    ...LOCAL_WORDS,
    ...email
      .toLowerCase()
      .split(/[@.]/)
      .filter((part) => part.length > 3),
  ].reduce((left, word) => left.replaceAll(word, ""), plain);
  if (new Set(rest).size < 5 || isSequence(plain)) {
    return refuse(
      "Passphrase is too easy to guess. Four words that have nothing to do with each other are a good one",
      "passphrase",
    );
  }
  return done(passphrase);
}

const RUNS = ["abcdefghijklmnopqrstuvwxyz", "qwertyuiopasdfghjklzxcvbnm", "01234567890123456789012345678901234567890"];

/** True when nearly all of it runs along the alphabet, the digits or the keyboard. */
function isSequence(text: string): boolean {
  let steps = 0;
  for (let i = 1; i < text.length; i++) {
    const pair = text.slice(i - 1, i + 1);
    const back = `${pair[1]}${pair[0]}`;
    if (RUNS.some((run) => run.includes(pair) || run.includes(back))) steps++;
  }
  return steps >= (text.length - 1) * 0.75;
}
