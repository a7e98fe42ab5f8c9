import { type Day, formatDay } from "../../../kernel/dates.ts";
import { section } from "../../../web/components/reading.ts";
import { quantity } from "../../../web/format.ts";
import { type Html, html } from "../../../web/html.ts";
import { type Action, standingOf } from "../rules/actions.ts";
import { workingOf } from "../rules/escalation.ts";
import { standingTags } from "./desk.ts";

/** What somebody has agreed to do and has not done yet. `deskHref` is the partnership's desk. */
export function ownActionsSection(deskHref: string, actions: readonly Action[], today: Day): Html {
  return section({
    id: "actions",
    title: actions.length === 0 ? "Actions" : quantity(actions.length, "action"),
    content:
      actions.length === 0
        ? html`<p class="govuk-body">You own no open action here.</p>`
        : ownList(deskHref, actions, today),
  });
}

/** The overdue actions of whoever asks; nothing when there are none. */
export function overdueSection(deskHref: string, actions: readonly Action[], today: Day): Html | false {
  const overdue = actions.filter((action) => standingOf(action, today).isOverdue);
  if (overdue.length === 0) return false;
  return section({
    id: "overdue",
    title: `${quantity(overdue.length, "overdue action")} of yours`,
    content: ownList(deskHref, overdue, today),
  });
}

/** What has come before somebody as the chair of a group, each with why; nothing when nothing has. */
export function escalatedSection(deskHref: string, actions: readonly Action[]): Html | false {
  if (actions.length === 0) return false;
  const items = actions.map(
    ({ id, text, group, escalation }) =>
      html`<li class="fp-waiting__item"><a class="govuk-link" href="${deskHref}/actions/${id}">${text}</a>${escalation && html`<br>${workingOf(escalation, group.name)}`}</li>`,
  );
  return section({
    id: "escalated",
    title: `${quantity(actions.length, "action")} before you as chair`,
    content: html`<ul class="fp-waiting">${items}</ul>`,
  });
}

function ownList(deskHref: string, actions: readonly Action[], today: Day): Html {
  const items = actions.map((action) => {
    const standing = standingOf(action, today);
    return html`<li class="fp-waiting__item"><a class="govuk-link" href="${deskHref}/actions/${action.id}">${action.text}</a><br>Due ${formatDay(standing.dueOn)} ${standingTags(standing)} <a class="govuk-link" href="${deskHref}/actions/${action.id}/updates/new">Record an update<span class="govuk-visually-hidden"> to: ${action.text}</span></a></li>`;
  });
  return html`<ul class="fp-waiting">${items}</ul>`;
}
