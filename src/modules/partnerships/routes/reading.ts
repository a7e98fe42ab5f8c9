import type { z } from "zod";
import type { Day } from "../../../kernel/dates.ts";
import { done, type Outcome, refuse, refuseAll } from "../../../kernel/outcome.ts";
import { readDay, readOptionalDay } from "../../../web/day-field.ts";
import { readForm } from "../../../web/forms.ts";
import { capacityForm, endForm, nameForm, newForm, onQuery, successorForm } from "../forms/organisations.ts";
import { ORGANISATION_KINDS, type OrganisationKind } from "../rules/organisations.ts";
import { CAPACITY_LABELS, type Capacity } from "../rules/partnerships.ts";

export function readNewOrganisation(body: unknown) {
  const form = read(newForm, body, [["started", "First day", "optional"]], ({ fields, days: [startedOn] }) => ({
    name: String(fields["name"]),
    kind: fields["kind"] as OrganisationKind,
    startedOn: startedOn ?? null,
  }));
  return form.ok && !ORGANISATION_KINDS.includes(form.value.kind) ? refuse("Choose a kind", "kind") : form;
}

export function readNewName(body: unknown) {
  return read(nameForm, body, [["on", "First day of the new name", "needed"]] as const, ({ fields, days: [on] }) => ({
    name: String(fields["name"]),
    source: String(fields["source"]),
    on: on as Day,
  }));
}

export function readSuccessor(body: unknown) {
  return read(
    successorForm,
    body,
    [["on", "Day on which it took over", "needed"]] as const,
    ({ fields, days: [on] }) => ({
      successor: String(fields["successor"]),
      source: String(fields["source"]),
      on: on as Day,
    }),
  );
}

export function readEnd(body: unknown) {
  return read(endForm, body, [["on", "Last day", "needed"]] as const, ({ days: [on] }) => on as Day);
}

export function readCapacity(body: unknown) {
  const days = [
    ["from", "First day", "optional"],
    ["to", "Last day", "optional"],
  ] as const;
  const form = read(capacityForm, body, days, ({ fields, days: [fromOn, toOn] }) => ({
    organisationId: String(fields["organisation"]),
    capacity: fields["capacity"] as Capacity,
    source: String(fields["source"]),
    fromOn: fromOn ?? null,
    toOn: toOn ?? null,
  }));
  return form.ok && !Object.hasOwn(CAPACITY_LABELS, form.value.capacity)
    ? refuse("Choose a capacity", "capacity")
    : form;
}

/** The day that a page is asked for, or undefined for today's, and for one that is not a day. */
export function readDayQuery(query: unknown): Day | undefined {
  const parsed = onQuery.safeParse(query);
  const on = parsed.success ? readOptionalDay("on", "Day", parsed.data) : done(undefined);
  return on.ok ? on.value : undefined;
}

type Wanted = readonly (readonly [prefix: string, name: string, need: "needed" | "optional"])[];
type Read = { readonly fields: Readonly<Record<string, unknown>>; readonly days: readonly (Day | undefined)[] };

function read<T>(schema: z.ZodObject, body: unknown, wanted: Wanted, make: (read: Read) => T): Outcome<T> {
  const form = readForm(schema, body);
  if (!form.ok) return form;
  const fields = form.value as Record<string, unknown>;
  const days = wanted.map(([prefix, label, need]) =>
    need === "needed" ? readDay(prefix, label, fields) : readOptionalDay(prefix, label, fields),
  );
  const problems = days.flatMap((one) => (one.ok ? [] : one.problems));
  if (problems.length > 0) return refuseAll(problems);
  return done(make({ fields, days: days.map((one) => (one.ok ? one.value : undefined)) }));
}
