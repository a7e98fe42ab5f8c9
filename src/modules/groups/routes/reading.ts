import type { Day } from "../../../kernel/dates.ts";
import { done, type Outcome, refuse, refuseAll } from "../../../kernel/outcome.ts";
import { readDay, readOptionalDay } from "../../../web/day-field.ts";
import { readForm, type Typed } from "../../../web/forms.ts";
import { endForm, groupForm } from "../forms/groups.ts";
import { approvalForm, seatForm, termsForm } from "../forms/terms.ts";
import type { GroupFacts, GroupSeen } from "../rules/groups.ts";
import { missingSettings, type Settings } from "../rules/settings.ts";
import type { Approval, NewSeat, Terms, TermsTexts } from "../rules/terms.ts";

export function readGroup(body: unknown): Outcome<{ readonly facts: GroupFacts; readonly revision: number }> {
  const form = readForm(groupForm, body);
  if (!form.ok) return form;
  const { name, kind, parent, purpose, alsoCalled, revision } = form.value;
  const started = readOptionalDay("started", "First day", form.value);
  const due = readOptionalDay("due", "Planned end", form.value);
  if (!started.ok || !due.ok) return bothProblems(started, due);
  return done({
    facts: {
      ...{ name, kind, purpose },
      parentId: parent === "" ? null : parent,
      alsoCalled: alsoCalled.split(",").flatMap((one) => one.trim() || []),
      startedOn: started.value ?? null,
      dueToEndOn: due.value ?? null,
    },
    revision,
  });
}

export function readEnd(body: unknown): Outcome<Day> {
  const form = readForm(endForm, body);
  return form.ok ? readDay("on", "Last day", form.value) : form;
}

type Draft = TermsTexts & { readonly settings: Settings; readonly revision: number };

export function readTerms(body: unknown): Outcome<Draft> {
  const form = readForm(termsForm, body);
  if (!form.ok) return form;
  const {
    revision,
    mission,
    purpose,
    aims,
    objectives,
    scope,
    responsibilities,
    secretariat,
    source,
    openPoints,
    ...rest
  } = form.value;
  const settings: Settings = { ...rest, approvers: rest.approvers === 2 ? 2 : 1 };
  const missing = missingSettings(settings);
  if (missing.length > 0) return refuseAll(missing);
  const texts = { mission, purpose, aims, objectives, scope, responsibilities, secretariat, source, openPoints };
  return done({ ...texts, settings, revision });
}

/** Answers the seat without its name where the form leaves that to the organisation. */
export function readSeat(body: unknown): Outcome<NewSeat> {
  const form = readForm(seatForm, body);
  if (!form.ok) return form;
  const { holder, organisation, name, sits, capacity, representatives, bodies, votes, posts } = form.value;
  const from = readOptionalDay("from", "First day", form.value);
  const to = readOptionalDay("to", "Last day", form.value);
  if (!from.ok || !to.ok) return bothProblems(from, to);
  if (name === "" && organisation === "")
    return refuse("Enter the name of the line, or choose an organisation", "name");
  if (from.value && to.value && to.value < from.value)
    return refuse("Last day must be the same as or after the first day", "to");
  return done({
    ...{ holder, name, sits, capacity, posts },
    organisationId: organisation === "" ? null : organisation,
    representatives: representatives ?? 1,
    bodies: bodies ?? 1,
    votes: votes === "yes",
    fromOn: from.value ?? null,
    toOn: to.value ?? null,
  });
}

export function readApproval(
  body: unknown,
): Outcome<Pick<Approval, "decidedBy" | "decidedOn" | "meeting" | "inForceFrom">> {
  const form = readForm(approvalForm, body);
  if (!form.ok) return form;
  const decided = readDay("decided", "Day of the decision", form.value);
  const inForce = readDay("inForce", "Day from which they are in force", form.value);
  if (!decided.ok || !inForce.ok) return bothProblems(decided, inForce);
  const { decidedBy, meeting } = form.value;
  return done({ decidedBy, meeting, decidedOn: decided.value, inForceFrom: inForce.value });
}

function bothProblems(one: Outcome<unknown>, other: Outcome<unknown>): Outcome<never> {
  return refuseAll([one, other].flatMap((read) => (read.ok ? [] : read.problems)));
}

/** A draft as its form shows it. */
export function typedTerms(terms: Terms): Typed {
  const listed = (lines: readonly string[]) => lines.join("\n");
  const { mission, purpose, scope, secretariat, source, settings } = terms;
  const own = Object.entries(settings).map(([key, value]) => [key, value === null ? "" : String(value)]);
  return {
    ...{ mission, purpose, scope, secretariat, source },
    aims: listed(terms.aims),
    objectives: listed(terms.objectives),
    responsibilities: listed(terms.responsibilities),
    openPoints: listed(terms.openPoints),
    ...(Object.fromEntries(own) as Record<string, string>),
    cadenceMonths: settings.cadenceMonths.map(String),
    quorumPosts: listed(settings.quorumPosts),
  };
}

export function typedGroup(group: GroupSeen): Typed {
  const { name, kind, purpose } = group;
  return {
    ...{ name, kind, purpose },
    parent: group.parentId ?? "",
    alsoCalled: group.alsoCalled.join(", "),
    ...typedDay("started", group.startedOn),
    ...typedDay("due", group.dueToEndOn),
  };
}

export function typedDay(prefix: string, on: Day | null): Typed {
  const [year = "", month = "", date = ""] = (on ?? "").split("-").map((part) => String(Number(part)));
  return on === null ? {} : { [`${prefix}-day`]: date, [`${prefix}-month`]: month, [`${prefix}-year`]: year };
}
