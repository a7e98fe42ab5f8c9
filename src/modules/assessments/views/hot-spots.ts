import { details } from "../../../web/components/details.ts";
import { warningText } from "../../../web/components/warning-text.ts";
import { formatCount, quantity } from "../../../web/format.ts";
import { type Html, html } from "../../../web/html.ts";
import type { View } from "../../../web/reply.ts";
import type { Area } from "../rules/polygons.ts";
import type { ResultTable } from "../rules/results.ts";
import { wordsIn } from "./chart-frames.ts";
import { noteParagraphs, resultTable } from "./result-table.ts";
import { chartedOf, fileHref, quoteLink, type Results, resultsPage, typePicker } from "./results.ts";
import { spotMap } from "./spot-map.ts";

export type HotSpots = {
  readonly spots: ResultTable;
  /** Every square that holds incidents; undefined where there was no map to test. */
  readonly squares: ResultTable | undefined;
  readonly cellSize: number;
  readonly outlines: readonly { readonly name: string; readonly area: Area }[];
};

/** Where incidents of one type gather, by the exact test; the classical score stands in the table of squares only. */
export function hotSpotsPage(results: Results, type: string, found: HotSpots): View {
  const { spots, squares } = found;
  const [working, ...notes] = spots.notes;
  const content = html`${typePicker(results, "hot-spots", type)}${working && html`<p class="govuk-body fp-working">${working}</p>`}${warningText(
    {
      text: "A place on the map is the nearest of a fixed list of anonymous points, never the place itself. A supermarket, a car park or a police station can stand for a whole neighbourhood.",
    },
  )}${squares && map(results, found, squares)}${resultTable({
    table: spots,
    beside: quoteLink(results, spots, () => type),
    withoutNotes: spots.rows.length > 0,
    source: chartedOf(results),
    download: fileHref(results, spots.name),
  })}${spots.rows.length === 0 && squares ? html`<p class="govuk-body">No square is hot by the exact test. That is an answer: what stands out on the map could be chance.</p>` : false}${noteParagraphs(notes)}${squares && squaresDetails(results, squares)}`;
  return resultsPage(results, "hot-spots", "Hot spots", content);
}

function map(results: Results, { spots, cellSize, outlines }: HotSpots, squares: ResultTable): Html {
  const of = (verdict: string) =>
    squares.rows.filter((row) => wordsIn(row, "verdict") === verdict).map(({ key }) => key);
  return spotMap(chartedOf(results), {
    spots,
    squares: { hot: of("hot"), few: of("too few to say"), other: of("not hot") },
    cellSize,
    outlines,
  });
}

/** How many squares a page shows; the file has all. */
const MOST_SQUARES = 100;

function squaresDetails(results: Results, squares: ResultTable): Html {
  const order = ["hot", "too few to say", "not hot"];
  const rows = [...squares.rows].sort(
    (a, b) => order.indexOf(wordsIn(a, "verdict")) - order.indexOf(wordsIn(b, "verdict")),
  );
  const shown = rows.slice(0, MOST_SQUARES);
  const count =
    rows.length > shown.length
      ? `The first ${MOST_SQUARES} of ${formatCount(rows.length)} squares with incidents, hot ones first. The file has all of them.`
      : `${quantity(rows.length, "square")} with incidents, hot ones first.`;
  return details({
    summaryText: "The squares one by one, with the classical Gi* for comparison",
    text: html`<p class="govuk-body">${count}</p>${resultTable({
      table: { ...squares, rows: shown },
      source: chartedOf(results),
      download: fileHref(results, squares.name),
    })}`,
  });
}
