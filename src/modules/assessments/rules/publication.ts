import { comparisonOf } from "./parameters.ts";
import { publicMonths } from "./public-months.ts";
import { ALL_TYPES, type ResultTable } from "./results.ts";
import type { Window } from "./series.ts";
import { difference, figureAt, isSmall, remainder, SUPPRESSED, smallIn, withCells } from "./small-counts.ts";
import { suppressSmallCounts } from "./suppression.ts";

/** Rows in which a figure may not be shown, by the key of the type. */
type Hidden = Map<string, Set<string>>;

/**
 * The tables of an analysis as the public may see them. Counts from 1 to 4 are suppressed, and enough others that they
 * cannot be found by subtraction: among wards and types, among districts and types, between the two periods compared, and
 * by taking months from a year. What was worked out from a suppressed count goes with it. `own` are the partnership's
 * districts. All tables of the analysis must be given, whichever of them are to be shown: they hide each other's gaps.
 * Not followed up: where the squares of a hot spot and the edges of a ward cut the same few incidents apart.
 */
export function publicTables(
  tables: readonly ResultTable[],
  { own, period }: { readonly own: readonly string[]; readonly period: Window },
): ResultTable[] {
  const byName = new Map(tables.map((table) => [table.name, table]));
  const [types, wards, rolling] = [byName.get("types"), byName.get("wards"), byName.get("rolling")];
  const keys = types?.rows.map((row) => row.key).filter((key) => key !== ALL_TYPES) ?? [];

  const districts = hiddenDistricts(tables, keys, own);
  const places = hiddenWards(types, wards, keys);
  const sums = hiddenSums({ types, rolling, keys, found: [...places.types, ...districts.types] });
  // With a period longer than a year its sum and the 12 months overlap in ways that are not followed up.
  const overlaps = comparisonOf(period) === undefined;
  return tables.map((table) => {
    if (table.name === "types") return hideSums(table, sums);
    if (table.name === "rolling") return hideSums(table, overlaps ? new Set([...keys, ALL_TYPES]) : sums);
    if (table.name === "wards") return hideWards(table, places.cells);
    if (table.name === "months") return publicMonths(table, sums);
    if (table.name.startsWith("districts")) return hideDistricts(table, districts.cells, { own, sums });
    if (table.name.startsWith("hot-spots-")) return hideSpots(table, sums);
    return table;
  });
}

/** The small counts of wards by type, with the totals of the types that must go with them. */
function hiddenWards(types: ResultTable | undefined, wards: ResultTable | undefined, keys: readonly string[]) {
  const cells: Hidden = new Map();
  const hiddenTypes = new Set<string>();
  if (wards && wards.rows.length > 0) {
    const rows = wards.rows.map((row) => keys.map((key) => figureAt(wards, row.key, key)));
    // Incidents in no ward are a row that is not printed, but that the totals of the types give away.
    const rest = keys.map((key, j) =>
      remainder(
        figureAt(types, key, "count"),
        rows.map((row) => row[j]),
      ),
    );
    const shown = suppressSmallCounts([...rows, rest]);
    for (const [j, key] of keys.entries()) {
      if (shown.columnTotals?.[j]?.state === "suppressed") hiddenTypes.add(key);
      hide(
        cells,
        key,
        wards.rows.filter((_, i) => shown.cells[i]?.[j]?.state === "suppressed"),
      );
    }
    if (shown.grandTotal?.state === "suppressed") hiddenTypes.add(ALL_TYPES);
    hide(
      cells,
      ALL_TYPES,
      wards.rows.filter((_, i) => shown.rowTotals?.[i]?.state === "suppressed"),
    );
  }
  return { cells, types: hiddenTypes };
}

