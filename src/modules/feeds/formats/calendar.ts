import ical, { ICalCalendarMethod, ICalEventStatus } from "ical-generator";
import { type Calendar, entryOf } from "../rules/feeds.ts";

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
  for (const meeting of meetings) {
    const { sequence, start, title, location } = entryOf(meeting);
    feed.createEvent({
      id: `${meeting.id}@${new URL(baseUrl).hostname}`,
      sequence,
      stamp: new Date(meeting.scheduledAt),
      start,
      summary: title,
      location,
      url: `${baseUrl}/${partnership}/desk/meetings/${meeting.id}`,
      status: meeting.isCancelled ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
    });
  }
  return feed.toString();
}
