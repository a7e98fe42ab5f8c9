import { dayOf, formatDay } from "../../../kernel/dates.ts";
import type { Problem } from "../../../kernel/outcome.ts";
import { button } from "../../../web/components/button.ts";
import { errorFor, formPage } from "../../../web/components/form-page.ts";
import { input } from "../../../web/components/input.ts";
import { select } from "../../../web/components/select.ts";
import { quantity } from "../../../web/format.ts";
import { type Html, html } from "../../../web/html.ts";
import { emptyState, type ListQuery, listPage } from "../../../web/lists.ts";
import type { View } from "../../../web/reply.ts";
import type { ListedDraft } from "../rules/drafts.ts";
import { periodInWords } from "../rules/parameters.ts";
import { PROPOSAL_STATE_LABELS, type Standing } from "../rules/releases.ts";
import type { AnalysisRun } from "../rules/runs.ts";
import { analysesHref, type Desk, draftCrumbs, draftHref, draftsHref } from "./desk.ts";

/** The assessments of the partnership, the latest first. */
export function draftsPage(desk: Desk, query: ListQuery, total: number, drafts: readonly ListedDraft[]): View {
  const start = desk.mayWrite && button({ text: "New assessment", href: `${draftsHref(desk)}/new` });
  return {
    kind: "desk",
    title: "Assessments",
    breadcrumbs: [{ text: desk.name, href: desk.href }, { text: "Assessments" }],
    content: listPage({
      title: "Assessments",
      text: "Findings that stand on an analysis, the priorities chosen from them, and what was released to the public.",
      ...(start && { actions: start }),
      query,
      total,
      noun: "assessment",
      columns: [{ text: "Assessment" }, { text: "Year" }, { text: "Holds" }, { text: "Public" }, { text: "Started" }],
      rows: drafts.map((draft) => [
        { text: html`<a class="govuk-link" href="${draftHref(desk, draft.id)}">${draft.title}</a>` },
        { text: draft.year, classes: "fp-nowrap" },
        { text: `${quantity(draft.findings, "finding")}, ${quantity(draft.priorities, "priority", "priorities")}` },
        { text: inWords(draft.standing) },
        { text: html`${formatDay(dayOf(draft.createdAt))}${draft.createdBy && html`<br>${draft.createdBy}`}` },
      ]),
      empty: emptyState({
        title: "No assessment has been started yet",
        text: "An assessment rests on an analysis that is done.",
        ...(start && { action: start }),
      }),
    }),
  };
}

function inWords(standing: Standing | undefined): string {
  if (!standing) return "Nothing put forward yet";
  return `v${standing.version}: ${PROPOSAL_STATE_LABELS[standing.state].toLowerCase()}`;
}

export type NewDraftFields = {
  readonly key: string;
  readonly title: string;
  readonly year: string;
  readonly analysis: string;
};

/** The beginning of an assessment: what it is called, for which year, and on which analysis it rests. */
export function newDraftPage(
  desk: Desk,
  analyses: readonly AnalysisRun[],
  fields: NewDraftFields,
  problems: readonly Problem[],
): View {
  const title = "New assessment";
  const crumbs = draftCrumbs(desk, { text: title });
  if (analyses.length === 0) {
    const empty = emptyState({
      title: "There is no finished analysis to rest on",
      text: "Run one first. An assessment quotes its figures from it.",
      action: button({ text: "New analysis", href: `${analysesHref(desk)}/new` }),
    });
    return {
      kind: "desk",
      title,
      breadcrumbs: crumbs,
      content: html`<h1 class="govuk-heading-l">${title}</h1>${empty}`,
    };
  }
  return {
    kind: "desk",
    title,
    problems,
    breadcrumbs: crumbs,
    content: formPage({
      title,
      action: draftsHref(desk),
      problems,
      hidden: { key: fields.key },
      submitText: "Start the assessment",
      cancel: { text: "Cancel", href: draftsHref(desk) },
      fields: html`${headFields(fields, problems)}${select({
        name: "analysis",
        label: { text: "Analysis that it rests on" },
        hint: { text: "It can be brought up to a newer one at any time." },
        value: fields.analysis,
        items: analyses.map((run) => ({ value: run.id, text: analysisWords(run) })),
        errorMessage: errorFor(problems, "analysis"),
      })}`,
    }),
  };
}

/** Title and year, as both the new form and the edit form have them. */
export function headFields(
  fields: { readonly title: string; readonly year: string },
  problems: readonly Problem[],
): Html {
  return html`${input({
    name: "title",
    label: { text: "Title" },
    value: fields.title,
    errorMessage: errorFor(problems, "title"),
  })}${input({
    name: "year",
    label: { text: "Financial year" },
    hint: { text: "For example, 2025-26" },
    classes: "govuk-input--width-10",
    value: fields.year,
    errorMessage: errorFor(problems, "year"),
  })}`;
}

/** "January to December 2025, Street-level crime version 3, asked for 22 November 2026". */
export function analysisWords({ parameters, requestedAt }: AnalysisRun): string {
  const { dataset, period } = parameters;
  return `${periodInWords(period)}: ${dataset.title}, version ${dataset.version}, asked for ${formatDay(dayOf(requestedAt))}`;
}
