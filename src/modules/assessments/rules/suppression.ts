import { absent, cautioned, type Figure, figureValue, isKnown, known } from "../../../kernel/figures.ts";
import { suppressComplementary } from "./complementary.ts";
import type { Entry } from "./recoverable.ts";

/** Which sums of the table are printed with it; a sum that is not printed gives nothing away. */
export type TotalsShown = { readonly rows: boolean; readonly columns: boolean; readonly grand: boolean };

/** A table of counts as it may be published; totals that are not shown are undefined. */
export type PublicTable = {
  readonly cells: readonly (readonly Figure[])[];
  readonly rowTotals: readonly Figure[] | undefined;
  readonly columnTotals: readonly Figure[] | undefined;
  readonly grandTotal: Figure | undefined;
};

const ALL_TOTALS: TotalsShown = { rows: true, columns: true, grand: true };

/**
 * A table of counts made fit to publish: counts from 1 up to `threshold` - 1 are suppressed, totals among them, and
 * noughts are shown. Then further figures, the smallest at hand and never a nought, until no suppressed one can be worked
 * out by a reader who knows this rule and every figure shown: neither as the only one of its row or column, nor because
 * several must all be the least or the most they can be. Suppressed figures read alike, whatever the reason.
 *
 * A count that is not known stays so and withholds its totals. `rows` are of equal length and hold whole counts; throws
 * RangeError otherwise. It guards this table alone, not what other tables of the same events give away together, nor
 * against one who works the rule backwards from every table there could be.
 * Source: Government Statistical Service, disclosure control of tables; below 5 as partnerships suppress.
 */
export function suppressSmallCounts(
  rows: readonly (readonly Figure[])[],
  shown: TotalsShown = ALL_TOTALS,
  threshold = 5,
): PublicTable {
  const columns = rows[0]?.length ?? 0;
  if (rows.some((row) => row.length !== columns)) throw new RangeError("Every row must have the same columns");
  const figures = rows.map((row) => [...row, totalOf(row)]);
  figures.push(Array.from({ length: columns }, (_, j) => totalOf(rows.map((row) => row[j]))));
  figures.at(-1)?.push(totalOf(rows.flat()));
  const entries = figures.map((row, i) =>
    row.map((figure, j) => entryOf(figure, placeOf(i === rows.length, j === columns), shown, threshold)),
  );
  suppressComplementary(entries);

  const mark = absent("suppressed", `Fewer than ${threshold}, or hidden so that no such figure can be worked out`);
  const published = figures.map((row, i) =>
    row.map((figure, j) => (entries[i]?.[j]?.state === "suppressed" ? mark : figure)),
  );
  const last = published.at(-1) ?? [];
  return {
    cells: published.slice(0, -1).map((row) => row.slice(0, columns)),
    rowTotals: shown.rows ? published.slice(0, -1).map((row) => row.at(-1) ?? mark) : undefined,
    columnTotals: shown.columns ? last.slice(0, columns) : undefined,
    grandTotal: shown.grand ? last.at(-1) : undefined,
  };
}

type Place = "cell" | keyof TotalsShown;

function placeOf(inLastRow: boolean, inLastColumn: boolean): Place {
  if (inLastRow) return inLastColumn ? "grand" : "columns";
  return inLastColumn ? "rows" : "cell";
}

function entryOf(figure: Figure, place: Place, shown: TotalsShown, threshold: number): Entry {
  const value = figureValue(figure) ?? Number.NaN;
  const isKnownValue = "value" in figure;
  if (isKnownValue && !(Number.isInteger(value) && value >= 0)) throw new RangeError(`Not a count: ${value}`);
  const isSmall = value > 0 && value < threshold;
  const bounds = isSmall ? { least: 1, most: threshold - 1 } : { least: threshold, most: Number.POSITIVE_INFINITY };
  const isPrinted = isKnownValue && (place === "cell" || shown[place]);
  const state = !isPrinted ? "hidden" : isSmall ? "suppressed" : "shown";
  return { value, ...bounds, isTotal: place !== "cell", state };
}

function totalOf(figures: readonly (Figure | undefined)[]): Figure {
  const values = figures.map((figure) => figure && figureValue(figure));
  if (values.includes(undefined)) return absent("withheld", "Not added up: a figure in it is not known");
  const sum = values.reduce<number>((total, value) => total + (value ?? 0), 0);
  if (figures.every((figure) => figure && isKnown(figure))) return known(sum);
  return cautioned("partial", sum, "A figure in it carries a caution");
}
