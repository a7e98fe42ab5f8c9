import type { Breadcrumb } from "../../../web/components/breadcrumbs.ts";
import { tag } from "../../../web/components/tag.ts";
import { type Desk, homeCrumb } from "../../../web/desk.ts";
import type { Html } from "../../../web/html.ts";
import type { AgendaItem } from "../rules/agenda.ts";
import { type Meeting, type MeetingState, whenInWords } from "../rules/meetings.ts";

export function meetingHref(desk: Desk, id: string): string {
  return `${desk.href}/meetings/${id}`;
}

export function itemHref(desk: Desk, { meetingId, id }: Pick<AgendaItem, "meetingId" | "id">): string {
  return `${meetingHref(desk, meetingId)}/items/${id}`;
}

/** The way to a page about a meeting; the last step is the page itself. */
export function meetingCrumbs(desk: Desk, meeting: Meeting | undefined, ...steps: readonly Breadcrumb[]): Breadcrumb[] {
  return [
    homeCrumb(desk),
    { text: "Meetings", href: `${desk.href}/meetings` },
    ...(meeting ? [{ text: titleOf(meeting), href: meetingHref(desk, meeting.id) }] : []),
    ...steps,
  ];
}

/** "Safer Essex, 10 December 2026 at 14:00". */
export function titleOf(meeting: Pick<Meeting, "group" | "heldOn" | "beginsAt">): string {
  return `${meeting.group}, ${whenInWords(meeting)}`;
}

export const STATE_TAGS: Readonly<Record<MeetingState, Html>> = {
  "to-come": tag({ text: "To come", classes: "govuk-tag--blue" }),
  past: tag({ text: "Past", classes: "govuk-tag--grey" }),
  cancelled: tag({ text: "Cancelled", classes: "govuk-tag--red" }),
};

export const RESTRICTED_TAG = tag({ text: "Restricted", classes: "govuk-tag--orange" });
