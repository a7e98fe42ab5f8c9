import { type Day, formatDay } from "../../../kernel/dates.ts";
import { done, type Outcome, refuse } from "../../../kernel/outcome.ts";

/** What became of a sitting: broken off until another day, ended, or opened again to correct its record. */
export type RoomStep = {
  readonly kind: "adjourned" | "closed" | "reopened";
  readonly onDay: Day;
  readonly atTime: string;
  readonly untilOn: Day | null;
  readonly reason: string;
  readonly takenAt: string;
  readonly takenBy: string | null;
};

export type RoomState = "before" | "open" | "adjourned" | "closed" | "cancelled";

/** What the room needs to know of its meeting. */
export type Sat = { readonly heldOn: Day; readonly beginsAt: string; readonly isCancelled: boolean };

/** A moment in the United Kingdom. */
export type Now = { readonly day: Day; readonly time: string };

/** The day of the sitting: that of the meeting, or the one until which it was last adjourned. */
export function sittingOn({ heldOn }: Sat, steps: readonly RoomStep[]): Day {
  return steps.findLast(({ kind }) => kind === "adjourned")?.untilOn ?? heldOn;
}

export function stateOfRoom(meeting: Sat, steps: readonly RoomStep[], today: Day): RoomState {
  if (meeting.isCancelled) return "cancelled";
  if (steps.at(-1)?.kind === "closed") return "closed";
  if (sittingOn(meeting, steps) <= today) return "open";
  return steps.some(({ kind }) => kind === "adjourned") ? "adjourned" : "before";
}

/** That a sitting was adjourned, or that the meeting closed. */
export type Ending = Pick<RoomStep, "onDay" | "atTime" | "untilOn" | "reason"> & {
  readonly kind: "adjourned" | "closed";
};

/** How the sittings ended: a closing that was taken back by opening the record again does not count. */
export function endingsOf(steps: readonly RoomStep[]): Ending[] {
  return steps.flatMap(({ kind, onDay, atTime, untilOn, reason }, i) => {
    if (kind === "reopened" || (kind === "closed" && i < steps.length - 1)) return [];
    return [{ kind, onDay, atTime, untilOn, reason }];
  });
}

/** Decides whether something may be recorded of a meeting: from its day on, until it is closed. Answers the day of the sitting. */
export function openRoom(meeting: Sat, steps: readonly RoomStep[], today: Day): Outcome<Day> {
  const on = sittingOn(meeting, steps);
  switch (stateOfRoom(meeting, steps, today)) {
    case "open":
      return done(on);
    case "cancelled":
      return refuse("The meeting has been cancelled");
    case "closed":
      return refuse("The meeting is closed. Open its record again, with a reason, to correct it");
    case "adjourned":
      return refuse(`The meeting is adjourned until ${formatDay(on)}: nothing is decided before`);
    case "before":
      return refuse(`The meeting is on ${formatDay(on)}: what happens in it is recorded from then on`);
  }
}

/** Decides whether something can have happened at a time of the sitting: after its beginning, and not still to come. */
export function happened(at: string, meeting: Sat, sitting: Day, now: Now, field = "at"): Outcome<string> {
  if (sitting === now.day && at > now.time) return refuse(`${at} is still to come: it is ${now.time} now`, field);
  if (sitting === meeting.heldOn && at < meeting.beginsAt)
    return refuse(`The meeting begins at ${meeting.beginsAt}: enter that time, or a later one`, field);
  return done(at);
}

/** The time a form begins with: that of the beginning until it has passed by a quarter of an hour, and now from then on. */
export function offeredTime(meeting: Sat, sitting: Day, now: Now): string {
  const begins = sitting === meeting.heldOn ? meeting.beginsAt : null;
  if (sitting !== now.day) return begins ?? now.time;
  return begins !== null && minutesOf(now.time) < minutesOf(begins) + 15 ? begins : now.time;
}

function minutesOf(time: string): number {
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3));
}

/** Decides an adjournment: until a later day, with a reason. */
export function adjourn(
  adjournment: { readonly untilOn: Day; readonly reason: string },
  sitting: Day,
  today: Day,
): Outcome<typeof adjournment> {
  if (adjournment.untilOn <= sitting || adjournment.untilOn < today)
    return refuse("Enter a day after this sitting on which the meeting goes on, today or to come", "until");
  return done(adjournment);
}
