/**
 * One figure of a table with totals. "hidden" figures are not printed at all, or known to nobody; "suppressed" ones are
 * printed as such. `least` and `most` are what the rule of suppression says of the figure: 1 to 4 for a small one, 5 and
 * more for one suppressed to protect another.
 */
export type Entry = {
  readonly value: number;
  readonly least: number;
  readonly most: number;
  readonly isTotal: boolean;
  state: "shown" | "suppressed" | "hidden";
};

/**
 * What a reader knows of suppressed figures besides the sums: that they are not nought, as everyone does; or which of
 * them are small, as someone may who guesses why each was suppressed.
 */
export type Reader = "knows they are not nought" | "knows which are small";

/**
 * Whether a reader can work out the suppressed entry in row `i` and column `j`: the last row and the last column of
 * `entries` hold the totals of the others. Exact: the entry is safe if, and only if, some other table of whole numbers
 * that the reader must think possible has the same figures shown.
 *
 * The table is a circulation: row totals flow into the rows, through the cells into the columns, and as column totals
 * and grand total back. Any other table with the same figures differs by loops along which entries rise and fall by
 * one; so the entry can differ just when such a loop leads through it. Source: Cox (1995), network models for
 * complementary cell suppression.
 */
export function isRecoverable(entries: readonly (readonly Entry[])[], i: number, j: number, reader: Reader): boolean {
  const entry = entries[i]?.[j];
  if (!entry) return false;
  const [from, to] = endsOf(entries, i, j);
  if (canRise(entry, reader) && leads(entries, to, from, entry, reader)) return false;
  return !(canFall(entry, reader) && leads(entries, from, to, entry, reader));
}

/** Nodes are the rows, numbered from 0, and the columns after them. An entry flows from one to the other. */
function endsOf(entries: readonly (readonly Entry[])[], i: number, j: number): [from: number, to: number] {
  const [row, column] = [i, entries.length + j];
  const isRowTotal = j === (entries[i]?.length ?? 0) - 1;
  const isColumnTotal = i === entries.length - 1;
  // Cells flow from row to column, and so does the grand total; row and column totals the other way.
  return isRowTotal === isColumnTotal ? [row, column] : [column, row];
}

function canRise({ state, value, most }: Entry, reader: Reader): boolean {
  if (state === "shown") return false;
  return state === "hidden" || reader === "knows they are not nought" || value < most;
}

function canFall({ state, value, least }: Entry, reader: Reader): boolean {
  if (state === "shown") return false;
  return state === "hidden" || value > (reader === "knows they are not nought" ? 1 : least);
}

/** Whether a chain of rises and falls leads from one node to another without `except`. */
function leads(
  entries: readonly (readonly Entry[])[],
  start: number,
  goal: number,
  except: Entry,
  reader: Reader,
): boolean {
  const rows = entries.length;
  const columns = entries[0]?.length ?? 0;
  const seen = new Set([start]);
  for (const node of seen) {
    if (node === goal) return true;
    const isRow = node < rows;
    for (let other = 0; other < (isRow ? columns : rows); other++) {
      const [i, j] = isRow ? [node, other] : [other, node - rows];
      const entry = entries[i]?.[j];
      if (!entry || entry === except) continue;
      const [from, to] = endsOf(entries, i, j);
      if (node === from ? canRise(entry, reader) : canFall(entry, reader)) seen.add(node === from ? to : from);
    }
  }
  return false;
}
