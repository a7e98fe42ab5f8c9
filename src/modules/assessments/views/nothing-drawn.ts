import { figureNote } from "../../../kernel/figures.ts";
import { type Html, html } from "../../../web/html.ts";
import type { ResultTable } from "../rules/results.ts";
import { type Charted, figureIn } from "./chart-frames.ts";

/** Whether a column has no figure in any row: then there is nothing to draw, and the reasons are said instead. */
export function isEmptyColumn(table: ResultTable, column: string): boolean {
  return table.rows.every((row) => !("value" in figureIn(table, row, column)));
}

/** What stands in place of a drawing in which nothing could be drawn: why not, each reason once. */
export function nothingDrawn(charted: Charted, title: string, table: ResultTable, column: string): Html {
  const reasons = new Set(table.rows.map((row) => figureNote(figureIn(table, row, column)) ?? ""));
  return html`<div class="fp-nothing-drawn"><h${charted.headingLevel} class="fp-figure__title">${title}</h${charted.headingLevel}>${[...reasons].map((reason) => reason !== "" && html`<p class="govuk-body">${reason}</p>`)}</div>`;
}
