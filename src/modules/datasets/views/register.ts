import { dayOf, formatDay, formatMonth, isMonth } from "../../../kernel/dates.ts";
import { button } from "../../../web/components/button.ts";
import { input } from "../../../web/components/input.ts";
import { select } from "../../../web/components/select.ts";
import type { TableRow } from "../../../web/components/table.ts";
import { formatCount } from "../../../web/format.ts";
import { type Html, html } from "../../../web/html.ts";
import type { OfferedQuery } from "../../../web/list-query.ts";
import { emptyState, listPage } from "../../../web/lists.ts";
import type { View } from "../../../web/reply.ts";
import { type ImportStep, isUnderWay, STEP_LABELS } from "../rules/imports.ts";
import { type Dataset, ORIGIN_LABELS } from "../rules/register.ts";
import type { Standing } from "../rules/standing.ts";
import { type Desk, datasetHref, importHref, originTag, registerHref } from "./desk.ts";

/** A line of the register. */
export type RegisterEntry = Dataset & {
  readonly version: number | null;
  readonly versionMadeAt: Date | null;
  readonly rows: number;
  readonly firstMonth: string | null;
  readonly lastMonth: string | null;
  /** Of its months; there is none before there are any. */
  readonly standing: Standing | undefined;
  /** The import that was asked for last, unless it is done. */
  readonly openImport: { readonly id: string; readonly step: ImportStep } | null;
};

export type RegisterQuery = OfferedQuery<"title" | "updated" | "rows", "text" | "origin">;

/** Every dataset of the partnership, with what its latest version holds and lacks. */
export function registerPage(desk: Desk, query: RegisterQuery, total: number, entries: readonly RegisterEntry[]): View {
  const begin = desk.mayImport && button({ text: "Import files", href: `${registerHref(desk)}/new` });
  return {
    kind: "desk",
    title: "Datasets",
    breadcrumbs: [{ text: desk.name, href: desk.href }, { text: "Datasets" }],
    content: listPage({
      title: "Datasets",
      text: "What the partnership's figures rest on: from whom, of which months, and what is missing.",
      actions: begin || undefined,
      query,
      total,
      noun: "dataset",
      filters: filterFields(query),
      columns: [
        { text: "Title", sortBy: "title" },
        { text: "Origin and provider" },
        { text: "Latest version", sortBy: "updated", firstDirection: "descending" },
        { text: "Months" },
        { text: "Rows", format: "numeric", sortBy: "rows", firstDirection: "descending" },
        { text: "State" },
      ],
      rows: entries.map((entry) => entryRow(desk, entry)),
      empty: emptyState({
        title: "No datasets yet",
        text: desk.mayImport
          ? "Download street-level crime for your force from data.police.uk, and import the ZIP as it comes. Each month that is missing will be named."
          : "Nobody has imported data for this partnership yet. An analyst or the partnership manager can.",
        action: begin || undefined,
      }),
    }),
  };
}

function filterFields({ filters }: RegisterQuery): Html {
  return html`${input({ name: "text", label: { text: "Title or provider" }, value: filters.text })}${select({
    name: "origin",
    label: { text: "Origin" },
    value: filters.origin,
    items: [{ text: "Any", value: "" }, ...Object.entries(ORIGIN_LABELS).map(([value, text]) => ({ value, text }))],
  })}`;
}

function entryRow(desk: Desk, entry: RegisterEntry): TableRow {
  const { version, versionMadeAt: madeAt } = entry;
  return [
    { text: html`<a class="govuk-link" href="${datasetHref(desk, entry.id)}">${entry.title}</a>` },
    { text: html`${originTag(entry.origin)}<br>${entry.provider}` },
    {
      text:
        version === null || madeAt === null
          ? "None yet"
          : html`<span class="fp-nowrap">Version ${version}</span><br><span class="fp-nowrap">${formatDay(dayOf(madeAt))}</span>`,
    },
    { text: monthSpan(entry.firstMonth, entry.lastMonth) },
    { text: version === null ? "" : formatCount(entry.rows), format: "numeric" },
    { text: html`${entry.standing?.words ?? "No data yet"}${importState(desk, entry)}` },
  ];
}

function monthSpan(first: string | null, last: string | null): Html {
  if (first === null || last === null || !isMonth(first) || !isMonth(last)) return html`None yet`;
  if (first === last) return html`<span class="fp-nowrap">${formatMonth(first)}</span>`;
  return html`<span class="fp-nowrap">${formatMonth(first)}</span> to <span class="fp-nowrap">${formatMonth(last)}</span>`;
}

/** Said only while there is something to know: an import that goes on, or one that failed. */
function importState(desk: Desk, { openImport }: RegisterEntry): Html | false {
  if (!openImport) return false;
  const words = isUnderWay(openImport.step)
    ? `Import under way: ${STEP_LABELS[openImport.step].toLowerCase()}`
    : "The last import failed";
  return html`<br><a class="govuk-link" href="${importHref(desk, openImport.id)}">${words}</a>`;
}
