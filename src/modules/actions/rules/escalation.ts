import { type Day, formatDay } from "../../../kernel/dates.ts";
import { type Action, type Escalation, type LineKind, standingOf, type WayUp } from "./actions.ts";

/** How many missed dates bring an action before those above. A setting of this program: no authority prescribes it. */
const ESCALATES_AFTER = 2;

export const SETTING_IN_WORDS = `An action is escalated after ${ESCALATES_AFTER} missed dates; that number is a setting of this program, and no authority prescribes it.`;

/** To whom a group answers first. */
const LINE_KINDS: readonly LineKind[] = ["accountable-to", "reports-to"];
const LINE_WORDS: Readonly<Record<LineKind, string>> = {
  "accountable-to": "it is accountable to",
  "reports-to": "it reports to",
};

type Terms = { readonly version: number; readonly lines: readonly { readonly kind: string; readonly body: string }[] };
type Named = { readonly id: string; readonly name: string; readonly alsoCalled: readonly string[] };

/** Whether an action is to be escalated: open, with so many missed dates, and not escalated already. */
export function isToEscalate(action: Action, today: Day): boolean {
  const { isOpen, missed } = standingOf(action, today);
  return isOpen && action.escalation === null && missed.length >= ESCALATES_AFTER;
}

/**
 * Where the terms in force lead from a group: to the first body it is accountable to, or else reports to, that is another
 * group here by its name or one it is also called; to the first body named, where none of them is.
 */
export function wayUp(terms: Terms | undefined, groups: readonly Named[], own: string): WayUp {
  if (!terms) return { termsVersion: null, lineKind: null, body: "", to: null };
  const lines = LINE_KINDS.flatMap((kind) =>
    terms.lines.filter((line) => line.kind === kind).map(({ body }) => ({ lineKind: kind, body })),
  ).map((line) => ({ ...line, to: groups.find((group) => group.id !== own && isCalled(group, line.body)) }));
  const line = lines.find(({ to }) => to !== undefined) ?? lines[0];
  const { lineKind = null, body = "", to } = line ?? {};
  return { termsVersion: terms.version, lineKind, body, to: to ? { id: to.id, name: to.name } : null };
}

function isCalled({ name, alsoCalled }: Named, body: string): boolean {
  return [name, ...alsoCalled].some((own) => own.toLowerCase() === body.trim().toLowerCase());
}

/** Before whom it is, in few words. */
export function beforeWhom({ to }: Pick<Escalation, "to">, group: string): string {
  return to?.name ?? `the chair of ${group}`;
}

/** Why it is there, with its working, in one sentence. */
export function workingOf(escalation: Escalation, group: string): string {
  const { missed, termsVersion, lineKind, body, to } = escalation;
  const days = missed.map((on) => formatDay(on));
  const last = days.at(-1) ?? "";
  const passed = `${days.length} due days were missed, ${days.length > 1 ? `${days.slice(0, -1).join(", ")} and ${last}` : last}`;
  const stays = `so it is before the chair of ${group}`;
  if (termsVersion === null)
    return `${passed}; ${group} has no terms of reference in force that say to whom it answers, ${stays}.`;
  const terms = `the terms of ${group} (version ${termsVersion})`;
  if (lineKind === null) return `${passed}; ${terms} name nobody to whom it is accountable or reports, ${stays}.`;
  const says = `${passed}; ${terms} say ${LINE_WORDS[lineKind]} ${body}`;
  if (to === null) return `${says}, which is no group here, ${stays}.`;
  return to.name === body ? `${says}.` : `${says}, which is ${to.name} here.`;
}
