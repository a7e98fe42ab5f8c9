import { day } from "../../../kernel/dates.ts";
import { done, type Outcome, refuse, refuseAll } from "../../../kernel/outcome.ts";
import { readForm } from "../../../web/forms.ts";
import { grantForm } from "../forms/grants.ts";
import type { Proposal } from "../rules/roles.ts";

/** Reads a request for a role; a last day may be left out. */
export function readProposal(body: unknown): Outcome<Proposal> {
  const form = readForm(grantForm, body);
  if (!form.ok) return form;
  const from = dayFrom("from", "First day", form.value);
  const to = isEmpty("to", form.value) ? done(undefined) : dayFrom("to", "Last day", form.value);
  if (!from.ok || !to.ok) return refuseAll([from, to].flatMap((one) => (one.ok ? [] : one.problems)));
  const { role, group } = form.value;
  return done({ roleKey: role, groupId: group === "" ? undefined : group, fromOn: from.value, toOn: to.value });
}

type Boxes = Readonly<Record<string, string>>;

function dayFrom(prefix: string, name: string, boxes: Boxes) {
  const [d = "", m = "", y = ""] = ["day", "month", "year"].map((part) => boxes[`${prefix}-${part}`]);
  try {
    if (/^\d{4}$/.test(y)) return done(day(`${y}-${m.padStart(2, "0")}-${d.padStart(2, "0")}`));
  } catch {
    // Not a day that there is.
  }
  return refuse(`${name} must be a real date, such as 27 3 2026`, prefix);
}

function isEmpty(prefix: string, boxes: Boxes): boolean {
  return ["day", "month", "year"].every((part) => (boxes[`${prefix}-${part}`] ?? "") === "");
}
