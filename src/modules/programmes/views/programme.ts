import { formatDay, formatMonth } from "../../../kernel/dates.ts";
import { weekdayOf } from "../../../kernel/working-days.ts";
import { button, buttonGroup, linkButton } from "../../../web/components/button.ts";
import { postForm, problemSummary } from "../../../web/components/form-page.ts";
import { insetText } from "../../../web/components/inset-text.ts";
import { pageHeading } from "../../../web/components/page-heading.ts";
import { section } from "../../../web/components/reading.ts";
import { scrollRegion } from "../../../web/components/scroll-region.ts";
import { table } from "../../../web/components/table.ts";
import { tag } from "../../../web/components/tag.ts";
import type { Desk } from "../../../web/desk.ts";
import { quantity } from "../../../web/format.ts";
import { type Html, html } from "../../../web/html.ts";
import type { View } from "../../../web/reply.ts";
import { meetingHref } from "../../meetings/index.ts";
import {
  type Due,
  type LaidOut,
  type PlannedMeeting,
  type ProgrammeItem,
  recurrenceInWords,
} from "../rules/programme.ts";
import type { Proposal } from "../rules/proposals.ts";
import { groundOf, programmeCrumbs, programmeHref } from "./desk.ts";
import type { ProgrammePage } from "./page.ts";

/** The year's work of a group, laid over its meetings; what it is made of; and what is proposed for it. */
export function programmePage(desk: Desk, page: ProgrammePage): View {
  const { group, items, laidOut, unproposed, proposals, problems, isManaged } = page;
  const title = `Work programme of ${group.name}`;
  const href = programmeHref(desk, group.id);
  return {
    kind: "desk",
    title,
    breadcrumbs: programmeCrumbs(desk, group),
    problems,
    content: html`${problemSummary(problems)}${pageHeading({
      title,
      text: "What the group deals with in the next twelve months, over its meetings in the calendar and those that its terms of reference propose.",
      ...(isManaged && { actions: buttonGroup([linkButton("Add an item", `${href}/items/new`)]) }),
    })}${section({ id: "year", title: "The next twelve months", content: year(desk, page, laidOut, unproposed) })}${section(
      {
        id: "items",
        title: "What it is made of",
        content: items.length > 0 ? itemsTable(href, items, isManaged) : html`<p class="govuk-body">Nothing yet.</p>`,
      },
    )}${isManaged && section({ id: "proposals", title: "Proposed", content: proposed(href, proposals) })}`,
  };
}

function year(desk: Desk, page: ProgrammePage, laidOut: LaidOut, unproposed: string | undefined): Html {
  const { meetings, standing, without } = laidOut;
  const caption = "The programme by meeting";
  const rows = [
    ...meetings.map(({ meeting, due }) => ({ on: meeting.on as string, row: meetingRow(desk, page, meeting, due) })),
    ...without.map(({ month, due }) => ({ on: `${month}-99`, row: monthRow(formatMonth(month), due) })),
  ].sort((a, b) => (a.on < b.on ? -1 : 1));
  const every =
    standing.length > 0 &&
    html`<p class="govuk-body">Every agenda has ${quantity(standing.length, "standing item")}: ${standing.map(({ title }) => title).join("; ")}.</p>`;
  const why = unproposed !== undefined && insetText({ text: `No further days are proposed. ${unproposed}.` });
  const list = scrollRegion(
    caption,
    table({
      caption,
      captionClasses: "govuk-visually-hidden",
      head: ["Meeting", "Beside the standing items"].map((text) => ({ text })),
      rows: rows.map(({ row }) => row),
      firstCellIsHeader: true,
    }),
  );
  return html`${every}${why}${rows.length > 0 ? list : html`<p class="govuk-body">The group has no meeting in the next twelve months, and nothing is due in them.</p>`}`;
}

