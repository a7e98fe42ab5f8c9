import { type Figure, figureValue } from "../../kernel/figures.ts";
import type { FigureTable } from "./figure-table.ts";
import { figureWords } from "./figure-words.ts";
import { type Frame, tableCaption } from "./frame.ts";
import { type Interval, intervalText, type Measure, soundInterval } from "./numbers.ts";
import { drawable, isAbsent } from "./states.ts";

export type RankedBar = {
  readonly name: string;
  readonly figure: Figure;
  /** Its place in the order, given by whoever compared the figures; none for a figure that may not be ranked. */
  readonly rank?: number;
  readonly interval?: Interval;
  /** The reader's own district, or the row in question. */
  readonly own?: boolean;
};

export type RankedBars = {
  readonly frame: Frame;
  readonly measure: Measure;
  /** What the rows are: "District", "Crime type". */
  readonly rowHeading: string;
  readonly rows: readonly RankedBar[];
  /** Largest first unless the rows have an order of their own; rows without a figure stand last either way. */
  readonly order?: "largest first" | "as given";
  /** What the whiskers are: "95% interval", for the key and the table. */
  readonly intervalHeading?: string;
  /** What the emphasised rows are, for the key: "Thurrock". */
  readonly ownWords?: string;
  /** A value to compare with, drawn as an upright rule: the group average. */
  readonly reference?: Reference;
};

export type Reference = { readonly name: string; readonly value: number };

/** The rows as drawn and tabled: those with a value in their order, then those without one. */
export function rowsInOrder(chart: RankedBars): RankedBar[] {
  const rows = chart.rows.map(({ interval, ...row }): RankedBar => {
    const sound = soundInterval(interval);
    return { ...row, figure: drawable(row.figure), ...(sound ? { interval: sound } : {}) };
  });
  const present = rows.filter((row) => !isAbsent(row.figure));
  if (chart.order !== "as given") present.sort((a, b) => (figureValue(b.figure) ?? 0) - (figureValue(a.figure) ?? 0));
  return [...present, ...rows.filter((row) => isAbsent(row.figure))];
}

/** Every row with its value or state, for those who do not see the drawing. */
export function describeRows(chart: RankedBars, rows: readonly RankedBar[]): string {
  const said = rows.map((row) => `${row.name} ${figureWords(chart.measure, row.figure)}`);
  return `${chart.measure.label}. ${said.join("; ") || "No rows to show"}.`;
}

/** The rows with their ranks and intervals, in the order drawn, and the value they are compared with. */
export function rankedTable(chart: RankedBars, rows: readonly RankedBar[]): FigureTable {
  const { measure, intervalHeading, reference } = chart;
  const ranked = rows.some((row) => row.rank !== undefined);
  const columns = [
    ...(ranked ? [{ heading: "Rank", measure: RANK }] : []),
    { heading: measure.label, measure },
    ...(intervalHeading ? [{ heading: intervalHeading, measure }] : []),
  ];
  const line = (row: RankedBar) => ({
    heading: row.name,
    ...(row.own ? { own: true } : {}),
    cells: [
      ...(ranked ? [row.rank === undefined ? "Not ranked" : String(row.rank)] : []),
      row.figure,
      ...(intervalHeading ? [row.interval ? intervalText(measure, row.interval) : "None given"] : []),
    ],
  });
  const compared: RankedBar[] = reference
    ? [{ name: reference.name, figure: { state: "known", value: reference.value } }]
    : [];
  return {
    caption: tableCaption(chart.frame),
    rowHeading: chart.rowHeading,
    columns,
    rows: [...rows, ...compared].map(line),
  };
}

const RANK: Measure = { label: "Rank", decimals: 0 };
