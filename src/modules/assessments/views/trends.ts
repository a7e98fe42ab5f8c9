import { figure } from "../../../web/components/figure.ts";
import { scrollRegion } from "../../../web/components/scroll-region.ts";
import { table } from "../../../web/components/table.ts";
import { type Html, html } from "../../../web/html.ts";
import type { View } from "../../../web/reply.ts";
import type { ResultTable } from "../rules/results.ts";
import { WRITTEN } from "../rules/written.ts";
import { figureIn, wordsIn } from "./chart-frames.ts";
import { analysisHref } from "./desk.ts";
import { monthsChart, monthsSparkline, rollingRatios, verdictWorkings } from "./month-charts.ts";
import { resultTable } from "./result-table.ts";
import { chartedOf, fileHref, quoteLink, type Results, resultsPage, typePicker } from "./results.ts";

/** The months of one type, all types beside each other, and what may be said to have changed in twelve months. */
export function trendsPage(results: Results, type: string, months: ResultTable, rolling: ResultTable): View {
  const charted = chartedOf(results);
  const content = html`${typePicker(results, "trends", type)}${monthsChart(charted, months, type)}${overviewOfTypes(results, months, rolling)}${rollingRatios(charted, rolling)}${resultTable(
    {
      table: rolling,
      columns: rolling.columns.map(({ key }) => key).filter((key) => key !== "working"),
      beside: quoteLink(results, rolling, (row) => row.key),
      source: charted,
      download: fileHref(results, rolling.name),
    },
  )}${verdictWorkings(rolling)}<h2 class="govuk-heading-m">The months in figures</h2>${resultTable({
    table: months,
    beside: quoteLink(results, months, () => type),
    source: charted,
    download: fileHref(results, months.name),
  })}`;
  return resultsPage(results, "trends", "Trends", content);
}

function overviewOfTypes(results: Results, months: ResultTable, rolling: ResultTable): Html {
  const { desk, run } = results;
  const rows = rolling.rows.map((row) => [
    {
      text: html`<a class="govuk-link" href="${analysisHref(desk, run.id, "trends")}?type=${row.key}">${wordsIn(row, "type")}</a>`,
    },
    { text: monthsSparkline(months, row.key) },
    { text: figure(figureIn(rolling, row, "after"), WRITTEN.count), format: "numeric" as const },
    { text: wordsIn(row, "verdict") },
  ]);
  return html`<h2 class="govuk-heading-m">All types side by side</h2>${scrollRegion(
    "All types side by side",
    table({
      caption: "All types: their months, the last 12 of them, and what may be claimed",
      captionClasses: "govuk-visually-hidden",
      classes: "fp-table",
      head: [
        { text: "Crime type" },
        { text: "Every month held" },
        { text: "Last 12 months", format: "numeric" },
        { text: "Against the 12 before" },
      ],
      rows,
      firstCellIsHeader: true,
    }),
  )}`;
}