/** The small counts of districts by type. The own ones add up to the types' totals; those of the force are not printed. */
function hiddenDistricts(tables: readonly ResultTable[], keys: readonly string[], own: readonly string[]) {
  const cells: Hidden = new Map();
  const types = new Set<string>();
  const tableOf = (key: string) =>
    tables.find(({ name }) => name === (key === ALL_TYPES ? "districts" : `districts-${key}`));
  const codes = tableOf(ALL_TYPES)?.rows.map((row) => row.key) ?? [];
  const blocks = [
    codes.filter((code) => own.includes(code)),
    ...codes.filter((code) => !own.includes(code)).map((code) => [code]),
  ];
  for (const [n, block] of blocks.entries()) {
    if (block.length === 0) continue;
    const totals = n === 0;
    const rows = block.map((code) => keys.map((key) => figureAt(tableOf(key), code, "count")));
    const shown = suppressSmallCounts(rows, { rows: true, columns: totals, grand: totals });
    for (const [i, code] of block.entries()) {
      for (const [j, key] of keys.entries()) {
        if (shown.cells[i]?.[j]?.state === "suppressed") hide(cells, key, [{ key: code }]);
        if (shown.columnTotals?.[j]?.state === "suppressed") types.add(key);
      }
      if (shown.rowTotals?.[i]?.state === "suppressed") hide(cells, ALL_TYPES, [{ key: code }]);
    }
    if (shown.grandTotal?.state === "suppressed") types.add(ALL_TYPES);
  }
  return { cells, types };
}

/**
 * The types whose sum over a period is hidden: of the period, of the same months of the year before, of the last 12 months
 * and of the 12 before. The 12 months may be more than the period: what lies between is a sum that anyone can find.
 */
function hiddenSums(given: {
  readonly types: ResultTable | undefined;
  readonly rolling: ResultTable | undefined;
  readonly keys: readonly string[];
  readonly found: readonly string[];
}): Set<string> {
  const column = (table: ResultTable | undefined, name: string) =>
    given.keys.map((key) => [key, figureAt(table, key, name)] as const);
  const [count, before] = [column(given.types, "count"), column(given.types, "before")];
  const [after, twelveBefore] = [column(given.rolling, "after"), column(given.rolling, "before")];
  const between = [difference(after, count), difference(twelveBefore, before)];
  return new Set([...given.found, ...[count, before, after, twelveBefore, ...between].flatMap(smallIn)]);
}

/** Hides every figure of the rows, since each is a count of theirs or was worked out from one. */
function hideSums(table: ResultTable, hidden: ReadonlySet<string>): ResultTable {
  return withCells(table, (row, column, cell) => {
    if (!hidden.has(row.key)) return cell;
    if (column === "working") return "Not shown, because counts of this row are suppressed.";
    return typeof cell === "string" ? cell : SUPPRESSED;
  });
}

function hideWards(table: ResultTable, hidden: Hidden): ResultTable {
  return withCells(table, (row, column, cell) => {
    const of = column === "rate" ? ALL_TYPES : column;
    return typeof cell !== "string" && hidden.get(of)?.has(row.key) ? SUPPRESSED : cell;
  });
}

/** A type's sum that is hidden elsewhere is hidden in the own districts' rows too, which are that sum or add up to it. */
function hideDistricts(
  table: ResultTable,
  hidden: Hidden,
  { own, sums }: { readonly own: readonly string[]; readonly sums: ReadonlySet<string> },
): ResultTable {
  const type = table.name === "districts" ? ALL_TYPES : table.name.replace(/^districts-/, "");
  return withCells(table, (row, column, cell) => {
    const isHidden = hidden.get(type)?.has(row.key) || (own.includes(row.key) && sums.has(type));
    return typeof cell !== "string" && column !== "residents" && isHidden ? SUPPRESSED : cell;
  });
}

/**
 * The map's own sentences say how many incidents it holds and how many it leaves out: they are left out where that sum is
 * hidden, and a few incidents that are not on it are not counted out.
 */
function hideSpots(table: ResultTable, sums: ReadonlySet<string>): ResultTable {
  const hasHiddenSum = sums.has(table.name.replace(/^hot-spots-/, ""));
  const shown = withCells(table, (row, column, cell) => {
    const few = isSmall(figureAt(table, row.key, "count"));
    return few && (column === "count" || column === "excess") ? SUPPRESSED : cell;
  });
  const tells = hasHiddenSum ? /^(Tested|Too few to say|Not on the map):/ : /^Not on the map: [1-4] /;
  return { ...shown, notes: table.notes.filter((note) => !tells.test(note)) };
}

function hide(hidden: Hidden, type: string, rows: readonly { readonly key: string }[]): void {
  const keys = hidden.get(type) ?? new Set();
  for (const { key } of rows) keys.add(key);
  hidden.set(type, keys);
}
