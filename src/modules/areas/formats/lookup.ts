import { done, type Outcome, refuse } from "../../../kernel/outcome.ts";
import {
  type CodedColumn,
  codedColumn,
  FAMILIES,
  familyOf,
  isCodeOf,
  isElsewhere,
  type Level,
  levelName,
  plainName,
  yearOf,
} from "../rules/levels.ts";
import type { Link, LookupFile } from "./area-file.ts";
import type { CsvRow, CsvTable } from "./csv.ts";
import { linkOf, type NoteColumns, type Place, pairsOf } from "./lookup-pairs.ts";
import { articled, leftOut } from "./notes.ts";

/** True for a list whose rows name the codes of at least two kinds of place, or of one in two years. */
export function isLookup(table: CsvTable): boolean {
  return placesOf(table).length > 1;
}

/**
 * Reads which places lie in which: from the smallest kind of place that the rows name to each larger one, from wards to
 * districts where both are named, and from each year of the smallest to the next.
 */
export function readLookup(table: CsvTable): Outcome<LookupFile> {
  const places = placesOf(table);
  const twice = places.find((place, i) => places.findIndex(({ level }) => level === place.level) !== i);
  if (twice) return refuse(`It has two columns with the code of the ${levelName(twice.level)}.`);
  const notes = { change: positionOf(table, CHANGE_COLUMNS), vintage: positionOf(table, ["vintage"]) };
  if (places.some(({ level }) => level === "lsoa") && notes.vintage < 0)
    return refuse(
      "It has the column lsoa_code without a column vintage. Say of which census each LSOA is: 11, 21 or 11+21; or name the column lsoa11_code or lsoa21_code.",
    );

  const pairs = pairsOf(places, notes);
  const links: Link[] = [];
  let elsewhere = 0;
  const blanks = new Map<Level, number>();
  for (const row of table.rows) {
    if (places.some(({ code }) => isElsewhere(row.cells[code] ?? ""))) {
      elsewhere++;
      continue;
    }
    const problem = rowProblem(row, places, notes);
    if (problem) return refuse(problem);
    for (const { level, code } of places) if (row.cells[code] === "") blanks.set(level, (blanks.get(level) ?? 0) + 1);
    for (const pair of pairs) {
      const link = linkOf(row, pair);
      if (link && "contradiction" in link) return refuse(link.contradiction);
      if (link) links.push(link);
    }
  }
  if (links.length === 0) return refuse("None of its rows is about a place in England or Wales.");
  return done({
    kind: "lookup",
    title: titleOf(places),
    vintage: String(Math.max(...places.map(({ level }) => yearOf(level) ?? 0))),
    notes: [
      ...leftOut(elsewhere, "row of Scotland or Northern Ireland", "rows of Scotland or Northern Ireland"),
      ...[...blanks].map(
        ([level, count]) => `${count === 1 ? "1 row names" : `${count} rows name`} no ${levelName(level)}.`,
      ),
      ...ruralNote(table),
    ],
    rows: table.rows.length,
    links,
  });
}

const CHANGE_COLUMNS = ["changecode", "chngind", "chgind"];

/** The kinds of place by their columns of codes, the smallest first and of each the earliest year first. */
function placesOf(table: CsvTable): Place[] {
  const coded = table.columns.map(codedColumn);
  const nameOf = (level: Level) => coded.findIndex((column) => column?.level === level && column.holds === "name");
  return coded
    .flatMap((column, code) => (column && isPlace(column) ? [{ ...column, code, name: nameOf(column.level) }] : []))
    .map(({ level, family, code, name }) => ({ level, family, code, name }))
    .sort(
      (a, b) =>
        FAMILIES.indexOf(a.family) - FAMILIES.indexOf(b.family) || (yearOf(a.level) ?? 0) - (yearOf(b.level) ?? 0),
    );
}

/** A column of codes with its year; LSOAs may be of both censuses together. */
function isPlace(column: CodedColumn): boolean {
  return column.holds === "code" && (column.level === "lsoa" || yearOf(column.level) !== undefined);
}

function rowProblem(row: CsvRow, places: readonly Place[], notes: NoteColumns): string | undefined {
  for (const [i, { level, family, code }] of places.entries()) {
    const value = row.cells[code] ?? "";
    // A larger place may be left blank: the City of London has no community safety partnership in some lookups.
    if (value === "" && i > 0 && familyOf(level) !== "district") continue;
    if (!isCodeOf(family, value))
      return value === ""
        ? `Row ${row.number} has no code for the ${levelName(level)}.`
        : `Row ${row.number}: “${value}” is not the code of ${articled(levelName(level))} in England or Wales.`;
  }
  const vintage = row.cells[notes.vintage];
  if (places[0]?.level === "lsoa" && !["11", "21", "11+21"].includes(vintage ?? ""))
    return `Row ${row.number}: the vintage of an LSOA is 11, 21 or 11+21, and here it is “${vintage}”.`;
  return undefined;
}

function titleOf(places: readonly Place[]): string {
  const [first, ...others] = places.map(({ level }) => (level === "lsoa" ? "LSOA 2011 and 2021" : levelName(level)));
  const title = `${first} to ${others.join(", ").replace(/, ([^,]*)$/, " and $1")}`;
  return `${title.charAt(0).toUpperCase()}${title.slice(1)}`;
}

function ruralNote(table: CsvTable): string[] {
  const has = table.columns.some((name) => /^ruc\d\d(code|cd)$/.test(plainName(name)));
  return has ? ["The rural-urban class is not kept."] : [];
}

function positionOf(table: CsvTable, names: readonly string[]): number {
  return table.columns.findIndex((name) => names.includes(plainName(name)));
}
