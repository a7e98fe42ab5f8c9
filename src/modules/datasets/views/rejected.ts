import { button } from "../../../web/components/button.ts";
import type { TableRow } from "../../../web/components/table.ts";
import { type Html, html } from "../../../web/html.ts";
import { emptyState, type ListQuery, listPage } from "../../../web/lists.ts";
import type { View } from "../../../web/reply.ts";
import { cellUnder } from "../formats/cells.ts";
import type { Header } from "../formats/header.ts";
import { joinRow } from "../formats/rows.ts";
import type { Dataset } from "../rules/register.ts";
import { crumbs, type Desk, datasetHref, registerHref } from "./desk.ts";

/** A row that was rejected and has not been corrected, with the heading of its file. */
export type RejectedEntry = {
  readonly fileName: string;
  readonly row: number;
  readonly field: string;
  readonly reason: string;
  readonly cells: readonly string[];
  readonly header: Header | undefined;
};

/** The rows to correct, and how that is done. */
export function rejectedPage(
  desk: Desk,
  dataset: Dataset,
  query: ListQuery,
  { total, entries }: { readonly total: number; readonly entries: readonly RejectedEntry[] },
): View {
  const back = datasetHref(desk, dataset.id);
  return {
    kind: "desk",
    title: "Rejected rows",
    breadcrumbs: crumbs(desk, { text: dataset.title, href: back }, { text: "Rejected rows" }),
    content: listPage({
      title: "Rejected rows",
      caption: dataset.title,
      text: html`Download them as the same CSV with two columns more, correct the rows where they stand, and <a class="govuk-link" href="${registerHref(desk)}/new?dataset=${dataset.id}">import the file again</a>. Rows that are right then join their months; leave out what cannot be corrected, and it stays listed here. Until then the months of their files count as partial.`,
      actions: total > 0 ? button({ text: "Download the rows (CSV)", href: `${back}/rejected-rows.csv` }) : undefined,
      query,
      total,
      noun: "row",
      columns: [
        { text: "File" },
        { text: "Row", format: "numeric" },
        { text: "Column" },
        { text: "Reason" },
        { text: "What stands there" },
      ],
      rows: entries.map(entryRow),
      empty: emptyState({
        title: "No rejected rows",
        text: "Every row of the files was accepted, or has been corrected since.",
        action: html`<a class="govuk-link" href="${back}">Back to ${dataset.title}</a>`,
      }),
    }),
  };
}

function entryRow(entry: RejectedEntry): TableRow {
  return [
    { text: html`<span class="fp-file">${entry.fileName}</span>` },
    { text: String(entry.row), format: "numeric" },
    { text: entry.field || "The whole row" },
    { text: entry.reason },
    { text: html`${faultyCell(entry)}${wholeRow(entry)}` },
  ];
}

function faultyCell({ header, field, cells }: RejectedEntry): Html | false {
  const cell = header && cellUnder(header, field, cells);
  if (cell === undefined) return false;
  if (cell.trim() === "") return html`<span class="fp-quiet">Nothing</span>`;
  return html`<code class="fp-cell">${cell}</code>`;
}

/** The row as it stands in the file: long, and wanted only now and then. */
function wholeRow({ row, cells }: RejectedEntry): Html {
  return html`<details class="fp-row"><summary class="fp-row__summary">Whole row<span class="govuk-visually-hidden"> ${row}</span></summary><code class="fp-cell">${joinRow(cells)}</code></details>`;
}