function meetingRow(desk: Desk, { takings }: ProgrammePage, meeting: PlannedMeeting, due: readonly Due[]) {
  const day = `${weekdayOf(meeting.on)} ${formatDay(meeting.on)}`;
  const name =
    meeting.id === null
      ? html`${day} ${tag({ text: "Proposed", classes: "govuk-tag--grey" })}`
      : html`<a class="govuk-link" href="${meetingHref(desk, meeting.id)}">${day}</a>`;
  const isTaken = ({ item }: Due) =>
    takings.some(({ meetingId, programmeItemId }) => meetingId === meeting.id && programmeItemId === item.id);
  return [{ text: name }, { text: dueList(due, (one) => isTaken(one) && ON_AGENDA) }];
}

const ON_AGENDA = html` ${tag({ text: "On the agenda", classes: "govuk-tag--green" })}`;

function monthRow(month: string, due: readonly Due[]) {
  return [
    { text: html`No meeting yet in ${month} ${tag({ text: "To place", classes: "govuk-tag--orange" })}` },
    { text: dueList(due, () => false) },
  ];
}

function dueList(due: readonly Due[], after: (one: Due) => Html | false): Html {
  if (due.length === 0) return html`Nothing more`;
  return html`<ul class="govuk-list">${due.map((one) => html`<li>${one.item.title}${after(one)}</li>`)}</ul>`;
}

function itemsTable(href: string, items: readonly ProgrammeItem[], isManaged: boolean): Html {
  const caption = "Items of the programme";
  const rows = items.map((item) => [
    { text: item.title },
    { text: recurrenceInWords(item) },
    { text: groundOf(item) },
    ...(isManaged ? [{ text: controls(href, item) }] : []),
  ]);
  const head = ["Item", "When", "Where it comes from"].map((text) => ({ text: text as string | Html }));
  return scrollRegion(
    caption,
    table({
      caption,
      captionClasses: "govuk-visually-hidden",
      head: isManaged ? [...head, { text: html`<span class="govuk-visually-hidden">Change</span>` }] : head,
      rows,
      firstCellIsHeader: true,
    }),
  );
}

function controls(href: string, { id, title }: ProgrammeItem): Html {
  const about = html`<span class="govuk-visually-hidden">: ${title}</span>`;
  return html`<a class="govuk-link" href="${href}/items/${id}/edit">Change${about}</a>${postForm(
    { action: `${href}/items/${id}/removal` },
    button({
      text: html`Take out${about}`,
      classes: "govuk-button--secondary fp-button--small",
      preventDoubleClick: true,
    }),
  )}`;
}

/** What the terms and the law ask for; nothing is in the programme that nobody has taken. */
function proposed(href: string, proposals: readonly Proposal[]): Html {
  if (proposals.length === 0)
    return html`<p class="govuk-body">Everything that the terms of reference in force and the law ask for, as far as it is known here, is in the programme.</p>`;
  const one = (key: string, text: string | Html, classes: string) =>
    postForm(
      { action: `${href}/proposals`, hidden: { proposal: key } },
      button({ text, classes, preventDoubleClick: true }),
    );
  const items = proposals.map(
    (proposal) =>
      html`<li class="fp-waiting__item"><p class="govuk-body govuk-!-margin-bottom-1"><strong>${proposal.title}</strong>. ${recurrenceInWords(proposal)}.</p><p class="govuk-hint govuk-!-margin-bottom-1">${groundOf(proposal)}</p>${one(
        proposal.key,
        html`Take<span class="govuk-visually-hidden"> ${proposal.title} into the programme</span>`,
        "govuk-button--secondary fp-button--small",
      )}</li>`,
  );
  return html`<p class="govuk-body">From the terms of reference in force, and from the law for a strategy group in England. Each says where it comes from and what of it is a setting, and can be changed once it is taken. A law is named so that it can be looked up: read its text before you rely on it.</p><ul class="fp-waiting">${items}</ul>${proposals.length > 1 && one("all", `Take all ${proposals.length}`, "govuk-button--secondary")}`;
}
