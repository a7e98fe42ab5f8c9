import { section } from "../../../web/components/reading.ts";
import { quantity } from "../../../web/format.ts";
import { type Html, html } from "../../../web/html.ts";
import { type AnalysisNews, changesInWords } from "../rules/data-changes.ts";
import { type DraftTitle, versionName } from "../rules/drafts.ts";
import type { ReleaseProposal } from "../rules/releases.ts";
import { ANALYSIS_STEP_LABELS, type AnalysisRun } from "../rules/runs.ts";

export type WaitingHere = {
  readonly toRelease: readonly ReleaseProposal[];
  readonly putForward: readonly ReleaseProposal[];
  readonly changed: readonly { readonly draft: DraftTitle; readonly news: AnalysisNews }[];
  readonly underWay: readonly AnalysisRun[];
};

/** What waits for whoever has just signed in; nothing when nothing does. `deskHref` is the partnership's desk. */
export function waitingSection(deskHref: string, waiting: WaitingHere): Html | false {
  const version = (proposal: ReleaseProposal) =>
    html`<a class="govuk-link" href="${deskHref}/assessments/${proposal.assessmentId}/proposals/${proposal.id}">${proposal.title}, ${versionName(proposal.year, proposal.version)}</a>`;
  const items = [
    ...waiting.toRelease.map(
      (proposal) => html`${version(proposal)} waits for you to release it.${by(proposal.proposedBy.name)}`,
    ),
    ...waiting.changed.map(
      ({ draft, news }) =>
        html`<a class="govuk-link" href="${deskHref}/assessments/${draft.id}">${draft.title}, ${draft.year}</a>: the data it rests on have changed. ${changesInWords(news.changed).join("; ")}.`,
    ),
    ...waiting.putForward.map(
      (proposal) => html`${version(proposal)}, which you put forward, waits for a second person.`,
    ),
    ...waiting.underWay.map(
      (run) =>
        html`<a class="govuk-link" href="${deskHref}/analyses/${run.id}">${run.title}</a>: ${ANALYSIS_STEP_LABELS[run.step].toLowerCase()}.`,
    ),
  ];
  if (items.length === 0) return false;
  return section({
    id: "waiting",
    title: `${quantity(items.length, "thing")} to look at`,
    content: html`<ul class="fp-waiting">${items.map((item) => html`<li class="fp-waiting__item">${item}</li>`)}</ul>`,
  });
}

function by(name: string | null): string {
  return name === null ? "" : ` Put forward by ${name}.`;
}
