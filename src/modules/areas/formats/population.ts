import { done, type Outcome, refuse } from "../../../kernel/outcome.ts";
import { MEASURE_LABELS, type Measure } from "../rules/editions.ts";
import {
  codedColumn,
  FAMILIES,
  type Family,
  isCodeOf,
  type Level,
  levelName,
  plainName,
  yearOf,
} from "../rules/levels.ts";
import type { Population, PopulationFile } from "./area-file.ts";
import type { CsvRow, CsvTable } from "./csv.ts";
import { articled, leftOut } from "./notes.ts";

/** A column of counts. Without a date of its own it has that of the file. */
type Counts = {
  readonly column: number;
  readonly name: string;
  readonly measure: Measure;
  readonly dated: string | undefined;
};

type Places = { readonly column: number; readonly level: Level; readonly family: Family };

/** True for a list that has a column of residents or households and one of codes. */
export function isPopulation(table: CsvTable): boolean {
  return countsOf(table).length > 0 && placesOf(table) !== undefined;
}

/**
 * Reads residents and households. Of figures by age only the total is kept, and of a list that mixes districts with the
 * counties, regions and countries they add up to only the districts. `date` is what the file is said to be of, when its
 * columns do not say: it decides what is divided by what, so a file without any date is refused.
 */
export function readPopulation(table: CsvTable, date: string | undefined): Outcome<PopulationFile> {
  const places = placesOf(table);
  const counts = countsOf(table).map((one) => ({ ...one, dated: one.dated ?? date }));
  if (!places) return refuse("It has no column with the codes of districts or LSOAs.");
  const undated = counts.find(({ dated }) => dated === undefined);
  if (undated)
    return refuse(
      `It does not say of when the figures in its column ${undated.name} are. Put the date into its name, as in “census_2021_${undated.measure}.csv” or “mid_2023_${undated.measure}.csv”.`,
    );
  const twice = counts.find(
    (one, i) => counts.findIndex((other) => other.measure === one.measure && other.dated === one.dated) !== i,
  );
  if (twice) return refuse(`It has two columns of ${twice.measure} for ${twice.dated}.`);

  const populations: Population[] = [];
  const seen = new Map<string, number>();
  let others = 0;
  let blanks = 0;
  for (const row of table.rows) {
    const code = row.cells[places.column] ?? "";
    if (!isCodeOf(places.family, code)) {
      if (!isOfOtherKind(code)) return refuse(`Row ${row.number}: “${code}” is not the code of an area.`);
      others++;
      continue;
    }
    const earlier = seen.get(code);
    if (earlier !== undefined) return refuse(`${code} stands in row ${earlier} and again in row ${row.number}.`);
    seen.set(code, row.number);
    for (const one of counts) {
      const amount = amountOf(row, one);
      if (amount === "blank") blanks++;
      else if (amount === undefined) return refuse(badAmount(row, one));
      else populations.push({ level: places.level, code, measure: one.measure, dated: one.dated ?? "", amount });
    }
  }
  if (populations.length === 0)
    return refuse(`None of its rows has figures of ${articled(levelName(places.level))} in England or Wales.`);
  const dates = [...new Set(counts.map(({ dated }) => dated ?? ""))].sort();
  const vintage = dates.length > 1 ? `${dates[0]} to ${dates.at(-1)}` : (dates[0] ?? "");
  const measures = [...new Set(counts.map(({ measure }) => measure))].map((measure) => MEASURE_LABELS[measure]);
  return done({
    kind: "population",
    title: `${measures.join(" and ").replace(/ and H/, " and h")} by ${levelName(places.level)}, ${vintage}`,
    vintage,
    notes: [
      ...leftOut(others, "row of another kind of area", "rows of other kinds of area (counties, regions, countries)"),
      ...leftOut(blanks, "blank figure", "blank figures"),
      ...(hasAges(table) ? ["Figures by single year of age were left out: only the total is kept."] : []),
    ],
    rows: table.rows.length,
    populations,
  });
}

/** The date that a file's name gives: "mid-2023" or "Census 2021". */
export function dateInName(name: string): string | undefined {
  const mid = /(?:^|[^a-z])mid[-_ ]?(?:year[-_ ]?)?((?:19|20)\d\d)(?!\d)/i.exec(name)?.[1];
  if (mid) return `mid-${mid}`;
  const census = /census[-_ ]?((?:19|20)\d\d)(?!\d)/i.exec(name)?.[1];
  return census && `Census ${census}`;
}

const RESIDENTS = new Set(["residents", "usualresidents", "totalpopulation", "allages", "population", "persons"]);

function countsOf(table: CsvTable): Counts[] {
  return table.columns.flatMap((name, column): Counts[] => {
    const plain = plainName(name);
    const mid = /^mid((?:19|20)\d\d)(population)?$/.exec(plain)?.[1];
    if (mid) return [{ column, name, measure: "residents", dated: `mid-${mid}` }];
    if (plain === "households") return [{ column, name, measure: "households", dated: undefined }];
    return RESIDENTS.has(plain) ? [{ column, name, measure: "residents", dated: undefined }] : [];
  });
}

/** The places counted: the smallest kind that has a column of codes, or districts in a column that is just called code. */
function placesOf(table: CsvTable): Places | undefined {
  const coded = table.columns
    .flatMap((name, column) => {
      const held = codedColumn(name);
      if (held?.holds !== "code" || (held.family !== "lsoa" && held.family !== "district")) return [];
      // An LSOA's residents are those of its census: a column that does not say which cannot be used.
      return held.family === "lsoa" && yearOf(held.level) === undefined ? [] : [{ ...held, column }];
    })
    .sort((a, b) => FAMILIES.indexOf(a.family) - FAMILIES.indexOf(b.family))[0];
  if (coded) return { column: coded.column, level: coded.level, family: coded.family };
  const column = table.columns.findIndex((name) => ["code", "areacode"].includes(plainName(name)));
  return column < 0 ? undefined : { column, level: "district", family: "district" };
}

function isOfOtherKind(code: string): boolean {
  return /^[A-Z]\d{8}$/.test(code);
}

function amountOf(row: CsvRow, { column }: Counts): number | "blank" | undefined {
  const text = (row.cells[column] ?? "").replaceAll(",", "");
  if (text === "") return "blank";
  return /^\d{1,9}(\.0+)?$/.test(text) ? Number(text) : undefined;
}

function badAmount(row: CsvRow, { column, name }: Counts): string {
  return `Row ${row.number}: “${row.cells[column]}” in the column ${name} is not a whole number. Leave the field blank where the figure is not known.`;
}

function hasAges(table: CsvTable): boolean {
  return table.columns.some((name) => /^(age)?(90\+|90plus|89|age90)$/.test(plainName(name)));
}
