import { html } from "../../../web/html.ts";
import type { View } from "../../../web/reply.ts";
import type { ResultTable } from "../rules/results.ts";
import { type Drawn, districtBars, districtMap } from "./place-charts.ts";
import { resultTable } from "./result-table.ts";
import { chartedOf, fileHref, quoteLink, type Results, resultsPage, typePicker } from "./results.ts";

/** The districts of the force side by side, for one type or all. `drawn` is undefined without boundaries. */
export function districtsPage(results: Results, type: string, districts: ResultTable, drawn: Drawn | undefined): View {
  const charted = chartedOf(results);
  const content = html`${typePicker(results, "districts", type)}${districtBars(charted, districts)}${resultTable({
    table: districts,
    own: charted.own,
    beside: quoteLink(results, districts, () => type),
    source: charted,
    download: fileHref(results, districts.name),
  })}${drawn ? districtMap(charted, districts, drawn) : noBoundaries("districts")}`;
  return resultsPage(results, "districts", "Districts", content);
}

/** Why there is no map, and what would make one. */
export function noBoundaries(of: string) {
  return html`<p class="govuk-body fp-quiet">There is no map: no boundaries of ${of} have been imported. The operator of this installation can import them.</p>`;
}
