import { details } from "../../../web/components/details.ts";
import { quantity } from "../../../web/format.ts";
import { type Html, html } from "../../../web/html.ts";
import { liveFindings, livePriorities, type Priority } from "../rules/drafts.ts";
import { type Desk, draftHref } from "./desk.ts";
import { small } from "./draft-findings.ts";
import { paragraphs } from "./paragraphs.ts";
import { sentence } from "./sentence.ts";
import type { Workbench } from "./workbench.ts";

/** The priorities in their order, each with its reason and the findings it was chosen from. */
export function priorityList(desk: Desk, bench: Workbench): Html {
  const priorities = livePriorities(bench.draft);
  if (priorities.length === 0) {
    return html`<p class="govuk-body fp-quiet">None yet. A priority is chosen from findings, with the reason for the choice.</p>`;
  }
  return html`<ol class="fp-priorities">${priorities.map(
    (priority, i) =>
      html`<li class="fp-priority"><h3 class="fp-priority__title">${priority.title}</h3>${paragraphs(priority.reason)}${because(bench, priority)}${
        desk.mayWrite && actions(desk, bench.draft.id, priority, i, priorities.length)
      }</li>`,
  )}</ol>`;
}

/** Priorities that were taken out, which can be put back. */
export function removedPriorities(desk: Desk, { draft }: Workbench): Html | false {
  const removed = draft.priorities.filter(({ isRemoved }) => isRemoved);
  if (removed.length === 0) return false;
  return details({
    summaryText: `${quantity(removed.length, "priority", "priorities")} taken out`,
    text: html`<ul class="fp-removed">${removed.map(
      ({ id, title }) =>
        html`<li>${title}${desk.mayWrite && small(draftHref(desk, draft.id, `priorities/${id}/restoration`), "Put back", title)}</li>`,
    )}</ul>`,
  });
}

function because(bench: Workbench, priority: Priority): Html {
  const chosen = liveFindings(bench.draft).filter(({ id }) => priority.findingIds.includes(id));
  if (chosen.length === 0) {
    return html`<ul class="fp-finding__warnings"><li>The findings it rested on have been taken out.</li></ul>`;
  }
  return html`<p class="fp-priority__because">Because</p><ul class="govuk-list govuk-list--bullet">${chosen.map(
    (finding) =>
      html`<li>${sentence(finding.sentence, bench.figuresOf(finding), () => undefined)} <a class="govuk-link" href="#finding-${finding.id}">Finding<span class="govuk-visually-hidden"> that ${priority.title} rests on</span></a></li>`,
  )}</ul>`;
}

function actions(desk: Desk, draftId: string, { id, title }: Priority, place: number, count: number): Html {
  const href = draftHref(desk, draftId, `priorities/${id}`);
  const move = (direction: "up" | "down") =>
    small(`${href}/position`, direction === "up" ? "Move up" : "Move down", title, { from: String(place), direction });
  return html`<div class="fp-row-actions"><a class="govuk-button govuk-button--secondary fp-button--small" role="button" draggable="false" href="${href}/edit">Edit<span class="govuk-visually-hidden"> ${title}</span></a>${place > 0 && move("up")}${place < count - 1 && move("down")}${small(`${href}/removal`, "Take out", title)}</div>`;
}
