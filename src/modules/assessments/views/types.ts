import { html } from "../../../web/html.ts";
import type { View } from "../../../web/reply.ts";
import type { ResultTable } from "../rules/results.ts";
import { resultTable } from "./result-table.ts";
import { chartedOf, fileHref, quoteLink, type Results, resultsPage } from "./results.ts";
import { mixChart, yearComparison } from "./type-charts.ts";

/** What was recorded, how much of each, and how it compares with the same months of the year before. */
export function typesPage(results: Results, types: ResultTable): View {
  const charted = chartedOf(results);
  const content = html`${mixChart(charted, types)}${resultTable({
    table: types,
    beside: quoteLink(results, types, (row) => row.key),
    source: charted,
    download: fileHref(results, types.name),
  })}${yearComparison(charted, types)}`;
  return resultsPage(results, "types", "Crime types", content);
}
