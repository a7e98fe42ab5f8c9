const LEET: Readonly<Record<string, string>> = {
  "0": "o",
  "1": "i",
  "3": "e",
  "4": "a",
  "5": "s",
  "7": "t",
  "8": "b",
  "@": "a",
  $: "s",
  "!": "i",
  "|": "l",
  "€": "e",
  "£": "l",
};

/** Words and beginnings that people use when they are asked for a passphrase, and this service's own. */
const COMMON = [
  "frankpledge community safety partnership csp council police officer analyst manager admin administrator operator",
  "password passwort passphrase passw0rd pass word letmein let me in welcome hello changeme change please secret default",
  "login log in signin sign in access user username guest test testing temp temporary trustno1 iloveyou love you",
  "monkey dragon football liverpool arsenal chelsea sunshine princess superman batman master shadow summer winter spring",
  "autumn monday tuesday wednesday thursday friday saturday sunday january february march april may june july august",
  "september october november december correcthorsebatterystaple correct horse battery staple",
]
  .join(" ")
  .split(" ")
  .map(folded)
  .filter((word) => word.length >= 3);

/**
 * What is left of a passphrase, as letters and digits alone, once all is taken out of it that guessers try first. `words`
 * are those that have to do with its owner.
 */
export function withoutGuessable(passphrase: string, words: readonly string[]): string {
  const plain = once(folded(passphrase));
  // Digits are folded into letters in names, and not in dates and walks, which are made of digits.
  const digits = once(letters(passphrase));
  if (isEmptied(digits)) return "";
  const taken = [...COMMON, ...words.flatMap(partsOf)].sort((one, other) => other.length - one.length);
  const left = taken.reduce((rest, word) => rest.replaceAll(word, GAP), plain);
  const pieces = left.split(GAP).map((piece) => withoutWalks(withoutDates(piece)));
  return pieces.join("");
}

/** Stands where something was taken out, so that what stood around it makes no new word. */
const GAP = "\0";

/** True when hardly anything is left once walks, dates and repetition are taken out. */
function isEmptied(text: string): boolean {
  return withoutWalks(withoutDates(text)).replaceAll(GAP, "").length < text.length / 4;
}

/** Words of four letters and more in a name, and the name as one word. */
function partsOf(name: string): string[] {
  const parts = name.split(/[^\p{L}\p{N}]+/u).map(folded);
  return [...new Set([folded(name), ...parts])].filter((part) => part.length >= 4);
}

/** Letters without marks and capitals, with those that stand in for them made plain. */
function folded(text: string): string {
  return letters([...text].map((letter) => LEET[letter] ?? letter).join(""));
}

function letters(text: string): string {
  const plain = text.normalize("NFKD").toLowerCase();
  return plain.replaceAll(/[^\p{L}\p{N}]/gu, "");
}

/** What is said several times over is said once: tidetidetide, aaaa. */
function once(text: string): string {
  return text.replaceAll(/(.)\1{2,}/gu, "$1").replaceAll(/(.{2,}?)\1+/gu, "$1");
}

/** Years, and days of six or eight digits. */
function withoutDates(text: string): string {
  return text.replaceAll(/\d{8}|\d{6}|(?:19|20)\d{2}/g, GAP);
}

const WALKS = [
  "abcdefghijklmnopqrstuvwxyz",
  "qwertyuiop",
  "asdfghjkl",
  "zxcvbnm",
  "qwertyuiopasdfghjklzxcvbnm",
  "0123456789012345678901234567890",
  "1qaz2wsx3edc4rfv5tgb6yhn7ujm8ik9ol0p",
  "qazwsxedcrfvtgbyhnujmikolp",
];
const BOTH_WAYS = WALKS.flatMap((walk) => [walk, [...walk].reverse().join("")]);
const SHORTEST_WALK = 4;

/** Takes out every run of four or more along the alphabet, the digits or the keyboard, either way. */
function withoutWalks(text: string): string {
  let rest = "";
  for (let at = 0; at < text.length; ) {
    const length = longestWalk(text, at);
    rest += length >= SHORTEST_WALK ? GAP : text.slice(at, at + 1);
    at += length >= SHORTEST_WALK ? length : 1;
  }
  return rest.replaceAll(GAP, "");
}

function longestWalk(text: string, at: number): number {
  let length = 0;
  while (at + length < text.length && BOTH_WAYS.some((walk) => walk.includes(text.slice(at, at + length + 1))))
    length++;
  return length;
}
