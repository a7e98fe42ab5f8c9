/** How the bytes of a file stand for text. */
export type Encoding = "utf-8" | "windows-1252" | "utf-16le" | "utf-16be";

/** What Windows-1252 has at 0x80 to 0x9F, where Latin-1 has controls; five places are empty, and stay controls. */
const HIGH = "€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ";

/**
 * Windows-1252 text that was decoded as Latin-1. Node.js 20 has a decoder by that name, which decodes Latin-1 instead; this
 * can go when no version in use does (nodejs/node#56542).
 */
export function from1252(latin1: string): string {
  return latin1.replace(/[\u0080-\u009F]/g, (character) => HIGH[character.charCodeAt(0) - 0x80] ?? character);
}
