import { type Day, formatDay } from "../../../kernel/dates.ts";
import { weekdayOf } from "../../../kernel/working-days.ts";
import { buttonGroup, linkButton } from "../../../web/components/button.ts";
import { pageHeading } from "../../../web/components/page-heading.ts";
import { section } from "../../../web/components/reading.ts";
import { scrollRegion } from "../../../web/components/scroll-region.ts";
import { table } from "../../../web/components/table.ts";
import { type Desk, homeCrumb } from "../../../web/desk.ts";
import { type Html, html } from "../../../web/html.ts";
import { emptyState } from "../../../web/lists.ts";
import type { View } from "../../../web/reply.ts";
import { type GroupSeen, groupHref } from "../../groups/index.ts";
import { MEETING_KIND_LABELS, MEETING_WAY_LABELS, type Meeting, stateOfMeeting } from "../rules/meetings.ts";
import { meetingHref, STATE_TAGS, titleOf } from "./desk.ts";

/** The meetings of all groups that whoever looks may see. */
export function meetingsPage(desk: Desk, meetings: readonly Meeting[], groups: readonly GroupSeen[], today: Day): View {
  const own = groups.map(
    ({ id, name }) => html`<li><a class="govuk-link" href="${groupHref(desk, id)}/meetings">${name}</a></li>`,
  );
  return {
    kind: "desk",
    title: "Meetings",
    breadcrumbs: [homeCrumb(desk), { text: "Meetings" }],
    content: html`${pageHeading({
      title: "Meetings",
      text: html`The meetings of the groups you are in. Those who run meetings see all of them. You can have them <a class="govuk-link" href="${desk.href}/calendar-feeds">in your own calendar</a>.`,
    })}${lists(desk, meetings, today, true)}${own.length > 0 && html`<h2 class="govuk-heading-m">By group</h2><ul class="govuk-list">${own}</ul>`}`,
  };
}

/** The next meetings of whoever reads this; nothing when there are none. */
export function ownMeetingsSection(deskHref: string, meetings: readonly Meeting[]): Html | false {
  if (meetings.length === 0) return false;
  const items = meetings.map(
    (meeting) =>
      html`<li><a class="govuk-link" href="${deskHref}/meetings/${meeting.id}">${titleOf(meeting)}</a>${meeting.place !== "" && `: ${meeting.place}`}</li>`,
  );
  return section({
    id: "meetings",
    title: "Your next meetings",
    content: html`<ul class="govuk-list govuk-list--bullet">${items}</ul>`,
  });
}

/** The meetings of one group. */
export function groupMeetingsPage(desk: Desk, group: GroupSeen, meetings: readonly Meeting[], today: Day): View {
  const href = `${groupHref(desk, group.id)}/meetings`;
  const title = `Meetings of ${group.name}`;
  const may = group.host === null && group.endedOn === null && desk.may.includes("meetings:manage");
  return {
    kind: "desk",
    title,
    breadcrumbs: [
      homeCrumb(desk),
      { text: "Groups", href: `${desk.href}/groups` },
      { text: group.name, href: groupHref(desk, group.id) },
      { text: "Meetings" },
    ],
    content: html`${pageHeading({ title, ...(may && { actions: buttonGroup([linkButton("Schedule a meeting", `${href}/new`)]) }) })}${lists(desk, meetings, today, false)}<p class="govuk-body"><a class="govuk-link" href="${groupHref(desk, group.id)}/programme">Work programme of the group</a></p><p class="govuk-body"><a class="govuk-link" href="${groupHref(desk, group.id)}/minutes">Released minutes of the group</a></p>`,
  };
}

function lists(desk: Desk, meetings: readonly Meeting[], today: Day, withGroup: boolean): Html {
  const coming = meetings.filter(({ heldOn }) => heldOn >= today);
  const past = meetings.filter(({ heldOn }) => heldOn < today).sort((a, b) => b.heldOn.localeCompare(a.heldOn));
  const nothing = emptyState({ title: "No meeting to come", text: "None is in the calendar." });
  return html`<h2 class="govuk-heading-m">To come</h2>${coming.length > 0 ? meetingsTable(desk, "To come", coming, today, withGroup) : nothing}${past.length > 0 && html`<h2 class="govuk-heading-m">Past</h2>${meetingsTable(desk, "Past", past, today, withGroup)}`}`;
}

function meetingsTable(
  desk: Desk,
  caption: string,
  meetings: readonly Meeting[],
  today: Day,
  withGroup: boolean,
): Html {
  const rows = meetings.map((meeting) => [
    {
      text: html`<a class="govuk-link" href="${meetingHref(desk, meeting.id)}">${formatDay(meeting.heldOn)}${withGroup ? html`<span class="govuk-visually-hidden">, ${meeting.group}</span>` : ""}</a>`,
    },
    { text: `${weekdayOf(meeting.heldOn)}, ${meeting.beginsAt}` },
    ...(withGroup ? [{ text: meeting.group }] : []),
    { text: MEETING_KIND_LABELS[meeting.kind] },
    { text: MEETING_WAY_LABELS[meeting.way] },
    { text: STATE_TAGS[stateOfMeeting(meeting, today)] },
  ]);
  const heads = ["Day", "Time", ...(withGroup ? ["Group"] : []), "Kind", "Held", "State"];
  return scrollRegion(
    caption,
    table({
      caption,
      captionClasses: "govuk-visually-hidden",
      head: heads.map((text) => ({ text })),
      rows,
      firstCellIsHeader: true,
    }),
  );
}
