import type { Problem } from "../../../kernel/outcome.ts";
import { button } from "../../../web/components/button.ts";
import { errorFor, postForm } from "../../../web/components/form-page.ts";
import { input } from "../../../web/components/input.ts";
import { select } from "../../../web/components/select.ts";
import { textarea } from "../../../web/components/textarea.ts";
import type { Typed } from "../../../web/forms.ts";
import { type Html, html } from "../../../web/html.ts";

/** Which of a page's forms was sent, with what was typed and what is wrong; each has the ids of its fields to itself. */
export type Sent = {
  readonly form: string;
  readonly typed: Typed;
  readonly problems: readonly Problem[];
  readonly anchors: Readonly<Record<string, string>>;
};

export const NOTHING_SENT: Sent = { form: "", typed: {}, problems: [], anchors: {} };

/** What was sent from a form, for the page that shows it again. */
export function sentFrom(form: string, typed: Typed, problems: readonly Problem[]): Sent {
  const fields = problems.flatMap(({ field }) => field ?? []);
  return { form, typed, problems, anchors: Object.fromEntries(fields.map((field) => [field, `${form}-${field}`])) };
}

/** One of a page's forms: empty, or as it was sent and refused. */
export type FormShown = {
  readonly key: string;
  readonly isSent: boolean;
  readonly typed: Typed;
  readonly problems: readonly Problem[];
  readonly post: (
    options: {
      readonly action: string;
      readonly submit: string;
      /** What tells the button from others that say the same, for those who hear it alone. */
      readonly about?: string;
      readonly hidden?: Record<string, string>;
    },
    fields: Html,
  ) => Html;
};

export function formIn(sent: Sent, key: string, begin: Typed = {}): FormShown {
  const isSent = sent.form === key;
  return {
    key,
    isSent,
    typed: isSent ? sent.typed : begin,
    problems: isSent ? sent.problems : [],
    post: ({ action, submit, about, hidden = {} }, fields) =>
      postForm(
        { action, hidden },
        html`${fields}${button({ text: html`${submit}${about && html`<span class="govuk-visually-hidden"> ${about}</span>`}`, classes: "govuk-button--secondary", preventDoubleClick: true })}`,
      ),
  };
}

type Field = { readonly name: string; readonly label: string; readonly hint?: string };

export function areaIn(form: FormShown, { name, label, hint, rows }: Field & { readonly rows: number }): Html {
  return textarea({ ...common(form, name, label, hint), rows, value: textOf(form, name) });
}

export function timeIn(form: FormShown): Html {
  return input({ ...common(form, "at", "At what time"), value: textOf(form, "at"), classes: "govuk-input--width-4" });
}

export function chooseIn(
  form: FormShown,
  { name, label, hint }: Field,
  items: readonly { readonly text: string; readonly value: string }[],
): Html {
  return select({ ...common(form, name, label, hint), items, value: textOf(form, name) });
}

function common(form: FormShown, name: string, label: string, hint?: string) {
  return {
    name,
    id: `${form.key}-${name}`,
    label: { text: label },
    ...(hint && { hint: { text: hint } }),
    errorMessage: errorFor(form.problems, name),
  };
}

function textOf(form: FormShown, name: string): string {
  const value = form.typed[name];
  return typeof value === "string" ? value : "";
}
