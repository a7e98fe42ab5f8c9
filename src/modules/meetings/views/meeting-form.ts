import { type Day, formatDay } from "../../../kernel/dates.ts";
import type { Outcome } from "../../../kernel/outcome.ts";
import { weekdayOf } from "../../../kernel/working-days.ts";
import { formPage } from "../../../web/components/form-page.ts";
import { insetText } from "../../../web/components/inset-text.ts";
import { areaField, type Form, itemsOf, selectField, textField } from "../../../web/components/typed-fields.ts";
import { dayField } from "../../../web/day-field.ts";
import { type Desk, homeCrumb } from "../../../web/desk.ts";
import { type Html, html } from "../../../web/html.ts";
import type { View } from "../../../web/reply.ts";
import { type GroupSeen, groupHref, type ProposedDay } from "../../groups/index.ts";
import { MEETING_KIND_LABELS, MEETING_WAY_LABELS, type Meeting } from "../rules/meetings.ts";
import { meetingCrumbs, meetingHref, titleOf } from "./desk.ts";

/** A meeting that is to be, with the days that the terms of reference propose. */
export function schedulePage(
  desk: Desk,
  { group, proposed }: { readonly group: GroupSeen; readonly proposed: Outcome<ProposedDay[]> },
  form: Form,
): View {
  const href = `${groupHref(desk, group.id)}/meetings`;
  const title = "Schedule a meeting";
  return {
    kind: "desk",
    title,
    breadcrumbs: [
      homeCrumb(desk),
      { text: "Groups", href: `${desk.href}/groups` },
      { text: group.name, href: groupHref(desk, group.id) },
      { text: "Meetings", href },
      { text: title },
    ],
    problems: form.problems,
    content: formPage({
      title,
      caption: group.name,
      action: href,
      problems: form.problems,
      anchors: { on: "on-day" },
      fields: html`${proposals(`${href}/new`, proposed)}${meetingFields(form)}`,
      submitText: "Schedule the meeting",
      cancel: { text: "Back to the meetings", href },
    }),
  };
}

/** A move to another day, time or place, with its reason. */
export function movePage(desk: Desk, meeting: Meeting, form: Form): View {
  const title = "Move the meeting";
  return {
    kind: "desk",
    title,
    breadcrumbs: meetingCrumbs(desk, meeting, { text: title }),
    problems: form.problems,
    content: formPage({
      title,
      caption: titleOf(meeting),
      text: "Its notice is counted anew from the new day, and the agenda has to be sent out again.",
      action: `${meetingHref(desk, meeting.id)}/move`,
      problems: form.problems,
      anchors: { on: "on-day" },
      hidden: { revision: typedRevision(form, meeting) },
      fields: html`${meetingFields(form)}${areaField(form, { name: "reason", label: "Why it is changed" }, 3)}`,
      submitText: "Move the meeting",
      cancel: { text: "Back to the meeting", href: meetingHref(desk, meeting.id) },
    }),
  };
}

export function cancelPage(desk: Desk, meeting: Meeting, form: Form): View {
  const title = "Cancel the meeting";
  return {
    kind: "desk",
    title,
    breadcrumbs: meetingCrumbs(desk, meeting, { text: title }),
    problems: form.problems,
    content: formPage({
      title,
      caption: titleOf(meeting),
      text: "It stays in the list with the reason, and so does what was prepared for it.",
      action: `${meetingHref(desk, meeting.id)}/cancellation`,
      problems: form.problems,
      fields: areaField(form, { name: "reason", label: "Why it is cancelled" }, 3),
      submitText: "Cancel the meeting",
      submitClasses: "govuk-button--warning",
      cancel: { text: "Back to the meeting", href: meetingHref(desk, meeting.id) },
    }),
  };
}

function meetingFields(form: Form): Html {
  return html`${selectField(form, { name: "kind", label: "Kind of meeting" }, itemsOf(MEETING_KIND_LABELS))}${dayField("on", "Day of the meeting", form.typed, form.problems)}${textField(form, { name: "beginsAt", label: "Begins at", hint: "For example, 14:00." }, "govuk-input--width-5")}${selectField(form, { name: "way", label: "How it is held" }, itemsOf(MEETING_WAY_LABELS))}${textField(form, { name: "place", label: "Place", hint: "Room and address. Not needed for a remote meeting." })}${textField(form, { name: "joining", label: "How to join remotely", hint: "An address or a number. Not needed when everybody is in the place." })}`;
}

/** The days that the terms propose, each a link that fills it in; or why there are none. */
function proposals(href: string, proposed: Outcome<ProposedDay[]>): Html {
  if (!proposed.ok) return insetText({ text: `${proposed.problems.map(({ message }) => message).join(". ")}.` });
  const days = proposed.value.slice(0, 8).map(({ on, movedFrom }) => {
    const moved = movedFrom && ` (moved from ${dayInWords(movedFrom.on)}, ${movedFrom.why})`;
    return html`<li><a class="govuk-link" href="${href}?on=${on}">${dayInWords(on)}</a>${moved}</li>`;
  });
  return html`<h2 class="govuk-heading-s">Days that the terms of reference propose</h2><ul class="govuk-list">${days}</ul>`;
}

function dayInWords(on: Day): string {
  return `${weekdayOf(on)} ${formatDay(on)}`;
}

/** What was read when the form was opened, and not what is there by now. */
function typedRevision(form: Form, meeting: Meeting): string {
  const { revision } = form.typed;
  return typeof revision === "string" ? revision : String(meeting.revision);
}
