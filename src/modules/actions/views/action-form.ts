import type { Problem } from "../../../kernel/outcome.ts";
import { dateInput } from "../../../web/components/date-input.ts";
import { errorFor, formPage } from "../../../web/components/form-page.ts";
import { select } from "../../../web/components/select.ts";
import { textarea } from "../../../web/components/textarea.ts";
import type { Typed } from "../../../web/forms.ts";
import { type Html, html } from "../../../web/html.ts";
import type { View } from "../../../web/reply.ts";
import type { Action } from "../rules/actions.ts";
import type { Choice, Choices } from "../rules/updates.ts";
import { actionCrumbs, actionHref, type Desk } from "./desk.ts";

export type Form = { readonly typed: Typed; readonly problems: readonly Problem[] };

/** The form by which an action is added. */
export function newActionPage(desk: Desk, choices: Choices, form: Form): View {
  const title = "Add an action";
  const text = textOf(form.typed);
  return {
    kind: "desk",
    title,
    breadcrumbs: actionCrumbs(desk, { text: title }),
    problems: form.problems,
    content: formPage({
      title,
      text: "Everybody who may read the action log reads it, and the members of the group: write no names of residents, and nothing of a case.",
      action: `${desk.href}/actions`,
      problems: form.problems,
      anchors: { agreed: "agreed-day", due: "due-day" },
      // The same form sent twice is one action.
      hidden: { id: text("id") },
      fields: html`${ownership(choices, form)}${choice("group", "Group that agreed it", "Choose a group", choices.groups, form)}${dayField("agreed", "Day it was agreed", "For example, the day of the meeting.", form)}${dayField("due", "Due day", "For example, 27 3 2027. It is late from the day after.", form)}`,
      submitText: "Add the action",
      cancel: { text: "Cancel", href: `${desk.href}/actions` },
    }),
  };
}

/** The form by which the text or the owner is changed. */
export function editPage(desk: Desk, action: Action, choices: Choices, form: Form): View {
  const title = "Change the action";
  const href = actionHref(desk, action.id);
  return {
    kind: "desk",
    title,
    breadcrumbs: actionCrumbs(desk, { text: "Action", href }, { text: title }),
    problems: form.problems,
    content: formPage({
      title,
      text: "What was there before is kept in the action's history. A new due day is an update, because it needs its reason.",
      action: `${href}/edit`,
      problems: form.problems,
      hidden: { seen: String(action.updates.length) },
      fields: ownership(choices, form),
      submitText: "Save",
      cancel: { text: "Cancel", href },
    }),
  };
}

function ownership(choices: Choices, form: Form): Html {
  const text = textOf(form.typed);
  const people = choices.people.map(({ id, name, employer }) => ({
    id,
    name: employer === null ? name : `${name} (${employer})`,
  }));
  return html`${textarea({
    name: "text",
    label: { text: "What is to be done" },
    errorMessage: errorFor(form.problems, "text"),
    value: text("text"),
    rows: 3,
  })}${choice("organisation", "Organisation that owns it", "Choose an organisation", choices.organisations, form)}${choice("person", "Person who is to do it", "Nobody named yet", people, form, "They are reminded by e-mail. Only those who may update actions here can be chosen.")}`;
}

function choice(
  name: string,
  label: string,
  none: string,
  items: readonly Choice[],
  { typed, problems }: Form,
  hint?: string,
): Html {
  return select({
    name,
    label: { text: label },
    ...(hint !== undefined && { hint: { text: hint } }),
    errorMessage: errorFor(problems, name),
    value: textOf(typed)(name),
    items: [{ text: none, value: "" }, ...items.map((one) => ({ text: one.name, value: one.id }))],
  });
}

export function dayField(prefix: string, legend: string, hint: string, { typed, problems }: Form): Html {
  const names = ["day", "month", "year"].map((part) => `${prefix}-${part}`);
  const text = textOf(typed);
  return dateInput({
    id: prefix,
    namePrefix: prefix,
    fieldset: { legend: { text: legend } },
    hint: { text: hint },
    errorMessage: errorFor(problems, prefix),
    values: Object.fromEntries(names.map((name) => [name, text(name)])),
  });
}

export function textOf(typed: Typed): (name: string) => string {
  return (name) => {
    const value = typed[name];
    return typeof value === "string" ? value : "";
  };
}
