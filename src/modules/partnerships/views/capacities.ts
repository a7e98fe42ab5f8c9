import type { Problem } from "../../../kernel/outcome.ts";
import { errorFor, formPage } from "../../../web/components/form-page.ts";
import { input } from "../../../web/components/input.ts";
import { select } from "../../../web/components/select.ts";
import { dayField } from "../../../web/day-field.ts";
import type { Typed } from "../../../web/forms.ts";
import { type Html, html } from "../../../web/html.ts";
import type { View } from "../../../web/reply.ts";
import type { Organisation } from "../rules/organisations.ts";
import { CAPACITY_LABELS, type Participation } from "../rules/partnerships.ts";

export type Form = { readonly typed: Typed; readonly problems: readonly Problem[] };
export type Here = { readonly href: string; readonly name: string };

/** The form by which an organisation joins the partnership in a capacity. */
export function capacityPage(here: Here, organisations: readonly Organisation[], form: Form): View {
  const { typed, problems } = form;
  return {
    kind: "desk",
    title: "Add an organisation",
    breadcrumbs: crumbs(here, "Add an organisation"),
    problems,
    content: formPage({
      title: "Add an organisation",
      caption: here.name,
      text: "As what it takes part here, and when. An organisation that is not in the list is added by the operator of the installation.",
      action: `${here.href}/capacities`,
      problems,
      anchors: { from: "from-day", to: "to-day" },
      fields: html`${select({
        name: "organisation",
        label: { text: "Organisation" },
        errorMessage: errorFor(problems, "organisation"),
        value: text(typed, "organisation"),
        items: [
          { text: "Choose an organisation", value: "" },
          ...organisations.map(({ id, name, endedOn }) => ({ text: endedOn ? `${name} (ended)` : name, value: id })),
        ],
      })}${select({
        name: "capacity",
        label: { text: "Capacity" },
        errorMessage: errorFor(problems, "capacity"),
        value: text(typed, "capacity"),
        items: [
          { text: "Choose a capacity", value: "" },
          ...Object.entries(CAPACITY_LABELS).map(([value, label]) => ({ text: label, value })),
        ],
      })}${dayField("from", "First day, if it is known", typed, problems)}${dayField("to", "Last day, if there is one", typed, problems)}${sourceField(typed, problems)}`,
      submitText: "Add the organisation",
      cancel: { text: "Cancel", href: `${here.href}/partnership` },
    }),
  };
}

/** The form by which a capacity ends. */
export function capacityEndPage(here: Here, held: Participation, form: Form): View {
  const title = `End ${CAPACITY_LABELS[held.capacity].toLowerCase()}`;
  return {
    kind: "desk",
    title,
    breadcrumbs: crumbs(here, title),
    problems: form.problems,
    content: formPage({
      title,
      caption: held.organisation,
      text: "What was recorded stays, with its last day.",
      action: `${here.href}/capacities/${held.id}/end`,
      problems: form.problems,
      anchors: { on: "on-day" },
      fields: dayField("on", "Last day", form.typed, form.problems),
      submitText: "Save the last day",
      cancel: { text: "Cancel", href: `${here.href}/partnership` },
    }),
  };
}

export function sourceField(typed: Typed, problems: readonly Problem[]): Html {
  return input({
    name: "source",
    label: { text: "Source" },
    hint: { text: "Where it is written: an Act, terms of reference, minutes." },
    errorMessage: errorFor(problems, "source"),
    value: text(typed, "source"),
  });
}

export function text(typed: Typed, name: string): string {
  const value = typed[name];
  return typeof value === "string" ? value : "";
}

function crumbs(here: Here, title: string) {
  return [
    { text: here.name, href: here.href },
    { text: "Partnership", href: `${here.href}/partnership` },
    { text: title },
  ];
}
