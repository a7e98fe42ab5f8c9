import { type Day, dayOf, formatDay } from "../../../kernel/dates.ts";
import { button } from "../../../web/components/button.ts";
import { postForm } from "../../../web/components/form-page.ts";
import { insetText } from "../../../web/components/inset-text.ts";
import { pageHeading } from "../../../web/components/page-heading.ts";
import { scrollRegion } from "../../../web/components/scroll-region.ts";
import { summaryList } from "../../../web/components/summary-list.ts";
import { table } from "../../../web/components/table.ts";
import { type Html, html } from "../../../web/html.ts";
import type { View } from "../../../web/reply.ts";
import type { Person } from "../rules/people.ts";
import { type HeldRole, type PendingRole, roleState } from "../rules/roles.ts";
import { type Desk, peopleCrumbs, periodInWords, personHref, roleInWords, stateTag } from "./desk.ts";

/** Somebody who works here: what they hold, held and will hold, with who asked for it and who accepted. */
export function personPage(
  desk: Desk,
  person: Person,
  roles: { readonly held: readonly HeldRole[]; readonly pending: readonly PendingRole[] },
  today: Day,
): View {
  const ask =
    desk.may.includes("memberships:manage") &&
    button({ text: "Ask for a role", href: `${personHref(desk, person.id)}/roles/new` });
  return {
    kind: "desk",
    title: person.name,
    breadcrumbs: peopleCrumbs(desk, { text: person.name }),
    content: html`${pageHeading({ title: person.name, caption: "Person", ...(ask && { actions: ask }) })}${summaryList({
      rows: [
        { key: { text: "Employer" }, value: { text: person.employer ?? "None recorded" } },
        {
          key: { text: "Today" },
          value: { text: todayInWords(roles.held, today) },
        },
      ],
    })}${roles.pending.length > 0 && pendingList(desk, roles.pending)}<h2 class="govuk-heading-m">Roles and groups</h2>${rolesTable(desk, person, roles.held, today)}`,
  };
}

function todayInWords(held: readonly HeldRole[], today: Day): string {
  const current = held.filter((role) => roleState(role, today) === "held").map(roleInWords);
  return current.length === 0 ? "No role here" : current.join("; ");
}

function pendingList(desk: Desk, pending: readonly PendingRole[]): Html {
  const items = pending.map(
    (one) =>
      html`<li>${roleInWords(one)}, ${periodInWords(one).toLowerCase()}: asked for by ${one.proposedBy.name ?? "somebody who is not here any more"}</li>`,
  );
  return insetText({
    text: html`<p class="govuk-body">Waiting for a second person to accept:</p><ul class="govuk-list govuk-list--bullet">${items}</ul><p class="govuk-body govuk-!-margin-bottom-0"><a class="govuk-link" href="${desk.href}/approvals">What waits to be accepted</a></p>`,
  });
}

function rolesTable(desk: Desk, person: Person, held: readonly HeldRole[], today: Day): Html {
  if (held.length === 0) return html`<p class="govuk-body">No role has been accepted yet.</p>`;
  const mayEnd = desk.may.includes("memberships:manage");
  const rows = held.map((role) => [
    { text: roleInWords(role) },
    { text: stateTag(roleState(role, today)) },
    { text: periodInWords(role) },
    { text: howItCame(role) },
    ...(mayEnd ? [{ text: roleState(role, today) === "over" ? "" : endForm(desk, person, role) }] : []),
  ]);
  const heads = ["Role", "State", "Period", "Given by"].map((text) => ({ text }));
  const last = { text: html`<span class="govuk-visually-hidden">Change</span>` };
  return scrollRegion(
    "Roles and groups",
    table({
      caption: "Roles and groups",
      captionClasses: "govuk-visually-hidden",
      head: mayEnd ? [...heads, last] : heads,
      rows,
      firstCellIsHeader: true,
    }),
  );
}

function howItCame(role: HeldRole): Html {
  const gone = "somebody who is not here any more";
  const given = role.isFromConsole
    ? html`The operator, at the console`
    : html`Asked for by ${role.grantedBy ?? gone}, accepted by ${role.acceptedBy ?? gone}`;
  return html`${given}${role.endedAt && html`<br>Ended on ${formatDay(dayOf(role.endedAt))} by ${role.endedBy ?? gone}`}`;
}

function endForm(desk: Desk, person: Person, role: HeldRole): Html {
  return postForm(
    { action: `${personHref(desk, person.id)}/roles/${role.id}/end` },
    button({
      text: html`End now<span class="govuk-visually-hidden">: ${roleInWords(role)}</span>`,
      classes: "govuk-button--secondary fp-button--small",
      preventDoubleClick: true,
    }),
  );
}
