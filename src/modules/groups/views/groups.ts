import { GROUP_KIND_LABELS } from "../../../kernel/group-kinds.ts";
import { button, buttonGroup, linkButton } from "../../../web/components/button.ts";
import { pageHeading } from "../../../web/components/page-heading.ts";
import { scrollRegion } from "../../../web/components/scroll-region.ts";
import { table } from "../../../web/components/table.ts";
import { type Desk, homeCrumb } from "../../../web/desk.ts";
import { html } from "../../../web/html.ts";
import { emptyState } from "../../../web/lists.ts";
import type { View } from "../../../web/reply.ts";
import type { GroupSeen } from "../rules/groups.ts";
import { groupHref } from "./desk.ts";
import { servesInWords } from "./group.ts";

/** The partnership's groups, those of others that serve it, and how many are in each. */
export function groupsPage(desk: Desk, groups: readonly GroupSeen[]): View {
  const rows = groups.map((group) => [
    {
      text: html`<a class="govuk-link" href="${groupHref(desk, group.id)}">${group.name}</a>${group.endedOn && " (ended)"}`,
    },
    { text: GROUP_KIND_LABELS[group.kind] },
    { text: group.parent ?? "" },
    { text: group.host ? group.host.name : "Here" },
    { text: servesInWords(group) || "This partnership alone" },
    { text: String(group.members), format: "numeric" as const },
  ]);
  const list = scrollRegion(
    "Groups",
    table({
      caption: "Groups",
      captionClasses: "govuk-visually-hidden",
      head: [
        { text: "Group" },
        { text: "Kind" },
        { text: "Stands below" },
        { text: "Records kept by" },
        { text: "Serves as well" },
        { text: "People in it today", format: "numeric" },
      ],
      rows,
      firstCellIsHeader: true,
    }),
  );
  const actions = buttonGroup([
    desk.may.includes("groups:manage") && button({ text: "Begin a group", href: `${desk.href}/groups/new` }),
    groups.length > 0 && linkButton("Structure chart", `${desk.href}/groups/structure`),
  ]);
  return {
    kind: "desk",
    title: "Groups",
    breadcrumbs: [homeCrumb(desk), { text: "Groups" }],
    content: html`${pageHeading({
      title: "Groups",
      text: "A group may serve several partnerships: its records live with one, and the others see that it is there and who is in it.",
    })}${actions}${groups.length > 0 ? list : emptyState({ title: "No group yet", text: "The structure has not been recorded yet." })}`,
  };
}
