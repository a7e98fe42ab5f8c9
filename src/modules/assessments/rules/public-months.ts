import { type Figure, figureValue, known } from "../../../kernel/figures.ts";
import { ALL_TYPES, type ResultTable } from "./results.ts";
import { FEWEST_SHOWN, figureAt, isSmall, SUPPRESSED, withCells } from "./small-counts.ts";
import { suppressSmallCounts } from "./suppression.ts";

/**
 * The months as the public may see them: whole types are left out, those in `hidden`, those with a small count in some
 * month, and then the smallest of the others, until in no month those left out together are fewer than 5. So no sum of
 * months gives a small count away either. The note says which types are left out.
 */
export function publicMonths(table: ResultTable, hidden: ReadonlySet<string>): ResultTable {
  const types = table.columns.filter(({ format, key }) => format === "count" && key !== ALL_TYPES);
  const column = (key: string) => table.rows.map((row) => figureAt(table, row.key, key));
  const bySize = types
    .map((type) => ({ ...type, counts: column(type.key) }))
    .sort((a, b) => sum(a.counts) - sum(b.counts) || (a.key < b.key ? -1 : 1));

  const leftOut = bySize.filter(({ key, counts }) => hidden.has(key) || counts.some(isSmall));
  const shown = bySize.filter((type) => !leftOut.includes(type));
  while (shown.length > 0 && leftOut.length > 0 && isExposed(leftOut, table.rows.length)) {
    leftOut.push(...shown.splice(0, 1));
  }
  const gone = new Set(leftOut.map(({ key }) => key));
  const names = types.filter(({ key }) => gone.has(key)).map(({ title }) => title);
  const kept = hideSmallMonths(table);
  return {
    ...kept,
    columns: table.columns.filter(({ key }) => !gone.has(key)),
    rows: kept.rows.map(({ key, cells }) => ({
      key,
      cells: Object.fromEntries(Object.entries(cells).filter(([name]) => !gone.has(name))),
    })),
    notes: names.length === 0 ? table.notes : [...table.notes, leftOutNote(names)],
  };
}

type MonthlyType = { readonly key: string; readonly counts: readonly Figure[] };

/** Whether what is left out can be read as the rest: when it is one type alone, or few in some month. */
function isExposed(leftOut: readonly MonthlyType[], months: number): boolean {
  if (leftOut.length === 1) return true;
  for (let i = 0; i < months; i++) {
    const together = leftOut.reduce((total, { counts }) => total + countOrNone(counts[i]), 0);
    if (isSmall(known(together))) return true;
  }
  return false;
}

/** Months in which all types together are few, and what else must be hidden so that the year does not tell. */
function hideSmallMonths(table: ResultTable): ResultTable {
  const all = table.rows.map((row) => figureAt(table, row.key, ALL_TYPES));
  if (!all.some(isSmall)) return table;
  const shown = suppressSmallCounts([all], { rows: true, columns: false, grand: false }).cells[0] ?? [];
  const hidden = new Set(table.rows.filter((_, i) => shown[i]?.state === "suppressed").map(({ key }) => key));
  return withCells(table, (row, _, cell) => (typeof cell !== "string" && hidden.has(row.key) ? SUPPRESSED : cell));
}

function leftOutNote(names: readonly string[]): string {
  return `Not shown by month, because some month has fewer than ${FEWEST_SHOWN} or would give such a month away: ${names.join(", ")}.`;
}

function sum(counts: readonly Figure[]): number {
  return counts.reduce((total, count) => total + countOrNone(count), 0);
}

function countOrNone(count: Figure | undefined): number {
  return (count && figureValue(count)) ?? 0;
}
