import { absent, type Figure, figureValue } from "../../kernel/figures.ts";
import type { FigureTable } from "./figure-table.ts";
import { figureWords, reasonWords } from "./figure-words.ts";
import { type Frame, tableCaption } from "./frame.ts";
import { type Interval, intervalText, type Measure, soundInterval } from "./numbers.ts";
import { drawable, isAbsent } from "./states.ts";

/** What a test allows to be said of a ratio. It is given, not computed here: a test may correct for many comparisons. */
export type Verdict = "higher" | "lower" | "no clear change";

export type RatioRow = {
  readonly name: string;
  /** The later rate over the earlier, or one place's over another's. */
  readonly ratio: Figure;
  readonly interval?: Interval;
  readonly verdict?: Verdict;
};

export type RatioPlot = {
  readonly frame: Frame;
  /** What is divided by what: "Rate in the last 12 months over the rate in the 12 before". */
  readonly label: string;
  readonly rowHeading: string;
  readonly rows: readonly RatioRow[];
  /** "95% interval". */
  readonly intervalHeading: string;
  /** Words for the verdicts, where others than "Higher", "Lower" and "No clear change" are right. */
  readonly words?: Partial<Record<Verdict, string>>;
};

/** The rows with what cannot be a ratio turned to "not known", and intervals that are none left out. */
export function ratioRows(rows: readonly RatioRow[]): RatioRow[] {
  return rows.map(({ interval, ...row }) => {
    const sound = soundInterval(interval);
    return { ...row, ratio: asRatio(row.ratio), ...(sound && sound.low >= 0 ? { interval: sound } : {}) };
  });
}

/** "1.25 (1.10 to 1.42)". */
export function ratioText(row: RatioRow): string {
  if (isAbsent(row.ratio)) return "";
  return `${figureWords(RATIO, row.ratio)}${row.interval ? ` (${intervalText(RATIO, row.interval)})` : ""}`;
}

export function verdictText(plot: RatioPlot, row: RatioRow): string {
  if (!row.verdict) return isAbsent(row.ratio) ? "" : "Not tested";
  return verdictWords(plot, row.verdict);
}

export function verdictWords(plot: RatioPlot, verdict: Verdict): string {
  return plot.words?.[verdict] ?? VERDICTS[verdict];
}

export function describeRatios(plot: RatioPlot, rows: readonly RatioRow[]): string {
  const said = rows.map((row) =>
    isAbsent(row.ratio)
      ? `${row.name} ${reasonWords(row.ratio)}`
      : `${row.name} ${ratioText(row)}, ${verdictText(plot, row)}`,
  );
  return `${plot.label}. 1 means no difference. ${said.join("; ") || "No rows to show"}.`;
}

export function ratioTable(plot: RatioPlot, rows: readonly RatioRow[]): FigureTable {
  return {
    caption: tableCaption(plot.frame),
    rowHeading: plot.rowHeading,
    columns: [
      { heading: "Ratio", measure: RATIO },
      { heading: plot.intervalHeading, measure: RATIO },
      { heading: "Finding" },
    ],
    rows: rows.map((row) => ({
      heading: row.name,
      cells: [
        row.ratio,
        row.interval ? intervalText(RATIO, row.interval) : "None given",
        verdictText(plot, row) || "No finding",
      ],
    })),
  };
}

const RATIO: Measure = { label: "Ratio", decimals: 2 };

const VERDICTS: Readonly<Record<Verdict, string>> = {
  higher: "Higher",
  lower: "Lower",
  "no clear change": "No clear change",
};

function asRatio(figure: Figure): Figure {
  const checked = drawable(figure);
  if ((figureValue(checked) ?? 0) >= 0) return checked;
  return absent("unknown", "A ratio cannot be less than nought");
}
