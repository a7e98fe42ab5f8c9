import type { Problem } from "../../../kernel/outcome.ts";
import { button, buttonGroup } from "../../../web/components/button.ts";
import { postForm, problemSummary } from "../../../web/components/form-page.ts";
import { pageHeading } from "../../../web/components/page-heading.ts";
import { radios } from "../../../web/components/radios.ts";
import { scrollRegion } from "../../../web/components/scroll-region.ts";
import { table } from "../../../web/components/table.ts";
import { quantity } from "../../../web/format.ts";
import { type Html, html } from "../../../web/html.ts";
import type { View } from "../../../web/reply.ts";
import { type AnalysisNews, changesInWords } from "../rules/data-changes.ts";
import type { DraftHead, Finding } from "../rules/drafts.ts";
import type { QuotedFigure } from "../rules/figure-sources.ts";
import type { AnalysisRun } from "../rules/runs.ts";
import { analysesHref, type Desk, draftCrumbs, draftHref } from "./desk.ts";
import { analysisWords } from "./drafts.ts";
import { sentence } from "./sentence.ts";

/** A finding with its figures as they are and as they would be. */
export type Comparison = {
  readonly finding: Finding;
  readonly before: readonly QuotedFigure[];
  readonly after: readonly QuotedFigure[];
};

export type Adoption = {
  readonly draft: DraftHead;
  readonly run: AnalysisRun;
  readonly news: AnalysisNews | undefined;
  /** Finished analyses that the draft could rest on, the latest first. */
  readonly choices: readonly AnalysisRun[];
  /** The one that is looked at, with every quoted figure on both sides. */
  readonly chosen: { readonly run: AnalysisRun; readonly comparisons: readonly Comparison[] } | undefined;
};

const TITLE = "Bring it up to date";

/** The choice of another analysis, and before anything moves, each quoted figure before and after. */
export function adoptionPage(desk: Desk, adoption: Adoption, problems: readonly Problem[] = []): View {
  const { draft, chosen } = adoption;
  return {
    kind: "desk",
    title: TITLE,
    problems,
    breadcrumbs: draftCrumbs(desk, { text: draft.title, href: draftHref(desk, draft.id) }, { text: TITLE }),
    content: html`${problemSummary(problems)}${pageHeading({
      title: TITLE,
      caption: draft.title,
      text: `Its figures come from ${analysisWords(adoption.run)}.`,
    })}${whatChanged(adoption)}${choice(desk, adoption)}${chosen && comparison(desk, adoption, chosen)}`,
  };
}

/** Whether a figure stands for something else on the other side: another value, or a row of another name. */
function isDifferent(before: QuotedFigure, after: QuotedFigure | undefined): boolean {
  return before.text !== after?.text || before.heading !== after.heading || before.dated !== after.dated;
}

function whatChanged({ news }: Adoption): Html | false {
  const lines = news ? [...changesInWords(news.changed), ...changesInWords(news.later)] : [];
  if (lines.length === 0) return false;
  return html`<p class="govuk-body">Since then, in the dataset:</p><ul class="govuk-list govuk-list--bullet">${lines.map((line) => html`<li>${line}.</li>`)}</ul>`;
}

function choice(desk: Desk, { draft, choices, chosen, run }: Adoption): Html {
  const again = html`<p class="govuk-body"><a class="govuk-link" href="${analysesHref(desk)}/new?like=${run.id}">Run the same analysis on the latest version of the data</a>, then come back here.</p>`;
  if (choices.length === 0) return html`<p class="govuk-body">There is no other finished analysis.</p>${again}`;
  return html`<form action="${draftHref(desk, draft.id, "analysis")}" method="get">${radios({
    name: "analysis",
    value: chosen?.run.id,
    fieldset: { legend: { text: "Analysis to rest on" } },
    items: choices.map((one) => ({ value: one.id, text: analysisWords(one) })),
  })}${button({ text: "Compare the figures", classes: "govuk-button--secondary" })}</form>${again}`;
}

function comparison(desk: Desk, { draft }: Adoption, chosen: NonNullable<Adoption["chosen"]>): Html {
  const gone = chosen.comparisons.filter(({ after }) => after.some(({ heading }) => heading === ""));
  const warning =
    gone.length > 0 &&
    html`<p class="govuk-body"><strong>${quantity(gone.length, "finding")} ${gone.length === 1 ? "quotes" : "quote"} a figure that the other analysis does not have.</strong> They stay as they are, with their old figures, and must be rewritten or taken out before release.</p>`;
  const body =
    chosen.comparisons.length === 0
      ? html`<p class="govuk-body">No finding quotes a figure yet.</p>`
      : chosen.comparisons.map((one, i) => findingComparison(one, i + 1));
  return html`<h2 class="govuk-heading-m">Every quoted figure, before and after</h2>${body}${warning}${postForm(
    {
      action: draftHref(desk, draft.id, "analysis"),
      hidden: { revision: String(draft.revision), analysis: chosen.run.id },
    },
    buttonGroup([
      button({ text: "Move the findings to this analysis", preventDoubleClick: true }),
      html`<a class="govuk-link" href="${draftHref(desk, draft.id)}">Leave it as it is</a>`,
    ]),
  )}`;
}

function findingComparison({ finding, before, after }: Comparison, number: number): Html {
  if (before.length === 0) return html``;
  const rows = before.map((was, i) => {
    const is = after[i];
    const different = isDifferent(was, is);
    return [
      { text: was.label },
      { text: html`${was.text}<br><span class="fp-quiet">${was.dated}</span>`, format: "numeric" as const },
      { text: afterCell(was, is), format: "numeric" as const },
      { text: different ? "Different" : "The same" },
    ];
  });
  return html`<h3 class="govuk-heading-s">Finding ${number}</h3><p class="govuk-body">${sentence(finding.sentence, before, () => undefined)}</p>${scrollRegion(
    `Figures of finding ${number}`,
    table({
      caption: `Figures of finding ${number}, before and after`,
      captionClasses: "govuk-visually-hidden",
      classes: "fp-table",
      head: [
        { text: "Figure" },
        { text: "Before", format: "numeric" },
        { text: "After", format: "numeric" },
        { text: "Change" },
      ],
      rows,
      firstCellIsHeader: true,
    }),
  )}`;
}

function afterCell(was: QuotedFigure, is: QuotedFigure | undefined): Html {
  if (!is || is.heading === "") return html`Not in the other analysis`;
  const renamed =
    is.heading !== was.heading && html`<br><strong>The row is now “${is.heading}”: check the words</strong>`;
  return html`${is.text}<br><span class="fp-quiet">${is.dated}</span>${renamed}`;
}
