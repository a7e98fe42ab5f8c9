import type { Problem } from "../../../kernel/outcome.ts";
import { button, buttonGroup } from "../../../web/components/button.ts";
import { postForm, problemSummary } from "../../../web/components/form-page.ts";
import { pageHeading } from "../../../web/components/page-heading.ts";
import { section } from "../../../web/components/reading.ts";
import { type Html, html } from "../../../web/html.ts";
import type { View } from "../../../web/reply.ts";
import { changesInWords, versionInWords } from "../rules/data-changes.ts";
import { releaseChecklist } from "../rules/drafts.ts";
import { analysisHref, type Desk, draftCrumbs, draftHref, syntheticNote } from "./desk.ts";
import { findingList, removedFindings } from "./draft-findings.ts";
import { priorityList, removedPriorities } from "./draft-priorities.ts";
import { analysisWords } from "./drafts.ts";
import { paragraphs } from "./paragraphs.ts";
import { proposedSentences } from "./proposed-sentences.ts";
import { versionList } from "./versions.ts";
import type { Workbench } from "./workbench.ts";

/** An assessment while it is written: summary, findings, priorities, what is missing, and what was released. */
export function draftPage(desk: Desk, bench: Workbench, problems: readonly Problem[] = []): View {
  const { draft, versions } = bench;
  return {
    kind: "desk",
    title: draft.title,
    problems,
    breadcrumbs: draftCrumbs(desk, { text: draft.title }),
    content: html`${problemSummary(problems)}${pageHeading({
      title: draft.title,
      caption: `Assessment ${draft.year}`,
      ...(desk.mayWrite && {
        actions: button({
          text: "Edit title and summary",
          href: draftHref(desk, draft.id, "edit"),
          classes: "govuk-button--secondary",
        }),
      }),
    })}${syntheticNote(bench.isSynthetic)}<div class="fp-workbench"><div class="fp-workbench__main">${changedMark(desk, bench)}${section(
      {
        id: "summary",
        title: "Summary",
        content:
          draft.summary === ""
            ? html`<p class="govuk-body fp-quiet">Not written yet.</p>`
            : html`<div class="fp-prose">${paragraphs(draft.summary)}</div>`,
      },
    )}${section({ id: "findings", title: "Findings", content: findings(desk, bench) })}${section({
      id: "priorities",
      title: "Priorities",
      content: priorities(desk, bench),
    })}${section({
      id: "proposals",
      title: "What the figures bear out",
      content: proposedSentences(desk, bench),
    })}</div><aside class="fp-workbench__side" aria-label="State of the assessment">${checklist(desk, bench)}${basis(desk, bench)}${section(
      { id: "versions", title: "Versions", content: versionList(desk, draft.id, versions) },
    )}</aside></div>`,
  };
}

/** That the data are not any more what the figures were computed from, what happened to them, and the way forward. */
function changedMark(desk: Desk, { draft, news, run }: Workbench): Html | false {
  if (!news) return false;
  const changed = news.changed.length > 0;
  const lines = [...changesInWords(news.changed), ...changesInWords(news.later)];
  if (!changed && lines.length === 0) return false;
  const words = changed
    ? "Changed: months that its figures rest on are not what they were."
    : "There are newer data. Nothing that its figures rest on has changed.";
  const way =
    desk.mayWrite &&
    html`<p class="govuk-body"><a class="govuk-link" href="${draftHref(desk, draft.id, "analysis")}">Bring it up to date</a></p>`;
  return html`<div class="govuk-inset-text fp-changed" id="changed"><p class="govuk-body"><strong>${words}</strong> ${versionInWords(news, run.parameters.dataset.version, "the figures are of")}</p><ul class="govuk-list govuk-list--bullet">${lines.map((line) => html`<li>${line}.</li>`)}</ul>${way}</div>`;
}

function findings(desk: Desk, bench: Workbench): Html {
  const write =
    desk.mayWrite &&
    buttonGroup([button({ text: "Write a finding", href: draftHref(desk, bench.draft.id, "findings/new") })]);
  return html`${findingList(desk, bench)}${write}${removedFindings(desk, bench)}`;
}

function priorities(desk: Desk, bench: Workbench): Html {
  const choose =
    desk.mayWrite &&
    bench.draft.findings.some(({ isRemoved }) => !isRemoved) &&
    buttonGroup([button({ text: "Choose a priority", href: draftHref(desk, bench.draft.id, "priorities/new") })]);
  return html`${priorityList(desk, bench)}${choose}${removedPriorities(desk, bench)}`;
}

function checklist(desk: Desk, { draft }: Workbench): Html {
  const items = releaseChecklist(draft);
  const ready = items.every(({ isDone }) => isDone);
  const list = html`<ul class="fp-checklist">${items.map(
    ({ text, isDone }) =>
      html`<li class="fp-checklist__item fp-checklist__item--${isDone ? "done" : "missing"}"><span class="govuk-visually-hidden">${isDone ? "Done" : "Missing"}: </span>${text}</li>`,
  )}</ul>`;
  const propose =
    ready && desk.mayWrite
      ? postForm(
          { action: draftHref(desk, draft.id, "proposals") },
          html`${button({ text: "Put forward for release", preventDoubleClick: true })}<p class="govuk-body fp-quiet">A second person sees exactly what the public would see, and releases it.</p>`,
        )
      : false;
  return section({ id: "checklist", title: "Before release", content: html`${list}${propose}` });
}

function basis(desk: Desk, { draft, run }: Workbench): Html {
  const other =
    desk.mayWrite &&
    html`<p class="govuk-body"><a class="govuk-link" href="${draftHref(desk, draft.id, "analysis")}">Rest it on another analysis</a></p>`;
  return section({
    id: "basis",
    title: "Rests on",
    content: html`<p class="govuk-body"><a class="govuk-link" href="${analysisHref(desk, run.id)}">${analysisWords(run)}</a></p>${other}`,
  });
}
