import { type Figure, isKnown } from "../../../kernel/figures.ts";
import type { Interval, Measure } from "../../../web/charts/numbers.ts";
import { quantity } from "../../../web/format.ts";
import type { ResultCell, ResultRow, ResultTable } from "../rules/results.ts";
import { figureAt } from "../rules/small-counts.ts";

/** What every chart of one set of results says beneath it, and whose they are. */
export type Charted = {
  /** "Street-level crime, version 3 (Essex Police)". */
  readonly source: string;
  /** "January to December 2025". */
  readonly period: string;
  /** Codes of the partnership's own districts. */
  readonly own: readonly string[];
  readonly place: string;
  readonly headingLevel: 2 | 3 | 4;
};

export const INCIDENTS: Measure = { label: "Incidents", decimals: 0 };
export const PER_THOUSAND: Measure = { label: "Incidents per 1,000 residents", decimals: 1 };

/** "All 14 districts", "13 of 14 districts": how many of the figures drawn are known. */
export function coverageWords(figures: readonly Figure[], one: string): string {
  const known = figures.filter(isKnown).length;
  if (known === figures.length) return `All ${quantity(figures.length, one)} complete`;
  return `${known} of ${quantity(figures.length, one)} complete`;
}

/** The words of a cell; empty where there are none. */
export function wordsIn(row: ResultRow, column: string): string {
  const cell = row.cells[column];
  return typeof cell === "string" ? cell : "";
}

export function figureIn(table: ResultTable, row: ResultRow, column: string): Figure {
  return figureAt(table, row.key, column);
}

/** The interval of a row from its two ends; an upper end that is not there has no limit. Undefined without a lower one. */
export function intervalIn(table: ResultTable, row: ResultRow): Interval | undefined {
  const [low, high] = [figureIn(table, row, "low"), figureIn(table, row, "high")];
  if (!("value" in low)) return undefined;
  if ("value" in high) return { low: low.value, high: high.value };
  return high.state === "not-applicable" ? { low: low.value, high: Number.POSITIVE_INFINITY } : undefined;
}

export function isFigure(cell: ResultCell | undefined): cell is Figure {
  return cell !== undefined && typeof cell !== "string";
}
