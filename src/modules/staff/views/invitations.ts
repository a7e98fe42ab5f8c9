import { dayOf, formatDay, formatInstant } from "../../../kernel/dates.ts";
import type { Problem } from "../../../kernel/outcome.ts";
import { button } from "../../../web/components/button.ts";
import { postForm, problemSummary } from "../../../web/components/form-page.ts";
import { input } from "../../../web/components/input.ts";
import { insetText } from "../../../web/components/inset-text.ts";
import { pageHeading } from "../../../web/components/page-heading.ts";
import { select } from "../../../web/components/select.ts";
import { summaryList } from "../../../web/components/summary-list.ts";
import { tag } from "../../../web/components/tag.ts";
import { type Html, html } from "../../../web/html.ts";
import type { OfferedQuery } from "../../../web/list-query.ts";
import { emptyState, listPage } from "../../../web/lists.ts";
import type { View } from "../../../web/reply.ts";
import { INVITATION_LABELS, INVITATION_STATES, type Invitation, type InvitationState } from "../rules/invitations.ts";
import { crumbs, type Employing, hrefOf } from "./organisation.ts";

export type InvitationsQuery = OfferedQuery<"invited", "words" | "state">;

/** Who has been invited, and what became of it. */
export function invitationsPage(
  employing: Employing,
  query: InvitationsQuery,
  found: { readonly total: number; readonly invitations: readonly Invitation[] },
): View {
  return {
    kind: "desk",
    title: "Invitations",
    breadcrumbs: crumbs(employing, { text: "Invitations" }),
    content: listPage({
      title: "Invitations",
      caption: employing.name,
      actions: html`${button({ text: "Invite somebody", href: hrefOf(employing, "invitations/new") })} ${button({
        text: "Invite from a list",
        href: hrefOf(employing, "lists/new"),
        classes: "govuk-button--secondary",
      })}`,
      query: { ...query, sort: undefined },
      total: found.total,
      noun: "invitation",
      filters: html`${input({
        name: "words",
        label: { text: "Name or e-mail address" },
        value: query.filters.words,
        classes: "govuk-input--width-20",
      })}${select({
        name: "state",
        label: { text: "State" },
        value: query.filters.state,
        items: [
          { text: "Any", value: "" },
          ...INVITATION_STATES.map((state) => ({ text: INVITATION_LABELS[state], value: state })),
        ],
      })}`,
      columns: [
        { text: "Name" },
        { text: "E-mail address" },
        { text: "State" },
        { text: "Invited" },
        { text: "Link works until" },
      ],
      rows: found.invitations.map((one) => [
        { text: html`<a class="govuk-link" href="${hrefOf(employing, `invitations/${one.id}`)}">${one.name}</a>` },
        { text: one.email },
        { text: invitationTag(one.state) },
        { text: formatDay(dayOf(one.invitedAt)) },
        { text: isOpen(one) && one.expiresAt ? formatInstant(one.expiresAt) : "" },
      ]),
      empty: emptyState({
        title: "Nobody has been invited yet",
        text: "An invitation is a link by e-mail that works once. Whoever has it sets up an account of their own.",
      }),
    }),
  };
}

/** One invitation: how it stands, and what can be done about it. Its letter is shown where no partnership is live. */
export function invitationPage(
  employing: Employing,
  invitation: Invitation & { readonly letter: string | undefined },
  problems: readonly Problem[] = [],
): View {
  const { sought, letter } = invitation;
  return {
    kind: "desk",
    title: invitation.name,
    breadcrumbs: crumbs(
      employing,
      { text: "Invitations", href: hrefOf(employing, "invitations") },
      { text: invitation.name },
    ),
    problems,
    content: html`${problemSummary(problems)}${pageHeading({ title: invitation.name, caption: "Invitation" })}${summaryList(
      {
        rows: [
          { key: { text: "E-mail address" }, value: { text: invitation.email } },
          {
            key: { text: "State" },
            value: { text: html`${invitationTag(invitation.state)} ${stateInWords(invitation)}` },
          },
          {
            key: { text: "Asked for with it" },
            value: { text: sought ? `${sought.role}, ${sought.partnership}: the partnership decides` : "No role" },
          },
          { key: { text: "Invited" }, value: { text: formatInstant(invitation.invitedAt) } },
          {
            key: { text: "Sent last by" },
            value: { text: invitation.invitedBy ?? "Somebody who is not here any more" },
          },
          invitation.sentAt !== null && {
            key: { text: "Sent last" },
            value: {
              text: html`${formatInstant(invitation.sentAt)}${invitation.timesSent > 1 && `, time ${invitation.timesSent}`}`,
            },
          },
        ],
      },
    )}${canBeSent(invitation) && actions(employing, invitation)}${letter && isOpen(invitation) && letterShown(letter)}`,
  };
}

function stateInWords(invitation: Invitation): string {
  switch (invitation.state) {
    case "waiting":
      return "It is sent as soon as the mail server takes it.";
    case "sent":
      return invitation.isBacked
        ? `The link works until ${invitation.expiresAt === null ? "it is used" : formatInstant(invitation.expiresAt)}.`
        : "Whoever sent it may not invite any more, so the link does not work. Send it again.";
    case "failed":
      return `${invitation.problem ?? "The mail server did not take it"}.`;
    case "used":
      return "They have an account.";
    case "expired":
      return "Nobody used the link in time. Send it again for a new one.";
    case "cancelled":
      return "The link does not work.";
  }
}

function actions(employing: Employing, invitation: Invitation): Html {
  const href = hrefOf(employing, `invitations/${invitation.id}`);
  return html`<div class="govuk-button-group">${postForm(
    { action: `${href}/message` },
    button({ text: "Send again", preventDoubleClick: true }),
  )}${postForm(
    { action: `${href}/cancellation` },
    button({ text: "Cancel the invitation", classes: "govuk-button--warning", preventDoubleClick: true }),
  )}</div><p class="govuk-hint">Sending it again makes a new link, and the one before works no more.</p>`;
}

function letterShown(text: string): Html {
  const lines = text.split("\n").flatMap((line, i) => (i === 0 ? [line] : [html`<br>`, line]));
  return html`<h2 class="govuk-heading-m">What the message says</h2>${insetText({ text: html`${lines}` })}<p class="govuk-hint">Shown because no partnership here is live: in a demonstration nothing is really sent.</p>`;
}

function isOpen({ state }: Invitation): boolean {
  return state === "waiting" || state === "sent" || state === "failed";
}

function canBeSent(invitation: Invitation): boolean {
  return isOpen(invitation) || invitation.state === "expired";
}

const COLOURS: Readonly<Record<InvitationState, string>> = {
  waiting: "govuk-tag--blue",
  sent: "govuk-tag--green",
  failed: "govuk-tag--red",
  used: "govuk-tag--grey",
  expired: "govuk-tag--yellow",
  cancelled: "govuk-tag--grey",
};

function invitationTag(state: InvitationState): Html {
  return tag({ text: INVITATION_LABELS[state], classes: COLOURS[state] });
}
