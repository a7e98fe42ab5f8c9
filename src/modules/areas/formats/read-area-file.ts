import { done, type Outcome, refuse, refuseAll } from "../../../kernel/outcome.ts";
import { codedColumn, levelName, plainName } from "../rules/levels.ts";
import type { AreaFile } from "./area-file.ts";
import { readBoundaries } from "./boundaries.ts";
import { type CsvTable, readCsv } from "./csv.ts";
import { isLookup, readLookup } from "./lookup.ts";
import { dateInName, isPopulation, readPopulation } from "./population.ts";
import { decodeText } from "./text.ts";

/**
 * Reads a file of lookups, boundaries or population; its content decides which it is. The name is asked for nothing but a
 * date that the content lacks, unless `dated` gives it. Refuses in sentences that say what to do.
 */
export function readAreaFile(bytes: Uint8Array, name: string, dated?: string): Outcome<AreaFile> {
  const decoded = decodeText(bytes);
  if (!decoded.ok) return decoded;
  const { text, notes } = decoded.value;
  const file = /^\s*[{[]/.test(text) ? readJson(text) : readTable(text, dated ?? dateInName(name));
  return file.ok ? done({ ...file.value, notes: [...notes, ...file.value.notes] }) : file;
}

function readJson(text: string): Outcome<AreaFile> {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return refuse("It begins as JSON and does not go on so. It was probably cut short: download it again.");
  }
  return readBoundaries(value);
}

function readTable(text: string, date: string | undefined): Outcome<AreaFile> {
  if (!text.slice(0, text.indexOf("\n")).includes(","))
    return refuse("It is neither CSV with a heading, separated by commas, nor GeoJSON.");
  const table = readCsv(text);
  if (!table.ok) return table;
  if (isPopulation(table.value)) return readPopulation(table.value, date);
  if (isLookup(table.value)) return readLookup(table.value);
  return refuseAll([{ message: `${nearMiss(table.value)} ${shapes(table.value)}`.trim() }]);
}

/** What a file that is not understood comes nearest to. */
function nearMiss(table: CsvTable): string {
  const coded = table.columns.flatMap((name) => {
    const column = codedColumn(name);
    return column ? [{ ...column, name }] : [];
  });
  const codes = coded.filter(({ holds }) => holds === "code");
  const alone = coded.find(({ holds, level }) => holds === "name" && !codes.some((column) => column.level === level));
  if (table.columns.some((name) => /^ruc\d\d(code|cd)$/.test(plainName(name))) && codes.length === 1)
    return "It holds the rural-urban class of places only, which is not used yet: leave it out.";
  if (alone) return `It has the column ${alone.name} and no column with the code of the ${levelName(alone.level)}.`;
  const [only] = codes;
  if (only) return `It names the code of one kind of place only, in the column ${only.name}.`;
  return "";
}

const MOST_NAMED = 12;

function shapes({ columns }: CsvTable): string {
  const named = columns.slice(0, MOST_NAMED).join(", ");
  const more = columns.length > MOST_NAMED ? ` and ${columns.length - MOST_NAMED} more` : "";
  return `Its columns are ${named}${more}. A lookup has the codes of two kinds of place or more, such as lsoa21_code, ward24_code and ltla24_code, or LSOA21CD, WD24CD and LAD24CD. A population has a column of codes (lsoa21_code, lsoa11_code, ltla23_code, or code for districts) and one of residents, total_population, all_ages, mid_2023 or households. Boundaries are GeoJSON.`;
}
