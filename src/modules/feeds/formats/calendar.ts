import ical, { ICalCalendarMethod, ICalEventStatus } from "ical-generator";
import { Temporal } from "temporal-polyfill";
import type { Calendar, CalendarMeeting } from "../rules/feeds.ts";

/**
 * The calendar as calendar programs read it (RFC 5545). A meeting has the same identity for ever, and a higher sequence after
 * each change. It has no end: the agenda says how long it may take, and nobody knows.
 */
export function calendarText(calendar: Calendar, baseUrl: string): string {
  const { partnership, name, group, meetings } = calendar;
  const feed = ical({
    name: group === null ? `${name}: my meetings` : group,
    prodId: { company: "Frankpledge", product: "Meetings", language: "EN" },
    method: ICalCalendarMethod.PUBLISH,
    ttl: 3600,
  });
  for (const meeting of meetings)
    feed.createEvent({
      id: `${meeting.id}@${new URL(baseUrl).hostname}`,
      sequence: meeting.revision - 1 + (meeting.isCancelled ? 1 : 0),
      stamp: new Date(meeting.scheduledAt),
      start: startOf(meeting),
      summary: meeting.isCancelled ? `Cancelled: ${meeting.group}` : meeting.group,
      location: meeting.way === "remote" ? "Remote" : meeting.place,
      url: `${baseUrl}/${partnership}/desk/meetings/${meeting.id}`,
      status: meeting.isCancelled ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
    });
  return feed.toString();
}

function startOf({ heldOn, beginsAt }: CalendarMeeting): Date {
  const at = Temporal.PlainDateTime.from(`${heldOn}T${beginsAt}`).toZonedDateTime("Europe/London");
  return new Date(at.epochMilliseconds);
}
