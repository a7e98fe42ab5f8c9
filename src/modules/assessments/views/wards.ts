import { html } from "../../../web/html.ts";
import type { View } from "../../../web/reply.ts";
import { ALL_TYPES, type ResultTable } from "../rules/results.ts";
import { noBoundaries } from "./districts.ts";
import { type Drawn, wardMap } from "./place-charts.ts";
import { resultTable } from "./result-table.ts";
import { chartedOf, fileHref, quoteLink, type Results, resultsPage, typePicker } from "./results.ts";

/** The wards of the own districts, for one type or all. `drawn` is undefined without boundaries. */
export function wardsPage(results: Results, type: string, wards: ResultTable, drawn: Drawn | undefined): View {
  const columns = ["ward", "residents", "rate", ALL_TYPES, ...(type === ALL_TYPES ? [] : [type])];
  const rest = wards.columns.map(({ key }) => key).filter((key) => !columns.includes(key));
  const content = html`${typePicker(results, "wards", type)}${drawn ? wardMap(chartedOf(results), wards, type, drawn) : noBoundaries("wards")}${resultTable(
    {
      table: wards,
      columns: type === ALL_TYPES ? [...columns, ...rest] : columns,
      beside: quoteLink(results, wards, () => type),
      source: chartedOf(results),
      download: fileHref(results, wards.name),
    },
  )}`;
  return resultsPage(results, "wards", "Wards", content);
}
