/** A square of the National Grid: column and row are easting and northing over the size of a cell, rounded down. */
export type Cell = { readonly column: number; readonly row: number; readonly kind: string };

/** Cells of one kind side by side in one row, both ends included. */
export type CellRun = { readonly row: number; readonly from: number; readonly to: number };

/** The cells of each kind as runs, row by row. Throws RangeError for a cell given twice. */
export function cellRuns(cells: readonly Cell[]): Map<string, CellRun[]> {
  const order = [...cells].sort((a, b) => a.row - b.row || a.column - b.column);
  const runs = new Map<string, CellRun[]>();
  let open: { kind: string; row: number; from: number; to: number } | undefined;
  for (const { column, row, kind } of order) {
    if (open?.row === row && open.to === column) throw new RangeError(`Cell ${column}, ${row} is given twice`);
    if (open?.row === row && open.to === column - 1 && open.kind === kind) {
      open.to = column;
      continue;
    }
    open = { kind, row, from: column, to: column };
    const list = runs.get(kind) ?? [];
    runs.set(kind, list);
    list.push(open);
  }
  return runs;
}
