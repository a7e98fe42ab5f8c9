import { absent, type Figure, figureValue, isKnown, known } from "../../../kernel/figures.ts";
import { ALL_TYPES, type ResultCell, type ResultRow, type ResultTable } from "./results.ts";
import { suppressSmallCounts } from "./suppression.ts";

/** The smallest count but nought that the public is shown; partnerships suppress below 5. */
export const FEWEST_SHOWN = 5;

/** What stands where a figure is hidden: the same words whatever the reason. */
export const SUPPRESSED = absent(
  "suppressed",
  `Fewer than ${FEWEST_SHOWN}, or hidden so that no such figure can be worked out`,
);

/** Counts by the key of what is counted. */
export type Counts = readonly (readonly [key: string, count: Figure])[];

/** The figure in a cell; one that is not there, or holds words, is not known. */
export function figureAt(table: ResultTable | undefined, row: string, column: string): Figure {
  const cell = table?.rows.find(({ key }) => key === row)?.cells[column];
  return cell === undefined || typeof cell === "string" ? NOT_THERE : cell;
}

/** The table with every cell as `change` has it. */
export function withCells(
  table: ResultTable,
  change: (row: ResultRow, column: string, cell: ResultCell) => ResultCell,
): ResultTable {
  const rows = table.rows.map((row) => ({
    key: row.key,
    cells: Object.fromEntries(Object.entries(row.cells).map(([column, cell]) => [column, change(row, column, cell)])),
  }));
  return { ...table, rows };
}

/** The keys to hide among counts that are printed with their sum, which has the key of all types. */
export function smallIn(counts: Counts): string[] {
  const shown = suppressSmallCounts([counts.map(([, count]) => count)], { rows: true, columns: false, grand: false });
  const hidden = counts.flatMap(([key], i) => (shown.cells[0]?.[i]?.state === "suppressed" ? [key] : []));
  return shown.rowTotals?.[0]?.state === "suppressed" ? [...hidden, ALL_TYPES] : hidden;
}

/** What is left of each count when the other is taken away; not known when either is not. */
export function difference(counts: Counts, less: Counts): Counts {
  const taken = new Map(less);
  return counts.map(([key, count]) => [key, remainder(count, [taken.get(key)])] as const);
}

/** What is left of a total; not known when a part is not, or when the parts are more than the whole. */
export function remainder(total: Figure, parts: readonly (Figure | undefined)[]): Figure {
  const values = parts.map((part) => part && figureValue(part));
  if (!isKnown(total) || values.includes(undefined)) return NOT_THERE;
  const rest = values.reduce<number>((left, value) => left - (value ?? 0), total.value);
  return rest < 0 ? NOT_THERE : known(rest);
}

export function isSmall(figure: Figure): boolean {
  const value = figureValue(figure) ?? 0;
  return value > 0 && value < FEWEST_SHOWN;
}

const NOT_THERE = absent("unknown", "Not counted");
