import { type Day, day, formatDay } from "../../../kernel/dates.ts";
import { GROUP_KIND_LABELS } from "../../../kernel/group-kinds.ts";
import type { Problem } from "../../../kernel/outcome.ts";
import { button, buttonGroup, linkButton } from "../../../web/components/button.ts";
import { postForm, problemSummary } from "../../../web/components/form-page.ts";
import { insetText } from "../../../web/components/inset-text.ts";
import { pageHeading } from "../../../web/components/page-heading.ts";
import { scrollRegion } from "../../../web/components/scroll-region.ts";
import { summaryList } from "../../../web/components/summary-list.ts";
import { table } from "../../../web/components/table.ts";
import type { Desk } from "../../../web/desk.ts";
import { type Html, html } from "../../../web/html.ts";
import type { View } from "../../../web/reply.ts";
import type { GroupMember, GroupSeen, OtherPartnership } from "../rules/groups.ts";
import { inForceOn, reviewDueOn, stateOfTerms, type Terms } from "../rules/terms.ts";
import { type Chairing, chairSection } from "./chairs.ts";
import { groupCrumbs, groupHref } from "./desk.ts";
import { type Seating, seatsSection } from "./seats.ts";
import { sharingSection } from "./sharing.ts";
import { STATE_TAGS, termsHref } from "./terms.ts";

export type GroupPage = {
  readonly group: GroupSeen;
  readonly members: readonly GroupMember[];
  /** Whether whoever looks is known in the partnership that keeps its records, when that is another. */
  readonly isOpenThere: boolean;
  readonly versions: readonly Terms[];
  /** Who sits in the seats of the terms in force; undefined where there are none, or they are kept elsewhere. */
  readonly seating: Seating | undefined;
  readonly chairing: Chairing | undefined;
  readonly others: readonly OtherPartnership[];
  readonly problems: readonly Problem[];
  readonly today: Day;
};

/** A group: what it is, the terms that bind it, its seats, and who is in it. */
export function groupPage(desk: Desk, page: GroupPage): View {
  const { group, members, problems } = page;
  const manages = group.host === null && desk.may.includes("groups:manage");
  return {
    kind: "desk",
    title: group.name,
    breadcrumbs: groupCrumbs(desk, undefined, { text: group.name }),
    problems,
    content: html`${problemSummary(problems)}${pageHeading({
      title: group.name,
      caption: GROUP_KIND_LABELS[group.kind],
      text: group.purpose,
    })}${due(page)}${facts(desk, page)}${group.host === null && html`<p class="govuk-body"><a class="govuk-link" href="${groupHref(desk, group.id)}/meetings">Its meetings</a></p><p class="govuk-body"><a class="govuk-link" href="${groupHref(desk, group.id)}/programme">Its work programme</a></p>`}${manages && group.endedOn === null && buttonGroup([linkButton("Change the group", `${groupHref(desk, group.id)}/edit`), linkButton("End the group", `${groupHref(desk, group.id)}/end`)])}${group.host === null && termsSection(desk, page, manages)}${page.chairing && chairSection(desk, group.id, page.chairing, members)}<h2 class="govuk-heading-m">Who is in it</h2>${members.length > 0 ? membersTable(desk, group, members) : html`<p class="govuk-body">Nobody has been given a place in it yet.</p>`}${group.host === null && desk.may.includes("groups:share") && sharingSection(desk, group, page)}`,
  };
}

/** What waits to be done about the group: a review, or an end that has come. */
function due({ group, versions, today }: GroupPage): Html {
  const terms = inForceOn(versions, today);
  const review = terms && reviewDueOn(terms);
  const isOver = group.endedOn === null && group.dueToEndOn !== null && group.dueToEndOn < today;
  return html`${review !== undefined && review <= today && insetText({ text: `Its terms of reference were due to be reviewed on ${formatDay(review)}.` })}${isOver && insetText({ text: `It was due to end on ${formatDay(group.dueToEndOn ?? today)}. End it, or give it another day.` })}`;
}

function facts(desk: Desk, { group, isOpenThere }: GroupPage): Html {
  const host =
    group.host && isOpenThere
      ? html`<a class="govuk-link" href="/${group.host.slug}/desk/groups/${group.id}">${group.host.name}<span class="govuk-visually-hidden">: the group there</span></a>`
      : (group.host?.name ?? desk.name);
  const row = (key: string, text: string | null) =>
    text !== null && text !== "" && { key: { text: key }, value: { text } };
  return summaryList({
    rows: [
      row("Stands below", group.parent),
      row("Also called", group.alsoCalled.join(", ")),
      row("First day", group.startedOn && formatDay(group.startedOn)),
      row("Due to end", group.dueToEndOn && formatDay(group.dueToEndOn)),
      row("Last day", group.endedOn && formatDay(group.endedOn)),
      { key: { text: "Records kept by" }, value: { text: host } },
      group.serves.length > 0 && { key: { text: "Serves as well" }, value: { text: servesInWords(group) } },
      {
        key: { text: "Minutes" },
        value: {
          text: html`<a class="govuk-link" href="${groupHref(desk, group.id)}/minutes">Minutes that are released</a>`,
        },
      },
    ],
  });
}

function termsSection(desk: Desk, { group, versions, seating, today }: GroupPage, manages: boolean): Html {
  const last = versions.at(-1);
  const begin =
    manages &&
    (last === undefined || last.approval !== null) &&
    postForm(
      { action: `${groupHref(desk, group.id)}/terms` },
      button({
        text: last ? "Begin the next version" : "Draft terms of reference",
        classes: "govuk-button--secondary",
        preventDoubleClick: true,
      }),
    );
  const rows = versions
    .toReversed()
    .map((terms) => [
      { text: html`<a class="govuk-link" href="${termsHref(desk, terms)}">Version ${terms.version}</a>` },
      { text: STATE_TAGS[stateOfTerms(terms, versions, today)] },
      { text: terms.approval ? formatDay(terms.approval.inForceFrom) : "" },
      { text: terms.source },
    ]);
  const list = scrollRegion(
    "Versions of the terms of reference",
    table({
      caption: "Versions of the terms of reference",
      captionClasses: "govuk-visually-hidden",
      head: ["Version", "State", "In force from", "Source"].map((text) => ({ text })),
      rows,
      firstCellIsHeader: true,
    }),
  );
  return html`<h2 class="govuk-heading-m">Terms of reference</h2>${rows.length > 0 ? list : html`<p class="govuk-body">None recorded yet. Until some are in force, no meeting can decide anything.</p>`}${begin}${seating && seatsSection(desk, group.id, seating)}`;
}

export function servesInWords({ serves }: GroupSeen): string {
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
