import { formatCount, quantity } from "../../../web/format.ts";
import { type Html, html } from "../../../web/html.ts";
import type { Duplicates } from "../rules/imports.ts";

/** Crime IDs that several rows of one import hold: how many, in what they differ, and what that means for a count. */
export function duplicatesSummary(duplicates: Partial<Duplicates>): Html {
  const { ids = 0, rows = 0, differentPlace = 0, differentOutcome = 0 } = duplicates;
  if (ids === 0) return html`<p class="govuk-body">No Crime ID is held by more than one row.</p>`;
  return html`<p class="govuk-body"><strong>${quantity(ids, "Crime ID")}</strong> ${ids === 1 ? "is" : "are"} held by more than one row, ${quantity(rows, "row")} in all. Of these Crime IDs, ${formatCount(differentPlace)} ${differentPlace === 1 ? "has" : "have"} rows that differ in place, and ${formatCount(differentOutcome)} rows that differ in outcome.</p>${MEANING}`;
}

const MEANING = html`<p class="govuk-body">Rows that share a Crime ID may be one crime with several entries, or one entry given twice: the files do not say which. Nothing is left out here. An analysis counts every row, or each Crime ID once; you choose when you run it. Anti-social behaviour has no Crime ID, and is never taken for a duplicate.</p>`;
