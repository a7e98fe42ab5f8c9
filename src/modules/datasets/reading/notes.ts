import { findFormat, type Header, loosely, PROBLEM_COLUMN, REFERENCE_COLUMN } from "../formats/header.ts";
import type { Member } from "./members.ts";

type Found = { readonly rows: number; readonly emptyRows: number; readonly linesFrom1252: number };

/** What was unusual about a file and did not stop it from being read, in sentences. */
export function notesOf({ header, shape }: Member, found: Found): string[] {
  const notes: string[] = [];
  if (found.linesFrom1252 > 0) {
    notes.push(
      `${count(found.linesFrom1252, "line was", "lines were")} not saved as UTF-8 and ${found.linesFrom1252 === 1 ? "was" : "were"} read as Windows-1252. Check names that have accents.`,
    );
  }
  if (shape.encoding.startsWith("utf-16")) notes.push("The file was saved as UTF-16.");
  if (header.delimiter === ";") notes.push("Its cells are separated by semicolons.");
  if (header.delimiter === "\t") notes.push("Its cells are separated by tabs.");
  if (found.emptyRows > 0) notes.push(`${count(found.emptyRows, "empty row was", "empty rows were")} passed over.`);
  if (found.rows === 0) notes.push("The file has a header and no rows.");
  return [...notes, ...columnNotes(header)];
}

function columnNotes(header: Header): string[] {
  const format = findFormat(header.format);
  const known = new Set(Object.values(header.positions));
  const ours = new Set([REFERENCE_COLUMN, PROBLEM_COLUMN].map(loosely));
  const extra = header.names.filter((name, i) => !known.has(i) && name !== "" && !ours.has(loosely(name)));
  const absent = format.columns.filter(({ key }) => !(key in header.positions)).map(({ name }) => name);
  const notes: string[] = [];
  if (extra.length > 0) notes.push(`Columns that are not known were let be: ${extra.join(", ")}.`);
  if (absent.length > 0) notes.push(`Columns that the file does without: ${absent.join(", ")}.`);
  return notes;
}

function count(number: number, one: string, many: string): string {
  return `${number.toLocaleString("en-GB")} ${number === 1 ? one : many}`;
}
