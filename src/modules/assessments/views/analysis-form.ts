import { formatMonth, isMonth, type Month } from "../../../kernel/dates.ts";
import type { Problem } from "../../../kernel/outcome.ts";
import { coverageGrid } from "../../../web/charts/coverage-grid.ts";
import { button, buttonGroup } from "../../../web/components/button.ts";
import { errorFor, postForm, problemSummary } from "../../../web/components/form-page.ts";
import { pageHeading } from "../../../web/components/page-heading.ts";
import { radios } from "../../../web/components/radios.ts";
import { select } from "../../../web/components/select.ts";
import { type Html, html } from "../../../web/html.ts";
import { emptyState } from "../../../web/lists.ts";
import type { View } from "../../../web/reply.ts";
import { periodInWords } from "../rules/parameters.ts";
import type { Window } from "../rules/series.ts";
import {
  coverageOfPeriod,
  gapsBefore,
  gapsOfPeriod,
  type PeriodGap,
  type Source,
  sourceKey,
} from "../rules/sources.ts";
import { analysesHref, analysisCrumbs, type Desk, syntheticNote } from "./desk.ts";

/** The form as it was typed, and which attempt it belongs to. */
export type AnalysisFields = {
  readonly key: string;
  readonly source: string;
  readonly from: string;
  readonly to: string;
  readonly duplicates: string;
};

/** What is to be analysed, with the coverage of the chosen period shown before anything is counted. */
export function analysisFormPage(
  desk: Desk,
  sources: readonly Source[],
  fields: AnalysisFields,
  problems: readonly Problem[],
): View {
  const title = "New analysis";
  const heading = pageHeading({
    title,
    text: "Choose the data and the period. What the data do not hold is said before anything is counted.",
  });
  const source = sources.find((one) => sourceKey(one) === fields.source);
  const content =
    sources.length === 0
      ? html`${heading}${emptyState({
          title: "There is nothing to analyse yet",
          text: "Import a dataset first.",
          action: button({ text: "Datasets", href: `${desk.href}/datasets` }),
        })}`
      : html`${problemSummary(problems)}${heading}${form(desk, sources, source, fields, problems)}`;
  return {
    kind: "desk",
    title,
    problems,
    breadcrumbs: analysisCrumbs(desk, { text: title }),
    content,
  };
}

/** Names the source and period whose coverage a page shows. */
export function seenKey({ source, from, to }: Pick<AnalysisFields, "source" | "from" | "to">): string {
  return `${source}|${from}|${to}`;
}

function form(
  desk: Desk,
  sources: readonly Source[],
  source: Source | undefined,
  fields: AnalysisFields,
  problems: readonly Problem[],
): Html {
  const months = [...new Set(sources.flatMap((one) => one.months.map(({ month }) => month)))].sort();
  const items = (chosen: string) => monthItems(months, chosen);
  const coverage = source && isMonth(fields.from) && isMonth(fields.to) && fields.from <= fields.to;
  return postForm(
    { action: analysesHref(desk), hidden: { key: fields.key, seen: coverage ? seenKey(fields) : "" } },
    html`${select({
      name: "source",
      label: { text: "Data" },
      value: fields.source,
      items: sources.map((one) => ({ value: sourceKey(one), text: sourceWords(one) })),
      errorMessage: errorFor(problems, "source"),
    })}<div class="fp-side-by-side">${select({
      name: "from",
      label: { text: "First month" },
      value: fields.from,
      items: items(fields.from),
      errorMessage: errorFor(problems, "from"),
    })}${select({
      name: "to",
      label: { text: "Last month" },
      value: fields.to,
      items: items(fields.to),
      errorMessage: errorFor(problems, "to"),
    })}${button({ text: "Look at the coverage", name: "act", value: "check", classes: "govuk-button--secondary" })}</div>${source && coverage && coverageOf(source, { from: fields.from as Month, to: fields.to as Month })}${radios(
      {
        name: "duplicates",
        value: fields.duplicates,
        fieldset: { legend: { text: "A Crime ID that stands in the data more than once" } },
        items: [
          {
            value: "every-row",
            text: "Counts as often as it stands",
            hint: { text: "As the files have it, and as published totals count it" },
          },
          { value: "once", text: "Counts once", hint: { text: "Its first place is the one that counts" } },
        ],
        errorMessage: errorFor(problems, "duplicates"),
      },
    )}${buttonGroup([
      button({ text: "Run the analysis", name: "act", value: "run", preventDoubleClick: true }),
      html`<a class="govuk-link" href="${analysesHref(desk)}">Cancel</a>`,
    ])}`,
  );
}

function sourceWords({ title, version, force, own }: Source): string {
  const places = own.length === 0 ? "no district of this partnership" : own.map(({ name }) => name).join(", ");
  return `${title}, version ${version}: ${force} (${places})`;
}

function monthItems(months: readonly Month[], chosen: string) {
  const all = isMonth(chosen) && !months.includes(chosen) ? [...months, chosen].sort() : months;
  return all.map((month) => ({ value: month, text: formatMonth(month) }));
}

function coverageOf(source: Source, period: Window): Html {
  const months = coverageOfPeriod(source, period);
  const [gaps, before] = [gapsOfPeriod(source, period), gapsBefore(source, period)];
  const words =
    gaps.length === 0
      ? html`<p class="govuk-body">All months of ${periodInWords(period)} are complete.</p>`
      : gapList("What this period does not hold", gaps);
  const grid =
    months.length > 0 &&
    coverageGrid({
      frame: {
        id: "period-coverage",
        title: `What the data hold of ${periodInWords(period)}`,
        source: `${source.title}, version ${source.version}`,
        dated: periodInWords(period),
        coverage: "as shown",
        headingLevel: 2,
      },
      rowHeading: "Force",
      months: months.map(({ month }) => month),
      rows: [{ name: source.force, months: new Map(months.map(({ month, state }) => [month, state])) }],
    });
  return html`<div class="fp-coverage-check" id="coverage">${syntheticNote(source.isSynthetic)}${words}${before.length > 0 && gapList("What it is compared with", before)}${grid}</div>`;
}

function gapList(title: string, gaps: readonly PeriodGap[]): Html {
  return html`<h2 class="govuk-heading-s">${title}</h2><ul class="govuk-list govuk-list--bullet">${gaps.map(({ words, consequence }) => html`<li><strong>${words}:</strong> ${consequence}.</li>`)}</ul>`;
}
