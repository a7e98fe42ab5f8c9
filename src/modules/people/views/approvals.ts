import { dayOf, formatDay } from "../../../kernel/dates.ts";
import type { Problem } from "../../../kernel/outcome.ts";
import { button } from "../../../web/components/button.ts";
import { postForm, problemSummary } from "../../../web/components/form-page.ts";
import { section } from "../../../web/components/reading.ts";
import { type Html, html } from "../../../web/html.ts";
import { emptyState, type ListQuery, listPage } from "../../../web/lists.ts";
import type { View } from "../../../web/reply.ts";
import type { PendingRole } from "../rules/roles.ts";
import { type Desk, peopleCrumbs, periodInWords, personHref, roleInWords } from "./desk.ts";

/** What was asked for and waits for a second person. */
export function approvalsPage(
  desk: Desk,
  query: ListQuery,
  found: { readonly total: number; readonly pending: readonly PendingRole[] },
  problems: readonly Problem[] = [],
): View {
  return {
    kind: "desk",
    title: "Waiting to be accepted",
    breadcrumbs: peopleCrumbs(desk, { text: "Waiting to be accepted" }),
    problems,
    content: html`${problemSummary(problems)}${listPage({
      title: "Waiting to be accepted",
      text: "Roles that somebody has asked for. Nobody accepts what they asked for themselves, or what they would hold.",
      query,
      total: found.total,
      noun: "request",
      columns: [
        { text: "Person" },
        { text: "Role" },
        { text: "Period" },
        { text: "Asked for by" },
        { text: "Decision" },
      ],
      rows: found.pending.map((one) => [
        {
          text: html`<a class="govuk-link" href="${personHref(desk, one.person.id)}">${one.person.name}</a>${one.person.employer && html`<br>${one.person.employer}`}`,
        },
        { text: roleInWords(one) },
        { text: periodInWords(one) },
        {
          text: html`${one.proposedBy.name ?? "Somebody who is not here any more"}<br>${formatDay(dayOf(one.proposedAt))}`,
        },
        { text: decision(desk, one) },
      ]),
      empty: emptyState({ title: "Nothing waits", text: "Every role that was asked for has been decided." }),
    })}`,
  };
}

function decision(desk: Desk, pending: PendingRole): Html | string {
  const href = `${desk.href}/approvals/${pending.id}`;
  const about = html`<span class="govuk-visually-hidden"> ${roleInWords(pending)} for ${pending.person.name}</span>`;
  const act = (action: string, text: string, classes: string) =>
    postForm(
      { action: `${href}/${action}` },
      button({ text: html`${text}${about}`, classes: `${classes} fp-button--small`, preventDoubleClick: true }),
    );
  if (pending.proposedBy.id === desk.personId)
    return desk.may.includes("memberships:manage")
      ? act("withdrawal", "Take back", "govuk-button--secondary")
      : "Asked for by you";
  if (pending.person.id === desk.personId) return "Somebody else has to accept it";
  if (!desk.may.includes("memberships:accept")) return "Waits for somebody who may accept";
  return html`<div class="govuk-button-group govuk-!-margin-bottom-0">${act("acceptance", "Accept", "")}${act("refusal", "Decline", "govuk-button--secondary")}</div>`;
}

/** What waits for whoever has just signed in; nothing when nothing does, or when they may not decide. */
export function approvalsSection(deskHref: string, mine: number): Html | false {
  if (mine === 0) return false;
  const words =
    mine === 1
      ? "1 role waits for you to accept or decline it"
      : `${mine} roles wait for you to accept or decline them`;
  return section({
    id: "approvals",
    title: "People",
    content: html`<ul class="fp-waiting"><li class="fp-waiting__item"><a class="govuk-link" href="${deskHref}/approvals">${words}</a>.</li></ul>`,
  });
}
