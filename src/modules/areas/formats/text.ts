import { done, type Outcome, refuse } from "../../../kernel/outcome.ts";

export type Text = { readonly text: string; readonly notes: readonly string[] };

/** Files that come in place of a CSV, by their first bytes, with what to do about them. */
const OTHERS: readonly { readonly bytes: readonly number[]; readonly what: string }[] = [
  { bytes: [0x50, 0x4b], what: "a ZIP archive or a spreadsheet: unpack it, or save the sheet as CSV" },
  { bytes: [0xd0, 0xcf, 0x11, 0xe0], what: "a spreadsheet or another Office document: save the sheet as CSV" },
  { bytes: [0xff, 0xfe], what: "text in UTF-16: save it again as CSV in UTF-8" },
  { bytes: [0xfe, 0xff], what: "text in UTF-16: save it again as CSV in UTF-8" },
  { bytes: [0x25, 0x50, 0x44, 0x46], what: "a PDF: its publisher also offers CSV or GeoJSON" },
];

/**
 * The text of plain bytes, without byte-order mark. Text that is not UTF-8 is taken as Windows-1252, in which spreadsheets
 * save CSV, and said to be. Refuses what is no text.
 */
export function decodeText(bytes: Uint8Array): Outcome<Text> {
  const other = OTHERS.find((one) => one.bytes.every((byte, i) => bytes[i] === byte));
  if (other) return refuse(`It is ${other.what}.`);
  if (bytes.length === 0) return refuse("It is empty. Download it again.");
  if (bytes.includes(0)) return refuse("It is neither CSV nor GeoJSON.");
  try {
    return done({ text: new TextDecoder("utf-8", { fatal: true }).decode(bytes), notes: [] });
  } catch {
    return done({
      text: new TextDecoder("windows-1252").decode(bytes),
      notes: ["The file is not in UTF-8; it was read as Windows-1252. Look whether letters such as ŵ and ô are right."],
    });
  }
}
