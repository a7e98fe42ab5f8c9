import { absent, cautioned, type Figure, figureValue, isKnown, known } from "../../../kernel/figures.ts";
import { type Entry, isRecoverable } from "./recoverable.ts";

/** Which sums of the table are printed with it; a sum that is not printed gives nothing away. */
export type TotalsShown = { readonly rows: boolean; readonly columns: boolean; readonly grand: boolean };

/** A table of counts as it may be published, with the totals that are shown. */
export type PublicTable = {
  readonly cells: readonly (readonly Figure[])[];
  readonly rowTotals: readonly Figure[] | undefined;
  readonly columnTotals: readonly Figure[] | undefined;
  readonly grandTotal: Figure | undefined;
};

const ALL_TOTALS: TotalsShown = { rows: true, columns: true, grand: true };

/**
 * A table of counts made fit to publish: counts from 1 up to `threshold` - 1 are suppressed, totals among them, and
 * noughts are shown. Then further counts, the smallest at hand and never a nought, until no suppressed one can be worked
 * out by someone who knows this rule and every figure and total shown: neither alone in its row or column, nor forced
 * because several add up to the least they can be. Suppressed figures all read alike, whatever the reason. A count that
 * is not known stays so and withholds its totals. `rows` are of equal length and hold whole counts or none; throws
 * RangeError otherwise. It guards this table alone, not what other tables of the same counts give away.
 * Source: Government Statistical Service, guidance on disclosure control for tables; threshold 5 as partnerships use it.
 */
export function suppressSmallCounts(
  rows: readonly (readonly Figure[])[],
  shown: TotalsShown = ALL_TOTALS,
  threshold = 5,
): PublicTable {
  const width = rows[0]?.length ?? 0;
  if (rows.some((row) => row.length !== width)) throw new RangeError("Every row must have the same columns");
  const withTotals = [...rows.map((row) => [...row, totalOf(row)]), columnSums(rows, width)];
  const entries = withTotals.map((row, i) =>
    row.map((figure, j) => entryOf(figure, isShown(i === rows.length, j === width, shown), threshold)),
  );
  protect(entries);

  const hidden = absent("suppressed", `Fewer than ${threshold}, or hidden so that no such figure can be worked out`);
  const published = withTotals.map((row, i) =>
    row.map((figure, j) => (entries[i]?.[j]?.state === "suppressed" ? hidden : figure)),
  );
  return {
    cells: published.slice(0, -1).map((row) => row.slice(0, width)),
    rowTotals: shown.rows ? published.slice(0, -1).map((row) => row[width] ?? hidden) : undefined,
    columnTotals: shown.columns ? published.at(-1)?.slice(0, width) : undefined,
    grandTotal: shown.grand ? published.at(-1)?.[width] : undefined,
  };
}

/** Suppresses entries one by one until every suppressed one is safe. Ends, for a table with all hidden is. */
function protect(entries: Entry[][]): void {
  const safe = new Set<Entry>();
  for (;;) {
    const exposed = firstExposed(entries, safe);
    if (!exposed) return;
    const [i, j] = exposed;
    const near = [...(entries[i] ?? []), ...entries.map((row) => row[j])];
    const chosen = smallestShown(near) ?? smallestShown(entries.flat());
    if (!chosen) throw new Error("Every count is suppressed and one can still be worked out");
    chosen.state = "suppressed";
  }
}

/** Row and column of a suppressed entry that can be worked out. An entry once safe stays so when more is hidden. */
function firstExposed(entries: readonly (readonly Entry[])[], safe: Set<Entry>): [number, number] | undefined {
  for (const [i, row] of entries.entries()) {
    for (const [j, entry] of row.entries()) {
      if (entry.state !== "suppressed" || safe.has(entry)) continue;
      if (isRecoverable(entries, i, j)) return [i, j];
      safe.add(entry);
    }
  }
  return undefined;
}

/** Totals come after counts of the same size, since they say more; noughts stay. */
function smallestShown(entries: readonly (Entry | undefined)[]): Entry | undefined {
  const candidates = entries.flatMap((entry) => (entry?.state === "shown" && entry.value > 0 ? [entry] : []));
  return candidates.sort((a, b) => a.value - b.value || Number(a.isTotal) - Number(b.isTotal))[0];
}
