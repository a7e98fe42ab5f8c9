import type { Problem } from "../../kernel/outcome.ts";
import type { Typed } from "../forms.ts";
import type { Html } from "../html.ts";
import { errorFor } from "./form-page.ts";
import { input } from "./input.ts";
import { select } from "./select.ts";
import { textarea } from "./textarea.ts";

/** What a form shows: what was typed, and what was wrong with it. */
export type Form = { readonly typed: Typed; readonly problems: readonly Problem[] };

function typedText(typed: Typed, name: string): string {
  const value = typed[name];
  return typeof value === "string" ? value : "";
}

type FieldWords = { readonly name: string; readonly label: string; readonly hint?: string | undefined };

export function textField(form: Form, { name, label, hint }: FieldWords, classes?: string): Html {
  return input({
    name,
    label: { text: label },
    ...(hint && { hint: { text: hint } }),
    ...(classes && { classes }),
    errorMessage: errorFor(form.problems, name),
    value: typedText(form.typed, name),
  });
}

export function areaField(form: Form, { name, label, hint }: FieldWords, rows = 4): Html {
  return textarea({
    name,
    label: { text: label },
    ...(hint && { hint: { text: hint } }),
    rows,
    errorMessage: errorFor(form.problems, name),
    value: typedText(form.typed, name),
  });
}

export function selectField(
  form: Form,
  { name, label, hint }: FieldWords,
  items: readonly { readonly text: string; readonly value: string }[],
): Html {
  return select({
    name,
    label: { text: label },
    ...(hint && { hint: { text: hint } }),
    errorMessage: errorFor(form.problems, name),
    value: typedText(form.typed, name),
    items,
  });
}

/** Options of a record of labels. */
export function itemsOf(labels: Readonly<Record<string, string>>): { readonly text: string; readonly value: string }[] {
  return Object.entries(labels).map(([value, text]) => ({ text, value }));
}
