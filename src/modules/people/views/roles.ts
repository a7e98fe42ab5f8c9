import { CAPABILITIES, isCapability } from "../../../kernel/capabilities.ts";
import { pageHeading } from "../../../web/components/page-heading.ts";
import { scrollRegion } from "../../../web/components/scroll-region.ts";
import { table } from "../../../web/components/table.ts";
import { type Html, html } from "../../../web/html.ts";
import type { View } from "../../../web/reply.ts";
import type { Role, RoleScope } from "../rules/roles.ts";
import { type Desk, peopleCrumbs } from "./desk.ts";

const SCOPES: readonly (readonly [RoleScope, title: string, text: string])[] = [
  ["partnership", "Roles in a partnership", "Held in the whole of a partnership."],
  [
    "group",
    "Roles in a group",
    "Held in one group, and nowhere else. A seat on a board never opens the cases of a panel.",
  ],
  [
    "organisation",
    "Roles in an organisation",
    "Held over the organisation's own people, in whatever partnerships they work.",
  ],
  ["installation", "Roles in the installation", "Look after the program. They open no partnership's records."],
];

/** What each role may do, as it stands in the data that the program asks. */
export function rolesPage(desk: Desk, roles: readonly Role[]): View {
  const parts = SCOPES.flatMap(([scope, title, text]) => {
    const own = roles.filter((role) => role.scope === scope);
    return own.length === 0
      ? []
      : [html`<h2 class="govuk-heading-m">${title}</h2><p class="govuk-body">${text}</p>${scopeTable(title, own)}`];
  });
  return {
    kind: "desk",
    title: "Roles and what they hold",
    breadcrumbs: peopleCrumbs(desk, { text: "Roles" }),
    content: html`${pageHeading({
      title: "Roles and what they hold",
      text: "Read from the data that decides. A right to look after people is never a right to read assessments or cases.",
    })}${parts}`,
  };
}

function scopeTable(title: string, roles: readonly Role[]): Html {
  const rows = roles.map((role) => [
    { text: role.title },
    {
      text:
        role.capabilities.length === 0
          ? "Nothing yet"
          : html`<ul class="govuk-list govuk-!-margin-bottom-0">${role.capabilities.map((held) => html`<li>${isCapability(held) ? CAPABILITIES[held] : held}</li>`)}</ul>`,
    },
  ]);
  return scrollRegion(
    title,
    table({
      caption: title,
      captionClasses: "govuk-visually-hidden",
      head: [{ text: "Role" }, { text: "May" }],
      rows,
      firstCellIsHeader: true,
    }),
  );
}
