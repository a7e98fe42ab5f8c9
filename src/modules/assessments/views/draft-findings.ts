import { button } from "../../../web/components/button.ts";
import { details } from "../../../web/components/details.ts";
import { postForm } from "../../../web/components/form-page.ts";
import { quantity } from "../../../web/format.ts";
import { type Html, html } from "../../../web/html.ts";
import { type Finding, liveFindings, typedNumbersWarning } from "../rules/drafts.ts";
import type { QuotedFigure } from "../rules/figure-sources.ts";
import { analysisHref, type Desk, draftHref } from "./desk.ts";
import { pageOfTable } from "./result-places.ts";
import { evidence, sentence } from "./sentence.ts";
import type { Workbench } from "./workbench.ts";

/** The findings in their order, each with its figures live, its evidence and what can be done with it. */
export function findingList(desk: Desk, bench: Workbench): Html {
  const findings = liveFindings(bench.draft);
  if (findings.length === 0) {
    return html`<p class="govuk-body fp-quiet">None yet. Take a sentence that the figures bear out, below, or write your own.</p>`;
  }
  return html`<ol class="fp-findings">${findings.map(
    (finding, i) =>
      html`<li class="fp-finding" id="finding-${finding.id}">${findingWords(desk, bench, finding)}${warnings(desk, bench, finding)}${
        desk.mayWrite && actions(desk, bench.draft.id, finding, i, findings.length)
      }</li>`,
  )}</ol>`;
}

/** Findings that were taken out, which can be put back. */
export function removedFindings(desk: Desk, bench: Workbench): Html | false {
  const removed = bench.draft.findings.filter(({ isRemoved }) => isRemoved);
  if (removed.length === 0) return false;
  return details({
    summaryText: `${quantity(removed.length, "finding")} taken out`,
    text: html`<ul class="fp-removed">${removed.map(
      (finding) =>
        html`<li>${findingSentence(desk, bench, finding)}${
          desk.mayWrite &&
          small(draftHref(desk, bench.draft.id, `findings/${finding.id}/restoration`), "Put back", "this finding")
        }</li>`,
    )}</ul>`,
  });
}

/** A small form of one button. */
export function small(
  action: string,
  text: string,
  about: string,
  hidden: Readonly<Record<string, string>> = {},
): Html {
  return postForm(
    { action, hidden },
    button({
      text: html`${text}<span class="govuk-visually-hidden"> ${about}</span>`,
      classes: "govuk-button--secondary fp-button--small",
    }),
  );
}

function findingWords(desk: Desk, bench: Workbench, finding: Finding): Html {
  const figures = bench.figuresOf(finding);
  return html`<p class="fp-finding__sentence">${findingSentence(desk, bench, finding)}</p>${evidence(figures, placeOf(desk, finding))}`;
}

function findingSentence(desk: Desk, bench: Workbench, finding: Finding): Html {
  return sentence(finding.sentence, bench.figuresOf(finding), placeOf(desk, finding));
}

function placeOf(desk: Desk, { analysisId }: Finding) {
  return (figure: QuotedFigure) => analysisHref(desk, analysisId, pageOfTable(figure.table));
}

function warnings(desk: Desk, { draft }: Workbench, finding: Finding): Html | false {
  const typed = typedNumbersWarning(finding);
  const behind = finding.analysisId !== draft.analysisId;
  if (typed === undefined && !behind) return false;
  return html`<ul class="fp-finding__warnings">${typed !== undefined && html`<li>${typed}</li>`}${behind && html`<li>It quotes <a class="govuk-link" href="${analysisHref(desk, finding.analysisId)}">an earlier analysis</a>, because the one this assessment rests on lacks a figure of it. Rewrite it or take it out.</li>`}</ul>`;
}

function actions(desk: Desk, draftId: string, finding: Finding, place: number, count: number): Html {
  const href = draftHref(desk, draftId, `findings/${finding.id}`);
  const about = `finding ${place + 1}`;
  const move = (direction: "up" | "down") =>
    small(`${href}/position`, direction === "up" ? "Move up" : "Move down", about, { from: String(place), direction });
  return html`<div class="fp-row-actions"><a class="govuk-button govuk-button--secondary fp-button--small" role="button" draggable="false" href="${href}/edit">Edit<span class="govuk-visually-hidden"> ${about}</span></a>${place > 0 && move("up")}${place < count - 1 && move("down")}${small(`${href}/removal`, "Take out", about)}</div>`;
}
