import { type Day, day } from "../../../kernel/dates.ts";
import { done, type Outcome, refuse, refuseAll } from "../../../kernel/outcome.ts";
import { readForm } from "../../../web/forms.ts";
import { actionForm, editForm, linkForm, updateForm } from "../forms/actions.ts";
import type { NewAction, Ownership, Recording } from "../rules/updates.ts";

export function readAction(body: unknown): Outcome<NewAction> {
  const form = readForm(actionForm, body);
  const agreed = form.ok ? dayFrom("agreed", "The day it was agreed", form.value) : undefined;
  const due = form.ok ? dayFrom("due", "Due day", form.value) : undefined;
  if (!form.ok || !agreed?.ok || !due?.ok)
    return refuseAll([form, agreed, due].flatMap((one) => (one && !one.ok ? one.problems : [])));
  const { id, text, organisation, person, group } = form.value;
  return done({
    id,
    text,
    organisationId: organisation,
    personId: person === "" ? null : person,
    groupId: group,
    origin: { kind: "group", id: group },
    agreedOn: agreed.value,
    dueOn: due.value,
  });
}

export type Seen<T> = { readonly asked: T; readonly seen: number };

export function readEdit(body: unknown): Outcome<Seen<Ownership>> {
  const form = readForm(editForm, body);
  if (!form.ok) return form;
  const { text, organisation, person, seen } = form.value;
  return done({ asked: { text, organisationId: organisation, personId: person === "" ? null : person }, seen });
}

export function readUpdate(body: unknown): Outcome<Seen<Recording>> {
  const form = readForm(updateForm, body);
  if (!form.ok) return form;
  const { kind, words, evidence, seen } = form.value;
  const on = optionalDay("day", "Day", form.value);
  return on.ok ? done({ asked: { kind, words, evidence, day: on.value }, seen }) : on;
}

export function readLinkForm(body: unknown): Outcome<Recording> {
  const form = readForm(linkForm, body);
  if (!form.ok) return form;
  const { kind, words } = form.value;
  // Only a new due day has a day here; what was typed beside another answer is not sent by it.
  const on = kind === "new-date" ? optionalDay("day", "New due day", form.value) : done(null);
  return on.ok ? done({ kind, words, evidence: "", day: on.value }) : on;
}

type Boxes = Readonly<Record<string, unknown>>;

function optionalDay(prefix: string, name: string, boxes: Boxes): Outcome<Day | null> {
  return partsOf(prefix, boxes).every((part) => part === "") ? done(null) : dayFrom(prefix, name, boxes);
}

function dayFrom(prefix: string, name: string, boxes: Boxes): Outcome<Day> {
  const [d = "", m = "", y = ""] = partsOf(prefix, boxes);
  try {
    if (/^\d{4}$/.test(y)) return done(day(`${y}-${m.padStart(2, "0")}-${d.padStart(2, "0")}`));
  } catch {
    // Not a day that there is.
  }
  return refuse(`${name} must be a real date, such as 27 3 2026`, prefix);
}

function partsOf(prefix: string, boxes: Boxes): string[] {
  return ["day", "month", "year"].map((part) => String(boxes[`${prefix}-${part}`] ?? ""));
}
