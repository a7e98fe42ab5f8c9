import { expect, test } from "vitest";
import { day } from "../../../kernel/dates.ts";
import { endingsOf, happened, offeredTime, openRoom, type RoomStep, sittingOn, stateOfRoom } from "./sittings.ts";

const ON = day("2026-12-10");
const LATER = day("2026-12-17");
const MEETING = { heldOn: ON, beginsAt: "14:00", isCancelled: false };
const step = (kind: RoomStep["kind"], untilOn: RoomStep["untilOn"] = null): RoomStep => ({
  ...{ kind, untilOn, onDay: ON, atTime: "15:00", reason: "Why", takenAt: "", takenBy: null },
});
const now = (time: string, on = ON) => ({ day: on, time });

test.each([
  [[], day("2026-12-09"), "before"],
  [[], ON, "open"],
  [[], LATER, "open"],
  [[step("adjourned", LATER)], ON, "adjourned"],
  [[step("adjourned", LATER)], day("2026-12-16"), "adjourned"],
  [[step("adjourned", LATER)], LATER, "open"],
  [[step("closed")], ON, "closed"],
  [[step("closed"), step("reopened")], ON, "open"],
  [[step("adjourned", LATER), step("closed"), step("reopened")], ON, "adjourned"],
] as const)("after %o on %s the room is %s", (steps, today, state) => {
  expect(stateOfRoom(MEETING, steps, today)).toBe(state);
  expect(openRoom(MEETING, steps, today).ok).toBe(state === "open");
});

test("a meeting that is cancelled has no room, and one adjourned sits on the day until which it was", () => {
  expect(openRoom({ ...MEETING, isCancelled: true }, [], ON).ok).toBe(false);
  expect(sittingOn(MEETING, [step("adjourned", LATER), step("adjourned", day("2026-12-18"))])).toBe("2026-12-18");
});

test("what is recorded has happened: not before the meeting began, and not still to come", () => {
  const at = (time: string, clock = now("14:30"), sitting = ON) => happened(time, MEETING, sitting, clock).ok;
  expect([at("13:59"), at("14:00"), at("14:30"), at("14:31")]).toEqual([false, true, true, false]);
  expect(at("16:00", now("09:00", LATER))).toBe(true);
  expect(at("08:00", now("09:00", LATER), LATER)).toBe(true);
});

test("a form begins with the time of the meeting for a quarter of an hour, and then with the time it is", () => {
  const offered = (clock: ReturnType<typeof now>, sitting = ON) => offeredTime(MEETING, sitting, clock);
  expect([offered(now("13:50")), offered(now("14:14")), offered(now("14:15"))]).toEqual(["14:00", "14:00", "14:15"]);
  expect(offered(now("09:00", LATER))).toBe("14:00");
  expect(offered(now("09:00", LATER), LATER)).toBe("09:00");
});

test("a meeting ended as it was adjourned and closed in the end, and not as it was closed before its record was opened again", () => {
  const kinds = (...steps: Parameters<typeof endingsOf>[0][number][]) => endingsOf(steps).map(({ kind }) => kind);
  expect(kinds(step("adjourned", LATER), step("closed"))).toEqual(["adjourned", "closed"]);
  expect(kinds(step("closed"), step("reopened"))).toEqual([]);
  expect(kinds(step("closed"), step("reopened"), step("closed"))).toEqual(["closed"]);
});
