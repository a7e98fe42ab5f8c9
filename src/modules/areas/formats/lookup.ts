import { done, type Outcome, refuse } from "../../../kernel/outcome.ts";
import {
  type CodedColumn,
  codedColumn,
  FAMILIES,
  type Family,
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
import { leftOut } from "./notes.ts";

/** One kind of place that the rows of a lookup name. */
type Place = { readonly level: Level; readonly family: Family; readonly code: number; readonly name: number };

/** Where the note of a link stands: whether an LSOA changed, or of which census it is. */
type Notes = { readonly change: number; readonly vintage: number };

/** Places of which each smaller one lies in one larger one only. */
const ONE_ONLY: ReadonlySet<string> = new Set([
  "lsoa district",
  "ward district",
  "district pfa",
  "district fra",
  "district region",
]);

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
  const notes: Notes = { change: positionOf(table, CHANGE_COLUMNS), vintage: positionOf(table, ["vintage"]) };
  if (places.some(({ level }) => level === "lsoa") && notes.vintage < 0)
    return refuse(
      "It has the column lsoa_code without a column vintage. Say of which census each LSOA is: 11, 21 or 11+21; or name the column lsoa11_code or lsoa21_code.",
    );

  const pairs = pairsOf(places);
  const links = new Map<string, Link & { readonly row: number }>();
  const only = new Map<string, { code: string; row: number }>();
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
      const link = linkOf(row, pair, notes);
      if (!link) continue;
      const contradiction = contradictionOf(row.number, link, only);
      if (contradiction) return refuse(contradiction);
      const key = `${link.fromLevel} ${link.fromCode} ${link.toLevel} ${link.toCode}`;
      if (!links.has(key)) links.set(key, { ...link, row: row.number });
    }
  }
  if (links.size === 0) return refuse("None of its rows is about a place in England or Wales.");
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
    links: [...links.values()].map(({ row, ...link }) => link),
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

type Pair = { readonly from: Place; readonly to: Place };

function pairsOf(places: readonly Place[]): Pair[] {
  const smallest = places.filter(({ family }) => family === places[0]?.family);
  const larger = places.filter(({ family }) => family !== places[0]?.family);
  const years = smallest.flatMap((from, i) => {
    const to = smallest[i + 1];
    return to ? [{ from, to }] : [];
  });
  const upwards = smallest.flatMap((from) => larger.map((to) => ({ from, to })));
  const wards = larger.filter(({ family }) => family === "ward");
  const districts = larger.filter(({ family }) => family === "district");
  return [...years, ...upwards, ...wards.flatMap((from) => districts.map((to) => ({ from, to })))];
}

function linkOf(row: CsvRow, { from, to }: Pair, notes: Notes): Link | undefined {
  const [fromCode = "", toCode = ""] = [row.cells[from.code], row.cells[to.code]];
  if (fromCode === "" || toCode === "") return undefined;
  const isChange = from.level === "lsoa11" && to.level === "lsoa21";
  const note = from.level === "lsoa" ? row.cells[notes.vintage] : isChange ? row.cells[notes.change] : "";
  return {
    fromLevel: from.level,
    fromCode,
    fromName: row.cells[from.name] ?? "",
    toLevel: to.level,
    toCode,
    toName: row.cells[to.name] ?? "",
    note: note ?? "",
  };
}

function rowProblem(row: CsvRow, places: readonly Place[], notes: Notes): string | undefined {
  for (const [i, { level, family, code }] of places.entries()) {
    const value = row.cells[code] ?? "";
    // A larger place may be left blank: the City of London has no community safety partnership in some lookups.
    if (value === "" && i > 0 && familyOf(level) !== "district") continue;
    if (!isCodeOf(family, value))
      return value === ""
        ? `Row ${row.number} has no code for the ${levelName(level)}.`
        : `Row ${row.number}: “${value}” is not the code of a ${levelName(level)} in England or Wales.`;
  }
  const vintage = row.cells[notes.vintage];
  if (places[0]?.level === "lsoa" && !["11", "21", "11+21"].includes(vintage ?? ""))
    return `Row ${row.number}: the vintage of an LSOA is 11, 21 or 11+21, and here it is “${vintage}”.`;
  return undefined;
}

function contradictionOf(
  row: number,
  link: Link,
  only: Map<string, { code: string; row: number }>,
): string | undefined {
  if (!ONE_ONLY.has(`${familyOf(link.fromLevel)} ${familyOf(link.toLevel)}`)) return undefined;
  const key = `${link.fromLevel} ${link.fromCode} ${link.toLevel}`;
  const held = only.get(key);
  if (!held) only.set(key, { code: link.toCode, row });
  if (!held || held.code === link.toCode) return undefined;
  return `Rows ${held.row} and ${row} put ${link.fromCode} in two places, ${held.code} and ${link.toCode}: a ${levelName(link.fromLevel)} lies in one ${levelName(link.toLevel)}.`;
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
