import { formatDay, formatInstant } from "../../../kernel/dates.ts";
import type { Problem } from "../../../kernel/outcome.ts";
import { weekdayOf } from "../../../kernel/working-days.ts";
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
import { groupHref } from "../../groups/index.ts";
import { type AgendaItem, allotted, ITEM_KIND_LABELS } from "../rules/agenda.ts";
import { MEETING_KIND_LABELS, MEETING_WAY_LABELS, type Meeting, stateOfMeeting } from "../rules/meetings.ts";
import { dispatchOf, needsWaiver, waiverOf } from "../rules/notice.ts";
import type { Paper } from "../rules/papers.ts";
import { type CarriedShown, carriedTo } from "./carried.ts";
import { itemHref, meetingCrumbs, meetingHref, RESTRICTED_TAG, STATE_TAGS, titleOf } from "./desk.ts";
import { papersInWords } from "./papers.ts";
import type { MeetingFactsShown } from "./shown.ts";

/** A meeting: when and where, its notice, its agenda, and what became of it. */
export function meetingPage(
  desk: Desk,
  page: MeetingFactsShown & { readonly carried: CarriedShown | undefined; readonly problems: readonly Problem[] },
): View {
  const { meeting, items, carried, problems, today } = page;
  const state = stateOfMeeting(meeting, today);
  const manages = state === "to-come" && desk.may.includes("meetings:manage");
  const href = meetingHref(desk, meeting.id);
  return {
    kind: "desk",
    title: titleOf(meeting),
    breadcrumbs: meetingCrumbs(desk, undefined, { text: titleOf(meeting) }),
    problems,
    content: html`${problemSummary(problems)}${pageHeading({
      title: titleOf(meeting),
      caption: `${MEETING_KIND_LABELS[meeting.kind]} meeting`,
    })}${facts(desk, page, state)}${state !== "cancelled" && buttonGroup([linkButton("The room", `${href}/room`)])}${manages && buttonGroup([linkButton("Move the meeting", `${href}/move`), linkButton("Cancel the meeting", `${href}/cancellation`)])}<h2 class="govuk-heading-m">Agenda</h2>${items.length > 0 ? agendaTable(desk, page, manages) : html`<p class="govuk-body">Nothing is on the agenda yet.</p>`}${manages && buttonGroup([linkButton("Add an item", `${href}/items/new`), linkButton("Take from the work programme", `${href}/programme`)])}${carried && carriedTo(desk, meeting, carried)}${state !== "cancelled" && meeting.heldOn <= today && html`<p class="govuk-body"><a class="govuk-link" href="${href}/minutes">Minutes of the meeting</a></p>`}${history(meeting)}`,
  };
}

function facts(desk: Desk, page: MeetingFactsShown, state: keyof typeof STATE_TAGS): Html {
  const { meeting, terms } = page;
  const href = meetingHref(desk, meeting.id);
  const group = html`<a class="govuk-link" href="${groupHref(desk, meeting.groupId)}">${meeting.group}</a>`;
  return summaryList({
    rows: [
      { key: { text: "State" }, value: { text: STATE_TAGS[state] } },
      { key: { text: "Group" }, value: { text: group } },
      {
        key: { text: "When" },
        value: { text: `${weekdayOf(meeting.heldOn)} ${formatDay(meeting.heldOn)} at ${meeting.beginsAt}` },
      },
      { key: { text: "Held" }, value: { text: MEETING_WAY_LABELS[meeting.way] } },
      meeting.place !== "" && { key: { text: "Place" }, value: { text: meeting.place } },
      meeting.joining !== "" && { key: { text: "How to join" }, value: { text: meeting.joining } },
      {
        key: { text: "Terms of reference" },
        value: { text: terms ? `Version ${terms.version}` : "None in force on that day: nothing can be decided" },
      },
      {
        key: { text: "Notice" },
        value: { text: noticeInWords(page) },
        actions: { items: [{ text: "See how it is counted", href: `${href}/notice` }] },
      },
      {
        key: { text: "Papers" },
        value: { text: papersInWords(page.papers) ?? "None yet" },
        actions: { items: [{ text: "See all papers", href: `${href}/papers` }] },
      },
    ],
  });
}

