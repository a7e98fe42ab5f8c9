import { day, formatDay } from "../../../kernel/dates.ts";
import type { Problem } from "../../../kernel/outcome.ts";
import { button } from "../../../web/components/button.ts";
import { errorFor, postForm, problemSummary } from "../../../web/components/form-page.ts";
import { pageHeading } from "../../../web/components/page-heading.ts";
import { scrollRegion } from "../../../web/components/scroll-region.ts";
import { select } from "../../../web/components/select.ts";
import { summaryList } from "../../../web/components/summary-list.ts";
import { table } from "../../../web/components/table.ts";
import { type Html, html } from "../../../web/html.ts";
import { emptyState } from "../../../web/lists.ts";
import type { View } from "../../../web/reply.ts";
import type { GroupMember, GroupSeen, OtherPartnership } from "../rules/groups.ts";
import type { Desk } from "./desk.ts";

/** The partnership's groups, those of others that serve it, and how many are in each. */
export function groupsPage(desk: Desk, groups: readonly GroupSeen[]): View {
  const rows = groups.map((group) => [
    { text: html`<a class="govuk-link" href="${desk.href}/groups/${group.id}">${group.name}</a>` },
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
        { text: "Records kept by" },
        { text: "Serves as well" },
        { text: "People in it today", format: "numeric" },
      ],
      rows,
      firstCellIsHeader: true,
    }),
  );
  return {
    kind: "desk",
    title: "Groups",
    breadcrumbs: [{ text: desk.name, href: desk.href }, { text: "Groups" }],
    content: html`${pageHeading({
      title: "Groups",
      text: "A group may serve several partnerships: its records live with one, and the others see that it is there and who is in it.",
    })}${groups.length > 0 ? list : emptyState({ title: "No group yet", text: "The structure has not been recorded yet." })}`,
  };
}

/** A group and who is in it. */
export function groupPage(
  desk: Desk,
  group: GroupSeen,
  members: readonly GroupMember[],
  sharing: { readonly others: readonly OtherPartnership[]; readonly problems: readonly Problem[] },
): View {
  const { problems } = sharing;
  return {
    kind: "desk",
    title: group.name,
    breadcrumbs: [
      { text: desk.name, href: desk.href },
      { text: "Groups", href: `${desk.href}/groups` },
      { text: group.name },
    ],
    problems,
    content: html`${problemSummary(problems)}${pageHeading({ title: group.name, caption: "Group", text: group.purpose })}${summaryList(
      {
        rows: [
          { key: { text: "Records kept by" }, value: { text: group.host?.name ?? desk.name } },
          group.serves.length > 0 && { key: { text: "Serves as well" }, value: { text: servesInWords(group) } },
        ],
      },
    )}<h2 class="govuk-heading-m">Who is in it</h2>${members.length > 0 ? membersTable(desk, group, members) : html`<p class="govuk-body">Nobody has been given a place in it yet.</p>`}${group.host === null && desk.may.includes("groups:share") && sharingSection(desk, group, sharing)}`,
  };
}

/** Which other partnerships may see the group and who is in it. */
function sharingSection(
  desk: Desk,
  group: GroupSeen,
  { others, problems }: { readonly others: readonly OtherPartnership[]; readonly problems: readonly Problem[] },
): Html {
  const href = `${desk.href}/groups/${group.id}/partnerships`;
  const ends = group.serves.map(
    ({ id, name }) =>
      html`<li>${postForm({ action: `${href}/${id}/end` }, html`${name} ${button({ text: html`End<span class="govuk-visually-hidden"> sharing with ${name}</span>`, classes: "govuk-button--secondary fp-button--small" })}`)}</li>`,
  );
  const free = others.filter(({ id }) => !group.serves.some((served) => served.id === id));
  const add =
    free.length > 0 &&
    postForm(
      { action: href },
      html`${select({
        name: "served",
        label: { text: "Another partnership that the group serves" },
        hint: { text: "It will see that the group is there and who is in it, and nothing else of yours." },
        errorMessage: errorFor(problems, "served"),
        items: [
          { text: "Choose a partnership", value: "" },
          ...free.map(({ id, name }) => ({ text: name, value: id })),
        ],
      })}${button({ text: "Let it see the group", classes: "govuk-button--secondary", preventDoubleClick: true })}`,
    );
  return html`<h2 class="govuk-heading-m">Who else sees it</h2>${ends.length > 0 && html`<ul class="govuk-list">${ends}</ul>`}${add}`;
}

function servesInWords({ serves }: GroupSeen): string {
  return serves.map(({ name }) => name).join(", ");
}

function membersTable(desk: Desk, group: GroupSeen, members: readonly GroupMember[]): Html {
  // Those of another partnership's group have their page there.
  const hasPage = group.host === null && desk.may.includes("people:read");
  const rows = members.map((member) => [
    {
      text: hasPage
        ? html`<a class="govuk-link" href="${desk.href}/people/${member.personId}">${member.name}</a>`
        : html`${member.name}`,
    },
    { text: member.employer ?? "None recorded" },
    { text: member.role },
    { text: formatDay(day(member.fromOn)) },
  ]);
  return scrollRegion(
    "Who is in it",
    table({
      caption: "Who is in it",
      captionClasses: "govuk-visually-hidden",
      head: [{ text: "Name" }, { text: "Employer" }, { text: "Role" }, { text: "From" }],
      rows,
      firstCellIsHeader: true,
    }),
  );
}
