import { expect, test } from "vitest";
import { day } from "../../../kernel/dates.ts";
import { type CalendarMeeting, entryOf } from "./feeds.ts";

const MEETING: CalendarMeeting = {
  id: "00000000-0000-4000-8000-000000000001",
  group: "Board",
  heldOn: day("2027-01-14"),
  beginsAt: "14:00",
  place: "County Hall",
  way: "hybrid",
  revision: 1,
  scheduledAt: "2026-11-01T09:00:00Z",
  isCancelled: false,
};

test.each([
  ["in winter", "2027-01-14", "2027-01-14T14:00:00.000Z"],
  ["in summer time", "2027-06-10", "2027-06-10T13:00:00.000Z"],
  ["on the day the clocks go forward", "2027-03-28", "2027-03-28T13:00:00.000Z"],
])("begins at the time of day of the United Kingdom, %s", (_when, heldOn, instant) => {
  expect(entryOf({ ...MEETING, heldOn: day(heldOn) }).start.toISOString()).toBe(instant);
});

test("goes up with each change, and once more when cancelled", () => {
  const sequences = [MEETING, { ...MEETING, revision: 3 }, { ...MEETING, revision: 3, isCancelled: true }];
  expect(sequences.map((meeting) => entryOf(meeting).sequence)).toEqual([0, 2, 3]);
  expect(entryOf({ ...MEETING, isCancelled: true }).title).toBe("Cancelled: Board");
});

test("says where, and of a remote meeting that it is remote", () => {
  expect(entryOf(MEETING).location).toBe("County Hall");
  expect(entryOf({ ...MEETING, way: "remote", place: "" }).location).toBe("Remote");
});
