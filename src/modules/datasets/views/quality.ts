import { formatInstant } from "../../../kernel/dates.ts";
import { scrollRegion } from "../../../web/components/scroll-region.ts";
import { summaryList } from "../../../web/components/summary-list.ts";
import { table } from "../../../web/components/table.ts";
import { formatCount, formatPercent, quantity } from "../../../web/format.ts";
import { type Html, html } from "../../../web/html.ts";
import type { Duplicates } from "../rules/imports.ts";
import { type Desk, importHref } from "./desk.ts";
import { duplicatesSummary } from "./duplicates.ts";

/** What is known of the quality of a version's rows. */
export type Quality = {
  readonly rows: number;
  readonly noLocation: number;
  readonly files: number;
  /** Rejected rows that have not been corrected. */
  readonly rejected: number;
  readonly reasons: readonly { readonly field: string; readonly reason: string; readonly rows: number }[];
  readonly notes: readonly { readonly note: string; readonly files: number; readonly example: string }[];
  readonly sharedIds: readonly {
    readonly importId: string;
    readonly requestedAt: Date;
    readonly duplicates: Partial<Duplicates>;
  }[];
};

export function qualitySection(desk: Desk, rejectedHref: string, quality: Quality): Html {
  return html`${summaryList({
    rows: [
      {
        key: { text: "Rows accepted" },
        value: { text: `${formatCount(quality.rows)} from ${quantity(quality.files, "file")}` },
      },
      { key: { text: "Rows rejected" }, value: { text: rejectedWords(rejectedHref, quality) } },
      { key: { text: "Without location" }, value: { text: noLocationWords(quality) } },
    ],
  })}${reasonsTable(quality)}<h3 class="govuk-heading-s">Crime IDs that rows share</h3>${sharedIdsSummary(desk, quality)}${notesList(quality)}`;
}

function rejectedWords(href: string, { rejected }: Quality): Html {
  if (rejected === 0) return html`None that have not been corrected`;
  return html`${formatCount(rejected)} not corrected yet. <a class="govuk-link" href="${href}">See and correct them</a>`;
}

function noLocationWords({ rows, noLocation }: Quality): string {
  if (rows === 0) return "No rows";
  if (noLocation === 0) return "None";
  return `${formatCount(noLocation)}, ${formatPercent(noLocation / rows)} of the rows: counted for the force, and in no district`;
}

function reasonsTable({ reasons }: Quality): Html | false {
  if (reasons.length === 0) return false;
  return scrollRegion(
    "Why rows were rejected",
    table({
      caption: "Why rows were rejected",
      captionClasses: "govuk-table__caption--s",
      head: [{ text: "Column" }, { text: "Reason" }, { text: "Rows", format: "numeric" }],
      rows: reasons.map(({ field, reason, rows }) => [
        { text: field || "The whole row" },
        { text: reason },
        { text: formatCount(rows), format: "numeric" },
      ]),
    }),
  );
}

/** Shared Crime IDs are looked for within each import, and said for each. */
function sharedIdsSummary(desk: Desk, { sharedIds }: Quality): Html {
  const [only] = sharedIds;
  if (!only) return duplicatesSummary({});
  if (sharedIds.length === 1) return duplicatesSummary(only.duplicates);
  const sum = (of: keyof Duplicates) => sharedIds.reduce((total, { duplicates }) => total + (duplicates[of] ?? 0), 0);
  const total = {
    ids: sum("ids"),
    rows: sum("rows"),
    differentPlace: sum("differentPlace"),
    differentOutcome: sum("differentOutcome"),
  };
  return html`${duplicatesSummary(total)}<p class="govuk-body">By import: ${sharedIds.map(
    ({ importId, requestedAt, duplicates }, i) =>
      html`${i > 0 && "; "}<a class="govuk-link" href="${importHref(desk, importId)}#duplicates">${formatInstant(requestedAt)}</a>, ${quantity(duplicates.ids ?? 0, "Crime ID")}`,
  )}.</p>`;
}

function notesList({ notes }: Quality): Html | false {
  if (notes.length === 0) return false;
  return html`<h3 class="govuk-heading-s">What was unusual about its files</h3><ul class="govuk-list govuk-list--bullet">${notes.map(
    ({ note, files, example }) =>
      html`<li>${note} (${files === 1 ? example : `${quantity(files, "file")}, such as ${example}`})</li>`,
  )}</ul>`;
}
