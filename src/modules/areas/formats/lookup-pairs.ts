import { type Family, type Level, levelName } from "../rules/levels.ts";
import type { Link } from "./area-file.ts";
import type { CsvRow } from "./csv.ts";
import { articled } from "./notes.ts";

/** One kind of place that the rows of a lookup name, and where: -1 for a column that is not there. */
export type Place = {
  readonly level: Level;
  readonly family: Family;
  readonly code: number;
  readonly name: number;
};

/** Two kinds of place of which rows say that the one lies in the other, and what they said so far. */
export type Pair = {
  readonly from: Place;
  readonly to: Place;
  /** The column of what is noted of a link, or -1. */
  readonly note: number;
  readonly liesInOneOnly: boolean;
  /** For each smaller place the larger ones, with the rows that say so. */
  readonly said: Map<string, { readonly code: string; readonly row: number }[]>;
};

/** Where a lookup notes whether an LSOA changed, and of which census it is; -1 where it does not. */
export type NoteColumns = { readonly change: number; readonly vintage: number };

/** Places of which each smaller one lies in one larger one only. An LSOA can lie in two wards. */
const ONE_ONLY: ReadonlySet<string> = new Set([
  "lsoa district",
  "ward district",
  "district pfa",
  "district fra",
  "district region",
]);

/**
 * Which of the places of a lookup (smallest first) lie in which: each year of the smallest in the next, the smallest in all
 * larger ones, and wards in districts.
 */
export function pairsOf(places: readonly Place[], notes: NoteColumns): Pair[] {
  const smallest = places.filter(({ family }) => family === places[0]?.family);
  const larger = places.filter(({ family }) => family !== places[0]?.family);
  const years = smallest.flatMap((from, i) => {
    const to = smallest[i + 1];
    return to ? [{ from, to }] : [];
  });
  const upwards = smallest.flatMap((from) => larger.map((to) => ({ from, to })));
  const wards = larger.filter(({ family }) => family === "ward");
  const districts = larger.filter(({ family }) => family === "district");
  const upFromWards = wards.flatMap((from) => districts.map((to) => ({ from, to })));
  return [...years, ...upwards, ...upFromWards].map(({ from, to }) => ({
    from,
    to,
    note: noteColumn(from, to, notes),
    liesInOneOnly: ONE_ONLY.has(`${from.family} ${to.family}`),
    said: new Map(),
  }));
}

/** The link that a row makes of a pair, unless a place is blank or an earlier row made it; or what contradicts it. */
export function linkOf(row: CsvRow, pair: Pair): Link | { readonly contradiction: string } | undefined {
  const { from, to, said } = pair;
  const [fromCode = "", toCode = ""] = [row.cells[from.code], row.cells[to.code]];
  if (fromCode === "" || toCode === "") return undefined;
  const earlier = said.get(fromCode);
  if (!earlier) said.set(fromCode, [{ code: toCode, row: row.number }]);
  else {
    if (earlier.some(({ code }) => code === toCode)) return undefined;
    const [first] = earlier;
    if (first && pair.liesInOneOnly)
      return { contradiction: contradictionOf(pair, fromCode, first, toCode, row.number) };
    earlier.push({ code: toCode, row: row.number });
  }
  return {
    fromLevel: from.level,
    fromCode,
    fromName: row.cells[from.name] ?? "",
    toLevel: to.level,
    toCode,
    toName: row.cells[to.name] ?? "",
    note: row.cells[pair.note] ?? "",
  };
}

function noteColumn(from: Place, to: Place, notes: NoteColumns): number {
  if (from.level === "lsoa") return notes.vintage;
  return from.level === "lsoa11" && to.level === "lsoa21" ? notes.change : -1;
}

function contradictionOf(
  { from, to }: Pair,
  code: string,
  first: { readonly code: string; readonly row: number },
  other: string,
  row: number,
): string {
  return `Rows ${first.row} and ${row} put ${code} in two places, ${first.code} and ${other}: ${articled(levelName(from.level))} lies in one ${levelName(to.level)}.`;
}
