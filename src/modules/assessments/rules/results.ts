import type { Figure } from "../../../kernel/figures.ts";

/** A cell of a result: words, or a figure with its state. */
export type ResultCell = Figure | string;

/** How the figures of a column are written. `text` holds words. */
export type ColumnFormat = "text" | "count" | "rate" | "share" | "ratio" | "probability" | "rank" | "score";

export type ResultColumn = { readonly key: string; readonly title: string; readonly format: ColumnFormat };

export type ResultRow = { readonly key: string; readonly cells: Readonly<Record<string, ResultCell>> };

/** One table of an analysis. A figure is quoted by table, row and column. */
export type ResultTable = {
  readonly name: string;
  readonly title: string;
  readonly columns: readonly ResultColumn[];
  readonly rows: readonly ResultRow[];
  /** What a reader of any figure of the table must know. */
  readonly notes: readonly string[];
};

/** Where a figure stands in the results of an analysis. */
export type FigureRef = { readonly table: string; readonly row: string; readonly column: string };

/** The key that a crime type has in results: lower-case words joined by hyphens. "all" is every type together. */
export function typeKey(type: string): string {
  return (
    type
      .toLowerCase()
      .normalize("NFKD")
      .replace(/[^a-z0-9]+/g, "-")
      .replace(/^-+|-+$/g, "") || "unnamed"
  );
}

export const ALL_TYPES = "all";

/** Rounds to ten significant digits, beyond which two processors may differ; what is stored is the same on both. */
export function settled(figure: Figure): Figure {
  return "value" in figure ? { ...figure, value: Number(figure.value.toPrecision(10)) } : figure;
}

/** A number as a figure; one that is not finite has no value to show, and says why. */
export function figureOf(value: number, whenNot: string): Figure {
  if (!Number.isFinite(value)) return { state: "not-applicable", note: whenNot };
  return { state: "known", value };
}
