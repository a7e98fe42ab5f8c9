import type { Day } from "../../../kernel/dates.ts";
import { done, type Outcome, refuseAll } from "../../../kernel/outcome.ts";
import { readDay } from "../../../web/day-field.ts";
import { readForm, type Typed } from "../../../web/forms.ts";
import { itemForm, restrictionForm } from "../forms/agenda.ts";
import { dispatchForm, meetingForm, moveForm } from "../forms/meetings.ts";
import type { AgendaItem, ItemFacts, Restriction } from "../rules/agenda.ts";
import type { Meeting, MeetingFacts } from "../rules/meetings.ts";

export function readMeeting(body: unknown): Outcome<MeetingFacts> {
  const form = readForm(meetingForm, body);
  const on = readDay("on", "Day of the meeting", boxesOf(body));
  if (!form.ok || !on.ok) return both(form, on);
  const { kind, beginsAt, way, place, joining } = form.value;
  return done({ kind, beginsAt, way, place, joining, heldOn: on.value });
}

export function readMove(
  body: unknown,
): Outcome<{ readonly facts: MeetingFacts; readonly revision: number; readonly reason: string }> {
  const form = readForm(moveForm, body);
  const on = readDay("on", "Day of the meeting", boxesOf(body));
  if (!form.ok || !on.ok) return both(form, on);
  const { kind, beginsAt, way, place, joining, revision, reason } = form.value;
  return done({ facts: { kind, beginsAt, way, place, joining, heldOn: on.value }, revision, reason });
}

export function readDispatch(body: unknown): Outcome<Day> {
  const form = readForm(dispatchForm, body);
  return form.ok ? readDay("sent", "Day of dispatch", form.value) : form;
}

export function readItem(body: unknown): Outcome<{ readonly facts: ItemFacts; readonly revision: number }> {
  const form = readForm(itemForm, body);
  if (!form.ok) return form;
  const { revision, ...facts } = form.value;
  return done({ facts, revision });
}

export function readRestriction(body: unknown): Outcome<{ readonly restriction: Restriction; readonly text: string }> {
  const form = readForm(restrictionForm, body);
  if (!form.ok) return form;
  const { body: text, ...restriction } = form.value;
  return done({ restriction, text });
}

function typedMeeting(meeting: MeetingFacts): Typed {
  const { kind, beginsAt, way, place, joining } = meeting;
  return { kind, beginsAt, way, place, joining, ...typedDay("on", meeting.heldOn) };
}

export function typedItem(item: AgendaItem): Typed {
  const { kind, title, presenter, summary, section17, equality } = item;
  return { kind, title, presenter, summary, section17, equality, minutes: String(item.minutes ?? "") };
}

export function typedRestriction({ restriction, restrictedText }: AgendaItem): Typed {
  if (restriction === null) return {};
  const { ground, ownRule, reason, agreedBy } = restriction;
  return {
    ground,
    ownRule,
    reason,
    agreedBy,
    paragraph: String(restriction.paragraph ?? ""),
    body: restrictedText ?? "",
  };
}

export function typedDay(prefix: string, on: Day): Typed {
  const [year = "", month = "", date = ""] = on.split("-").map((part) => String(Number(part)));
  return { [`${prefix}-day`]: date, [`${prefix}-month`]: month, [`${prefix}-year`]: year };
}

/** A move begins with what the meeting is now. */
export function typedMove(meeting: Meeting): Typed {
  return { ...typedMeeting(meeting), reason: "" };
}

function boxesOf(body: unknown): Readonly<Record<string, unknown>> {
  return typeof body === "object" && body !== null ? (body as Record<string, unknown>) : {};
}

function both(...reads: readonly Outcome<unknown>[]): Outcome<never> {
  return refuseAll(reads.flatMap((read) => (read.ok ? [] : read.problems)));
}