function noticeInWords({ meeting, asked, today }: MeetingFactsShown): string {
  const sent = dispatchOf(meeting);
  if (sent?.onDay)
    return `The agenda went out on ${formatDay(sent.onDay)}${waiverOf(meeting) ? ", late, as the chair had waived the notice" : ""}.`;
  if (asked.kind !== "counted") return asked.why;
  if (waiverOf(meeting)) return "The chair has waived the notice. The agenda has not gone out yet.";
  const by = formatDay(asked.notice.dispatchBy);
  return needsWaiver(asked, meeting, today)
    ? `The agenda was to go out by ${by}, and did not. The chair has to waive the notice.`
    : `The agenda goes out by ${by}.`;
}

function agendaTable(desk: Desk, { items, papers }: MeetingFactsShown, manages: boolean): Html {
  const { minutes, without } = allotted(items);
  const rows = items.map((item, i) => [
    { text: String(item.position), format: "numeric" as const },
    {
      text: html`<a class="govuk-link" href="${itemHref(desk, item)}">${item.title}</a>${item.restriction !== null && html` ${RESTRICTED_TAG}`}${papersOf(item, papers)}`,
    },
    { text: ITEM_KIND_LABELS[item.kind] },
    { text: item.presenter },
    { text: item.minutes === null ? "" : String(item.minutes), format: "numeric" as const },
    ...(manages ? [{ text: placeButtons(desk, item, i, items.length) }] : []),
  ]);
  const caption = "Agenda";
  const list = scrollRegion(
    caption,
    table({
      caption,
      captionClasses: "govuk-visually-hidden",
      head: [
        { text: "No.", format: "numeric" },
        { text: "Item" },
        { text: "For" },
        { text: "Presented by" },
        { text: "Minutes", format: "numeric" },
        ...(manages ? [{ text: html`<span class="govuk-visually-hidden">Order</span>` }] : []),
      ],
      rows,
    }),
  );
  const rest = without > 0 ? `, and ${without} ${without === 1 ? "item has" : "items have"} no time yet` : "";
  return html`${list}<p class="govuk-body">${minutes} minutes are allotted${rest}.</p>`;
}

/** How many papers an item has, and how many of them are new to whoever looks. */
function papersOf({ id }: AgendaItem, papers: readonly Paper[]): Html | false {
  const words = papersInWords(papers.filter(({ itemId }) => itemId === id));
  return words !== undefined && html`<br><span class="govuk-hint">${words}</span>`;
}

function placeButtons(desk: Desk, item: AgendaItem, i: number, count: number): Html {
  const one = (direction: "up" | "down", words: string) =>
    button({
      text: html`${words}<span class="govuk-visually-hidden"> ${item.title}</span>`,
      name: "direction",
      value: direction,
      classes: "govuk-button--secondary fp-button--small",
    });
  return postForm(
    { action: `${itemHref(desk, item)}/place` },
    html`${i > 0 && one("up", "Up")} ${i < count - 1 && one("down", "Down")}`,
  );
}

/** What became of the meeting: who did what, when and why. */
function history({ steps }: Meeting): Html | false {
  if (steps.length === 0) return false;
  const words = steps.map((step) => {
    const what = {
      moved: `Moved from ${step.onDay === null ? "" : formatDay(step.onDay)} at ${step.atTime ?? ""}`,
      cancelled: "Cancelled",
      waived: "The chair waived the notice",
      dispatched: `Agenda sent out on ${step.onDay === null ? "" : formatDay(step.onDay)}`,
    }[step.kind];
    const by = `${step.takenBy ?? "Somebody"}, ${formatInstant(new Date(step.takenAt))}`;
    return html`<li>${what}${step.reason !== "" && `: ${step.reason}`}<br><span class="govuk-hint">${by}</span></li>`;
  });
  return html`<h2 class="govuk-heading-m">What became of it</h2>${insetText({ text: html`<ul class="govuk-list">${words}</ul>` })}`;
}
