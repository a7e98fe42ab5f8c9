import { formatMonth, isMonth, type Month } from "../../../kernel/dates.ts";
import { lineChart } from "../../../web/charts/line-chart.ts";
import type { MonthlySeries } from "../../../web/charts/monthly.ts";
import { ratioPlot } from "../../../web/charts/ratio-plot.ts";
import type { RatioRow, Verdict } from "../../../web/charts/ratio-rows.ts";
import { rollingAverage } from "../../../web/charts/rolling-average.ts";
import { sparkline } from "../../../web/charts/sparkline.ts";
import { details } from "../../../web/components/details.ts";
import type { Html } from "../../../web/html.ts";
import type { ResultTable } from "../rules/results.ts";
import { type Charted, coverageWords, figureIn, INCIDENTS, intervalIn, wordsIn } from "./chart-frames.ts";
import { isEmptyColumn, nothingDrawn } from "./nothing-drawn.ts";
import { silenceList } from "./silences.ts";

/** The months of one type as a line, with the average of twelve months over it where there are twelve. */
export function monthsChart(charted: Charted, months: ResultTable, type: string): Html {
  const name = months.columns.find(({ key }) => key === type)?.title ?? type;
  const series = seriesOf(months, type, name);
  const [first, last] = [series.points[0]?.month, series.points.at(-1)?.month];
  const average = rollingAverage(series);
  // One point is no line to look along.
  const hasAverage = average.points.filter(({ figure }) => "value" in figure).length > 1;
  return lineChart({
    frame: {
      id: `months-${type}`,
      title: `${name} by month, ${charted.place}`,
      ...(first && last && { subtitle: `Incidents a month, ${formatMonth(first)} to ${formatMonth(last)}` }),
      source: charted.source,
      dated: last ? `To ${formatMonth(last)}` : charted.period,
      coverage: coverageWords(
        series.points.map(({ figure }) => figure),
        "month",
      ),
      ...(months.notes.length > 0 && { definition: months.notes.join(" ") }),
      headingLevel: charted.headingLevel,
    },
    measure: INCIDENTS,
    series: [series],
    ...(hasAverage && { rolling: average }),
  });
}

/** The months of one type in a cell of a table. */
export function monthsSparkline(months: ResultTable, type: string): Html {
  const name = months.columns.find(({ key }) => key === type)?.title ?? type;
  return sparkline({ id: `spark-${type}`, measure: INCIDENTS, series: seriesOf(months, type, name) });
}

/** The last 12 months over the 12 before, type by type, with what the test allows to be said. */
export function rollingRatios(charted: Charted, rolling: ResultTable): Html {
  if (isEmptyColumn(rolling, "ratio")) {
    const title = `The last 12 months cannot be compared with the 12 before, ${charted.place}`;
    return nothingDrawn(charted, title, rolling, "ratio");
  }
  const rows = rolling.rows.map((row): RatioRow => {
    const [interval, verdict] = [intervalIn(rolling, row), VERDICTS[wordsIn(row, "verdict")]];
    const ratio = figureIn(rolling, row, "ratio");
    return {
      name: wordsIn(row, "type"),
      ratio,
      ...(interval && { interval }),
      ...(verdict && "value" in ratio && { verdict }),
    };
  });
  return ratioPlot({
    frame: {
      id: "rolling-ratios",
      title: `What changed, and what cannot be said to have changed, ${charted.place}`,
      subtitle: `Ratio of incidents a day, ${rolling.title}`,
      source: charted.source,
      dated: rolling.title,
      coverage: coverageWords(
        rolling.rows.map((row) => figureIn(rolling, row, "after")),
        "row",
      ),
      ...(rolling.notes[1] && { definition: rolling.notes[1] }),
      headingLevel: charted.headingLevel,
    },
    label: "Incidents a day in the last 12 months over those in the 12 before",
    rowHeading: "Crime type",
    rows,
    intervalHeading: "95% interval of chance alone",
    words: { higher: "Went up", lower: "Went down", "no clear change": "No change is claimed" },
  });
}

/** How each verdict was reached, in a sentence; the same sentence once for all that it holds for. */
export function verdictWorkings(rolling: ResultTable): Html {
  const workings = rolling.rows.map((row) => ({
    key: row.key,
    about: wordsIn(row, "type"),
    why: wordsIn(row, "working"),
  }));
  return details({ summaryText: "How each verdict was reached", text: silenceList(workings) });
}

const VERDICTS: Readonly<Record<string, Verdict>> = {
  "Went up": "higher",
  "Went down": "lower",
  "No change is claimed": "no clear change",
};

function seriesOf(months: ResultTable, type: string, name: string): MonthlySeries {
  return {
    name,
    points: months.rows.flatMap((row) =>
      isMonth(row.key) ? [{ month: row.key as Month, figure: figureIn(months, row, type) }] : [],
    ),
  };
}
