import type { Day } from "../../../kernel/dates.ts";
import { done, type Outcome, refuseAll } from "../../../kernel/outcome.ts";
import { readDay } from "../../../web/day-field.ts";
import { readForm, type Typed } from "../../../web/forms.ts";
import type { AttendanceInput } from "../commands/attendance.ts";
import { adjournmentForm, attendanceChangeForm, attendanceForm, voteForm } from "../forms/room.ts";
import type { Attendance } from "../rules/attendance.ts";
import { readVotes, type Vote } from "../rules/motions.ts";

export function readAttendance(body: unknown): Outcome<AttendanceInput> {
  const form = readForm(attendanceForm, body);
  return form.ok ? done(inputOf(form.value)) : form;
}

export function readAttendanceChange(
  body: unknown,
): Outcome<{ readonly input: AttendanceInput; readonly revision: number }> {
  const form = readForm(attendanceChangeForm, body);
  return form.ok ? done({ input: inputOf(form.value), revision: form.value.revision }) : form;
}

type Fields = Omit<AttendanceInput, "seatId" | "personId"> & {
  readonly seat: string | null;
  readonly person: string | null;
};

function inputOf({ seat, person, who, standsAs, standsInFor, mode, cameAt, leftAt }: Fields): AttendanceInput {
  return { seatId: seat, personId: person, who, standsAs, standsInFor, mode, cameAt, leftAt };
}

export function typedAttendance(one: Attendance): Typed {
  const { standsAs, standsInFor, mode } = one;
  return {
    ...{ standsAs, standsInFor, mode },
    seat: one.seatId ?? "",
    person: one.personId ?? "",
    who: one.personId === null ? one.who : "",
    cameAt: one.cameAt ?? "",
    leftAt: one.leftAt ?? "",
  };
}

export function readVote(body: unknown): Outcome<{ readonly votes: readonly Vote[]; readonly at: string }> {
  const form = readForm(voteForm, body);
  if (!form.ok) return form;
  const votes = readVotes(form.value.votes);
  return votes.ok ? done({ votes: votes.value, at: form.value.at }) : votes;
}

export function readAdjournment(
  body: unknown,
): Outcome<{ readonly untilOn: Day; readonly at: string; readonly reason: string }> {
  const form = readForm(adjournmentForm, body);
  const until = readDay("until", "Day until which it is adjourned", boxesOf(body));
  if (!form.ok || !until.ok) return refuseAll([form, until].flatMap((read) => (read.ok ? [] : read.problems)));
  return done({ untilOn: until.value, at: form.value.at, reason: form.value.reason });
}

function boxesOf(body: unknown): Readonly<Record<string, unknown>> {
  return typeof body === "object" && body !== null ? (body as Record<string, unknown>) : {};
}
