import { comparisonBars } from "../../../web/charts/comparison-bars.ts";
import { rankedBars } from "../../../web/charts/ranked-bars.ts";
import { ratioPlot } from "../../../web/charts/ratio-plot.ts";
import type { RatioRow } from "../../../web/charts/ratio-rows.ts";
import { type Html, html } from "../../../web/html.ts";
import { ALL_TYPES, type ResultRow, type ResultTable } from "../rules/results.ts";
import { type Charted, coverageWords, figureIn, INCIDENTS, intervalIn, wordsIn } from "./chart-frames.ts";
import { isEmptyColumn, nothingDrawn } from "./nothing-drawn.ts";

/** The incidents of the period by type, largest first. */
export function mixChart(charted: Charted, types: ResultTable): Html {
  const rows = single(types);
  return rankedBars({
    frame: {
      id: "mix",
      title: `What was recorded in ${charted.place}`,
      subtitle: `Incidents by type, ${charted.period}`,
      source: charted.source,
      dated: charted.period,
      coverage: typesCovered(types, rows, "count"),
      definition: "Anti-social behaviour is counted as incidents, all other types as crimes",
      headingLevel: charted.headingLevel,
    },
    measure: INCIDENTS,
    rowHeading: "Crime type",
    rows: rows.map((row) => ({ name: wordsIn(row, "type"), figure: figureIn(types, row, "count") })),
  });
}

/** The period against the same months of the year before: side by side, and as ratios. Why not, where it cannot be. */
export function yearComparison(charted: Charted, types: ResultTable): Html {
  if (isEmptyColumn(types, "ratio")) {
    const title = `${charted.period} cannot be compared with ${titleOf(types, "before")}`;
    return nothingDrawn(charted, title, types, "ratio");
  }
  return html`${yearBars(charted, types)}${yearRatios(charted, types)}`;
}

function yearBars(charted: Charted, types: ResultTable): Html {
  const rows = single(types);
  const before = titleOf(types, "before");
  return comparisonBars({
    frame: {
      id: "year-before",
      title: `${charted.period} and the same months of the year before`,
      subtitle: `Incidents by type, ${charted.place}`,
      source: charted.source,
      dated: `${charted.period} and ${before}`,
      coverage: typesCovered(types, rows, "before"),
      headingLevel: charted.headingLevel,
    },
    measure: INCIDENTS,
    rowHeading: "Crime type",
    before,
    after: charted.period,
    rows: rows.map((row) => ({
      name: wordsIn(row, "type"),
      before: figureIn(types, row, "before"),
      after: figureIn(types, row, "count"),
    })),
  });
}

/** The ratio of the period to the same months of the year before, with the interval that chance alone gives it. */
function yearRatios(charted: Charted, types: ResultTable): Html {
  const before = titleOf(types, "before");
  const rows = types.rows.map((row): RatioRow => {
    const interval = intervalIn(types, row);
    return { name: wordsIn(row, "type"), ratio: figureIn(types, row, "ratio"), ...(interval && { interval }) };
  });
  return ratioPlot({
    frame: {
      id: "year-ratios",
      title: "How far chance alone would carry the difference",
      subtitle: `Incidents a day in ${charted.period} over ${before}, ${charted.place}`,
      source: charted.source,
      dated: `${charted.period} and ${before}`,
      coverage: typesCovered(types, types.rows, "ratio"),
      definition:
        "A ratio here is no claim of a change: months vary more than chance alone. Changes are tested under Trends",
      headingLevel: charted.headingLevel,
    },
    label: `Incidents a day in ${charted.period} over ${before}`,
    rowHeading: "Crime type",
    rows,
    intervalHeading: "95% interval of chance alone",
  });
}

function single(types: ResultTable): ResultRow[] {
  return types.rows.filter(({ key }) => key !== ALL_TYPES);
}

function titleOf(table: ResultTable, column: string): string {
  return table.columns.find(({ key }) => key === column)?.title ?? column;
}

function typesCovered(types: ResultTable, rows: readonly ResultRow[], column: string): string {
  return coverageWords(
    rows.map((row) => figureIn(types, row, column)),
    "type",
  );
}
