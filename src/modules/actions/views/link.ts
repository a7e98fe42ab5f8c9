import { type Day, formatDay } from "../../../kernel/dates.ts";
import { errorFor, formPage } from "../../../web/components/form-page.ts";
import { insetText } from "../../../web/components/inset-text.ts";
import { pageHeading } from "../../../web/components/page-heading.ts";
import { radios } from "../../../web/components/radios.ts";
import { textarea } from "../../../web/components/textarea.ts";
import { html } from "../../../web/html.ts";
import type { View } from "../../../web/reply.ts";
import { type Action, standingOf } from "../rules/actions.ts";
import type { Recording } from "../rules/updates.ts";
import { dayField, type Form, textOf } from "./action-form.ts";

/** What the link of a reminder opens: the action's words and its due day, and nothing else of it. */
export function linkPage(token: string, action: Action, today: Day, form: Form): View {
  const title = "How does this stand?";
  const text = textOf(form.typed);
  return {
    kind: "plain",
    title,
    problems: form.problems,
    content: formPage({
      title,
      text: `You agreed to do this. It is due on ${formatDay(standingOf(action, today).dueOn)}.`,
      action: `/account/actions/${token}`,
      problems: form.problems,
      anchors: { day: "day-day" },
      fields: html`${insetText({ text: action.text })}${radios({
        name: "kind",
        fieldset: { legend: { text: "Choose one" } },
        errorMessage: errorFor(form.problems, "kind"),
        value: text("kind"),
        items: [
          { value: "done", text: "Done" },
          {
            value: "new-date",
            text: "It needs a new due day",
            conditional: dayField("day", "New due day", "For example, 27 3 2027.", form),
          },
          { value: "blocked", text: "Something stands in the way" },
        ],
      })}${textarea({
        name: "words",
        label: { text: "What came of it, or why" },
        errorMessage: errorFor(form.problems, "words"),
        value: text("words"),
        rows: 3,
      })}`,
      submitText: "Send",
    }),
  };
}

const ANSWERS: Partial<Readonly<Record<Recording["kind"], string>>> = {
  done: "Recorded as done.",
  blocked: "Recorded as blocked.",
};

export function answeredPage({ kind, day }: Recording): View {
  const title = "Thank you";
  const what = kind === "new-date" && day ? `The new due day is ${formatDay(day)}.` : ANSWERS[kind];
  return {
    kind: "plain",
    title,
    content: html`${pageHeading({ title })}<p class="govuk-body">${what} You can close this page: the link is used up.</p>`,
  };
}

/** The same for a link that was forged, used, has expired, or is not its person's any more. */
export function linkEndedPage(): View {
  const title = "This link cannot be used";
  return {
    kind: "plain",
    title,
    content: html`${pageHeading({ title })}<p class="govuk-body">It has been used, has expired, or was not copied whole. Nothing was changed.</p><p class="govuk-body"><a class="govuk-link" href="/sign-in">Sign in</a> to say how your action stands, or wait for the next reminder.</p>`,
  };
}
