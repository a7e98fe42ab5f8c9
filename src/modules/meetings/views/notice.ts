import { type Day, formatDay } from "../../../kernel/dates.ts";
import { weekdayOf } from "../../../kernel/working-days.ts";
import { button } from "../../../web/components/button.ts";
import { postForm, problemSummary } from "../../../web/components/form-page.ts";
import { insetText } from "../../../web/components/inset-text.ts";
import { pageHeading } from "../../../web/components/page-heading.ts";
import { scrollRegion } from "../../../web/components/scroll-region.ts";
import { table } from "../../../web/components/table.ts";
import { areaField, type Form } from "../../../web/components/typed-fields.ts";
import { dayField } from "../../../web/day-field.ts";
import type { Desk } from "../../../web/desk.ts";
import { type Html, html } from "../../../web/html.ts";
import type { View } from "../../../web/reply.ts";
import { stateOfMeeting } from "../rules/meetings.ts";
import { dispatchOf, type Notice, needsWaiver, waiverOf } from "../rules/notice.ts";
import { meetingCrumbs, meetingHref, titleOf } from "./desk.ts";
import type { MeetingFactsShown } from "./shown.ts";

/** How the notice of a meeting is counted, day by day; and what is still to be done about it. */
export function noticePage(desk: Desk, page: MeetingFactsShown, form: Form): View {
  const { meeting, asked, today } = page;
  const title = "Notice of the meeting";
  const isOpen = stateOfMeeting(meeting, today) === "to-come" && dispatchOf(meeting) === undefined;
  return {
    kind: "desk",
    title,
    breadcrumbs: meetingCrumbs(desk, meeting, { text: title }),
    problems: form.problems,
    content: html`${problemSummary(form.problems, { sent: "sent-day" })}${pageHeading({ title, caption: titleOf(meeting) })}${
      asked.kind === "counted" ? counted(asked.notice) : html`<p class="govuk-body">${asked.why}</p>`
    }${sent(page)}${isOpen && desk.may.includes("meetings:chair") && needsWaiver(asked, meeting, today) && waiverOf(meeting) === undefined && waiverForm(desk, page, form)}${isOpen && desk.may.includes("meetings:manage") && dispatchForm(desk, page, form)}<p class="govuk-body"><a class="govuk-link" href="${meetingHref(desk, meeting.id)}">Back to the meeting</a></p>`,
  };
}

function counted(notice: Notice): Html {
  const passedOver = new Map(notice.passedOver.map(({ on, why }) => [on, why]));
  const whatIs = (on: Day) => {
    const why = passedOver.get(on);
    return why === undefined ? `Clear day ${notice.clearDays.indexOf(on) + 1}` : `${why}: does not count`;
  };
  const days: (readonly [Day, string])[] = [
    [notice.dispatchBy, "Day of issue at the latest: does not count"],
    ...[...notice.clearDays, ...passedOver.keys()].sort().map((on) => [on, whatIs(on)] as const),
    [notice.meetingOn, "Day of the meeting: does not count"],
  ];
  const caption = "The days between";
  return html`<p class="govuk-body">${notice.working}</p>${scrollRegion(
    caption,
    table({
      caption,
      head: [{ text: "Day" }, { text: "Weekday" }, { text: "What it is" }],
      rows: days.map(([on, what]) => [{ text: formatDay(on) }, { text: weekdayOf(on) }, { text: what }]),
      firstCellIsHeader: true,
    }),
  )}`;
}

function sent({ meeting, asked, today }: MeetingFactsShown): Html {
  const dispatched = dispatchOf(meeting);
  const waiver = waiverOf(meeting);
  const lines: string[] = [];
  if (waiver) lines.push(`The chair has waived the notice: ${waiver.reason}`);
  if (dispatched?.onDay)
    lines.push(
      `The agenda was sent out on ${formatDay(dispatched.onDay)}, as ${dispatched.takenBy ?? "somebody"} recorded.`,
    );
  if (!waiver && needsWaiver(asked, meeting, today))
    lines.push(
      "It is too late now for the full notice. Before the agenda goes out, the chair has to waive it and say why.",
    );
  return html`${lines.map((text) => insetText({ text }))}`;
}

function dispatchForm(desk: Desk, { meeting }: MeetingFactsShown, form: Form): Html {
  return html`<h2 class="govuk-heading-m">Record that the agenda was sent out</h2>${postForm(
    { action: `${meetingHref(desk, meeting.id)}/dispatch` },
    html`${dayField("sent", "Day of dispatch", form.typed, form.problems)}${button({ text: "Record the dispatch", preventDoubleClick: true })}`,
  )}`;
}

function waiverForm(desk: Desk, { meeting }: MeetingFactsShown, form: Form): Html {
  return html`<h2 class="govuk-heading-m">Waive the notice, as the chair</h2>${postForm(
    { action: `${meetingHref(desk, meeting.id)}/waiver` },
    html`${areaField(form, { name: "reason", label: "Why the meeting cannot wait" }, 3)}${button({ text: "Waive the notice", preventDoubleClick: true })}`,
  )}`;
}
