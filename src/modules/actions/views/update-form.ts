import { formatDay } from "../../../kernel/dates.ts";
import { errorFor, formPage } from "../../../web/components/form-page.ts";
import { input } from "../../../web/components/input.ts";
import { radios } from "../../../web/components/radios.ts";
import { section } from "../../../web/components/reading.ts";
import { textarea } from "../../../web/components/textarea.ts";
import { html } from "../../../web/html.ts";
import type { View } from "../../../web/reply.ts";
import { type Action, standingOf } from "../rules/actions.ts";
import type { RecordedKind } from "../rules/updates.ts";
import { history } from "./action.ts";
import { dayField, type Form, textOf } from "./action-form.ts";
import { actionCrumbs, actionHref, type Desk } from "./desk.ts";

const CHOICES: readonly { kind: RecordedKind; text: string; hint: string }[] = [
  { kind: "progress", text: "Progress", hint: "Something was done, and more is to do." },
  { kind: "done", text: "Done", hint: "Nothing is left to do." },
  { kind: "blocked", text: "Blocked", hint: "Something stands in the way. The due day stays as it is." },
  { kind: "open", text: "It goes on", hint: "What stood in the way is gone, or it was ended by mistake." },
  { kind: "new-date", text: "New due day", hint: "The days before it stay on record." },
  { kind: "cancelled", text: "Cancelled", hint: "It need not be done any more." },
];

/** The form by which progress, a state or a new due day is recorded. */
export function updatePage(desk: Desk, action: Action, form: Form): View {
  const title = "Record an update";
  const { state, isOpen, dueOn } = standingOf(action, desk.today);
  const manages = desk.may.includes("actions:manage");
  const text = textOf(form.typed);
  const offered = CHOICES.filter(({ kind }) => {
    if (kind === "progress") return true;
    if (kind === "open") return state === "blocked" || (!isOpen && manages);
    return isOpen && !(kind === "blocked" && state === "blocked") && !(kind === "cancelled" && !manages);
  });
  const href = actionHref(desk, action.id);
  return {
    kind: "desk",
    title,
    breadcrumbs: actionCrumbs(desk, { text: "Action", href }, { text: title }),
    problems: form.problems,
    content: html`${formPage({
      title,
      caption: action.text,
      text: `Due ${formatDay(dueOn)}.`,
      action: `${href}/updates`,
      problems: form.problems,
      anchors: { day: "day-day" },
      hidden: { seen: String(action.updates.length) },
      fields: html`${radios({
        name: "kind",
        fieldset: { legend: { text: "What is there to record?" } },
        errorMessage: errorFor(form.problems, "kind"),
        value: text("kind"),
        items: offered.map(({ kind, text: label, hint }) => ({ value: kind, text: label, hint: { text: hint } })),
      })}${textarea({
        name: "words",
        label: { text: "What was done, what came of it, or why" },
        hint: {
          text: "Everybody who may read the action log reads it, and the members of the group: no names of residents, and nothing of a case.",
        },
        errorMessage: errorFor(form.problems, "words"),
        value: text("words"),
      })}${dayField("day", "Day", "The new due day; or the day it was done, which is today if you leave it empty.", form)}${input(
        {
          name: "evidence",
          label: { text: "Link to evidence, if there is any" },
          hint: { text: "A whole address, such as https://www.example.org/report" },
          errorMessage: errorFor(form.problems, "evidence"),
          value: text("evidence"),
          autocomplete: "off",
        },
      )}`,
      submitText: "Record",
      cancel: { text: "Cancel", href },
    })}${action.updates.length > 0 && section({ id: "history", title: "What became of it so far", content: history(action) })}`,
  };
}
