import { button } from "../../../web/components/button.ts";
import { pageHeading } from "../../../web/components/page-heading.ts";
import { select } from "../../../web/components/select.ts";
import { quantity } from "../../../web/format.ts";
import { attributes, type Html, html } from "../../../web/html.ts";
import type { View } from "../../../web/reply.ts";
import type { DraftHead } from "../rules/drafts.ts";
import { periodInWords } from "../rules/parameters.ts";
import type { ResultRow, ResultTable } from "../rules/results.ts";
import type { AnalysisRun, AskedRun } from "../rules/runs.ts";
import type { Charted } from "./chart-frames.ts";
import { analysisCrumbs, analysisHref, type Desk, draftHref, syntheticNote } from "./desk.ts";
import { RESULT_PAGES, type ResultPage } from "./result-places.ts";

/** What every page of results needs besides its tables. */
export type Results = {
  readonly desk: Desk;
  readonly run: AskedRun;
  readonly place: string;
  readonly isSynthetic: boolean;
  /** All types together first, then each, by key. */
  readonly types: readonly { readonly key: string; readonly name: string }[];
  /** The drafts that rest on this analysis, the latest first: where a figure can be quoted. */
  readonly drafts: readonly DraftHead[];
};

/** A page of results with the links to the others. */
export function resultsPage(results: Results, page: ResultPage, title: string, content: Html): View {
  const { desk, run, isSynthetic } = results;
  const { period } = run.parameters;
  const overview = analysisHref(desk, run.id);
  const crumb = { text: periodInWords(period), ...(page !== "" && { href: overview }) };
  return {
    kind: "desk",
    title: `${title}, ${periodInWords(period)}`,
    breadcrumbs: analysisCrumbs(desk, crumb, ...(page === "" ? [] : [{ text: title }])),
    content: html`${pageHeading({ title, caption: captionOf(run) })}${syntheticNote(isSynthetic)}${resultNavigation(results, page)}${content}`,
  };
}

/** "Street-level crime, version 3 (Essex Police)": what stands as the source under every chart. */
function sourceOfRun({ parameters }: AnalysisRun): string {
  return `${parameters.dataset.title}, version ${parameters.dataset.version} (${parameters.force})`;
}

export function chartedOf({ run, place }: Results): Charted {
  return {
    source: sourceOfRun(run),
    period: periodInWords(run.parameters.period),
    own: run.parameters.districts,
    place,
    headingLevel: 2,
  };
}

export function fileHref({ desk, run }: Results, table: string): string {
  return analysisHref(desk, run.id, `tables/${table}.csv`);
}

/** The choice of a type, by a form that asks for the page again. */
export function typePicker({ desk, run, types }: Results, page: ResultPage, current: string): Html {
  return html`<form class="fp-filters" action="${analysisHref(desk, run.id, page)}" method="get"><div class="fp-filters__fields">${select(
    {
      name: "type",
      label: { text: "Crime type" },
      value: current,
      items: types.map(({ key, name }) => ({ value: key, text: name })),
    },
  )}<div class="fp-filters__actions">${button({ text: "Show", classes: "govuk-button--secondary" })}</div></div></form>`;
}

/** The way from a row to a new finding that quotes it; none for those who do not write, or without a draft. */
export function quoteLink({ desk, drafts }: Results, table: ResultTable, about: (row: ResultRow) => string) {
  const [draft] = drafts;
  if (!desk.mayWrite || !draft) return undefined;
  return (row: ResultRow): Html => {
    const query = new URLSearchParams({ table: table.name, row: row.key, about: about(row) });
    return html`<a class="fp-quote-link" href="${draftHref(desk, draft.id, "findings/new")}?${query.toString()}">Use in a finding<span class="govuk-visually-hidden"> of ${draft.title}: row ${row.key}</span></a>`;
  };
}

function captionOf({ parameters }: AnalysisRun): string {
  const { dataset, force, period, duplicates } = parameters;
  const counted = duplicates === "once" ? ", each Crime ID counted once" : "";
  return `${periodInWords(period)} · ${dataset.title}, version ${dataset.version} · ${force}${counted}`;
}

function resultNavigation({ desk, run }: Results, current: ResultPage): Html {
  const links = RESULT_PAGES.map(({ page, text }) => {
    const own = {
      class: "fp-tabs__link",
      href: analysisHref(desk, run.id, page),
      "aria-current": page === current ? "page" : undefined,
    };
    return html`<li class="fp-tabs__item"><a${attributes(own)}>${text}</a></li>`;
  });
  return html`<nav class="fp-tabs" aria-label="Results"><ul class="fp-tabs__list">${links}</ul></nav>`;
}

/** "12 hot spots". */
export function spotCount(table: ResultTable): string {
  return quantity(table.rows.length, "hot spot");
}
