/**
 * The width of `text` at `size`, in the unit of `size`. The server has no fonts, so this adds up the advances of Arial by
 * kind of letter, which is within a few per cent for the system fonts we use and errs towards too wide.
 */
export function textWidth(text: string, size: number): number {
  let ems = 0;
  for (const letter of text) ems += advance(letter);
  return ems * size;
}

/** `text` in lines no wider than `width`, broken between words; what does not fit `maxLines` ends in an ellipsis. */
export function wrapText(text: string, width: number, size: number, maxLines: number): string[] {
  const lines: string[] = [];
  let line = "";
  for (const word of text.split(/\s+/).filter((part) => part !== "")) {
    const longer = line === "" ? word : `${line} ${word}`;
    if (line !== "" && textWidth(longer, size) > width) {
      lines.push(line);
      line = word;
    } else line = longer;
  }
  lines.push(line);
  const kept = lines.slice(0, maxLines);
  const cut = lines.length > maxLines;
  return kept.map((each, i) => shorten(each, width, size, cut && i === kept.length - 1));
}

/** The line, with an ellipsis where it is too wide or where `more` text follows that has no room. */
function shorten(line: string, width: number, size: number, more: boolean): string {
  if (!more && textWidth(line, size) <= width) return line;
  const letters = [...line];
  while (letters.length > 1 && textWidth(`${letters.join("")}…`, size) > width) letters.pop();
  return `${letters.join("").trimEnd()}…`;
}

function advance(letter: string): number {
  if (/[ijl.,:;'’|!]/.test(letter)) return 0.27;
  if (/[ftr()\- I/[\]]/.test(letter)) return 0.34;
  if (/[mwMW%@—]/.test(letter)) return 0.88;
  if (/[A-Z&£]/.test(letter)) return 0.7;
  if (letter.charCodeAt(0) > 0x2e80) return 1;
  return 0.56;
}
