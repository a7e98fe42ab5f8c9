import { done, type Outcome, refuse } from "../../../kernel/outcome.ts";
import type { Column, Format, FormatKey } from "./format.ts";
import { type Delimiter, splitRow } from "./rows.ts";
import { streetCrime } from "./street-crime.ts";

/** The formats that can be read. */
const FORMATS: readonly Format[] = [streetCrime];

/** The first row of a file, understood. */
export type Header = {
  readonly format: FormatKey;
  readonly delimiter: Delimiter;
  /** The names as they stand in the file. */
  readonly names: readonly string[];
  /** Where each column of the format is, by its key, counted from 0; columns the file does not have are left out. */
  readonly positions: Readonly<Record<string, number>>;
  /** Where the reference to a rejected row is, in a file that corrects rejected rows. */
  readonly referencePosition?: number;
};

/** The two columns that the download of rejected rows adds, and by which a file of corrections is known. */
export const REFERENCE_COLUMN = "Rejected row";
export const PROBLEM_COLUMN = "Problem";

const DELIMITERS: readonly Delimiter[] = [",", ";", "\t"];
const MOST_COLUMNS = 200;

/** Files that come in the same archives and hold no rows of a format that can be read, by columns that only they have. */
const OTHER_FILES: readonly { readonly names: readonly string[]; readonly what: string }[] = [
  { names: ["Crime ID", "Outcome type"], what: "it is a file of outcomes, which are not read yet" },
  {
    names: ["Part of a policing operation", "Object of search"],
    what: "it is a file of stop and search, which is not read yet",
  },
];

export function findFormat(key: FormatKey): Format {
  const format = FORMATS.find((candidate) => candidate.key === key);
  if (!format) throw new Error(`No format ${key}`);
  return format;
}

/**
 * Understands the first row of a file, whatever its delimiter, the order of its columns, or the style of their names;
 * columns that the format does not know are let be. Refuses, in words that follow "not read, because", a row that names
 * the columns of no known format, and one that lacks or repeats a column.
 */
export function readHeader(firstLine: string): Outcome<Header> {
  const line = firstLine.replace(/^\uFEFF/, "");
  if (line.trim() === "") return refuse("its first row is blank; the first row must name the columns");

  const readings = FORMATS.flatMap((format) => DELIMITERS.map((delimiter) => reading(format, delimiter, line)));
  const best = readings.reduce((a, b) => (b.matched > a.matched ? b : a));
  if (best.names.length > MOST_COLUMNS)
    return refuse(`it has ${best.names.length} columns, and ${MOST_COLUMNS} is the most`);

  const other = OTHER_FILES.find(({ names }) => names.every((name) => best.loose.includes(loosely(name))));
  if (best.missing.length > 0 && other) return refuse(other.what);
  if (best.matched < best.format.columns.length / 3) return refuse(notKnown(best.format));
  if (best.missing.length > 0) return refuse(missingColumns(best.format, best.missing));
  if (best.repeated) return refuse(`it has the column ${best.repeated.name} twice`);

  const { format, delimiter, names, positions } = best;
  const reference = best.loose.indexOf(loosely(REFERENCE_COLUMN));
  const header = { format: format.key, delimiter, names, positions };
  return done(reference === -1 ? header : { ...header, referencePosition: reference });
}

/** How well `line` fits one format with one delimiter. */
function reading(format: Format, delimiter: Delimiter, line: string) {
  const names = splitRow(line, delimiter).cells.map((name) => name.trim());
  const loose = names.map(loosely);
  const positions: Record<string, number> = {};
  const missing: Column[] = [];
  let repeated: Column | undefined;
  for (const column of format.columns) {
    const found = positionsOf(column, loose);
    if (found[0] !== undefined) positions[column.key] = found[0];
    else if (column.presence === "required") missing.push(column);
    if (found.length > 1) repeated ??= column;
  }
  return { format, delimiter, names, loose, positions, missing, repeated, matched: Object.keys(positions).length };
}

/** The published name goes before the others, so that an extra column called Force does not stand for Reported by. */
function positionsOf(column: Column, loose: readonly string[]): number[] {
  for (const name of [column.name, column.key, ...(column.otherNames ?? [])]) {
    const found = loose.flatMap((candidate, i) => (candidate === loosely(name) ? [i] : []));
    if (found.length > 0) return found;
  }
  return [];
}

/** Names are the same when they differ only in case, spaces, underscores, hyphens, full stops or quotation marks. */
export function loosely(name: string): string {
  return name.toLowerCase().replace(/[\s_.\-"'\u00A0]+/g, "");
}

function missingColumns(format: Format, missing: readonly Column[]): string {
  const names = missing.map((column) => column.name);
  const list =
    names.length === 1 ? `the column ${names[0]}` : `the columns ${names.slice(0, -1).join(", ")} and ${names.at(-1)}`;
  return `it lacks ${list}, which a file of ${format.name.toLowerCase()} must have`;
}

function notKnown(format: Format): string {
  const first = format.columns.slice(0, 3).map((column) => column.name);
  return `its first row does not name columns that are known; a file of ${format.name.toLowerCase()} begins ${first.join(", ")}`;
}
