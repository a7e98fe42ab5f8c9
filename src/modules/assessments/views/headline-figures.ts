import { isKnown } from "../../../kernel/figures.ts";
import type { KeyFigure } from "../../../web/components/key-figure.ts";
import { coverageOf } from "../rules/figure-sources.ts";
import { periodInWords } from "../rules/parameters.ts";
import { ALL_TYPES, type ResultTable } from "../rules/results.ts";
import type { AnalysisRun } from "../rules/runs.ts";
import { figureAt } from "../rules/small-counts.ts";
import { WRITTEN } from "../rules/written.ts";

/** The tables that the headline figures are drawn from. */
export type HeadlineTables = {
  readonly types: ResultTable;
  readonly rolling: ResultTable;
  readonly spots: ResultTable | undefined;
};

/** The few figures of an analysis that matter. `href` answers where a page of its results is. */
export function headlineFigures(
  run: AnalysisRun,
  { types, rolling, spots }: HeadlineTables,
  href: (page: string) => string,
): KeyFigure[] {
  const { period } = run.parameters;
  const dated = periodInWords(period);
  const of = (column: string) => figureAt(types, ALL_TYPES, column);
  const coverage = coverageOf(of("count"), [period]);
  const ratio = figureAt(rolling, ALL_TYPES, "ratio");
  const isWhole = ["before", "after"].every((column) => isKnown(figureAt(rolling, ALL_TYPES, column)));
  return [
    { label: "Incidents", figure: of("count"), format: WRITTEN.count, dated, coverage, href: href("types") },
    {
      label: "Rate",
      figure: of("rate"),
      format: WRITTEN.rate,
      unit: "per 1,000 residents",
      dated,
      coverage,
      href: href("types"),
    },
    {
      label: "Rank among districts",
      figure: of("rank"),
      format: WRITTEN.rank,
      text: "1 is the highest rate",
      dated,
      coverage,
      href: href("districts"),
    },
    {
      label: "12 months over the 12 before",
      figure: ratio,
      format: WRITTEN.ratio,
      text: verdictOf(rolling),
      dated: rolling.title,
      coverage: isWhole ? "All 24 months complete" : "Not all 24 months are complete",
      href: href("trends"),
    },
    ...(spots
      ? [
          {
            label: "Hot spots, all incidents",
            figure: { state: "known", value: spots.rows.length } as const,
            format: WRITTEN.count,
            dated,
            coverage: "Incidents with a location",
            href: href("hot-spots"),
          },
        ]
      : []),
  ];
}

function verdictOf(rolling: ResultTable): string {
  const verdict = rolling.rows.find(({ key }) => key === ALL_TYPES)?.cells["verdict"];
  return typeof verdict === "string" ? verdict : "";
}
