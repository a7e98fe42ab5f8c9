import type { Problem } from "../../../kernel/outcome.ts";
import type { Breadcrumb } from "../../../web/components/breadcrumbs.ts";
import { button } from "../../../web/components/button.ts";
import { errorFor } from "../../../web/components/form-page.ts";
import { input } from "../../../web/components/input.ts";
import { select } from "../../../web/components/select.ts";
import { textarea } from "../../../web/components/textarea.ts";
import type { Typed } from "../../../web/forms.ts";
import type { Html } from "../../../web/html.ts";

/** Where and for whom a page is: the partnership's desk, and what this person may do there. */
export type Desk = { readonly href: string; readonly name: string; readonly may: readonly string[] };

/** What a form shows: what was typed, and what was wrong with it. */
export type Form = { readonly typed: Typed; readonly problems: readonly Problem[] };

export function groupHref(desk: Desk, id: string): string {
  return `${desk.href}/groups/${id}`;
}

/** Where the way to every page begins: at the desk, or with the groups for those who are in one of them and nothing else. */
export function homeCrumb(desk: Desk): Breadcrumb {
  const hasDesk = desk.may.includes("partnerships:read");
  return { text: desk.name, href: hasDesk ? desk.href : `${desk.href}/groups` };
}

/** The way to a page about a group; the last step is the page itself. */
export function groupCrumbs(
  desk: Desk,
  group: { readonly id: string; readonly name: string } | undefined,
  ...steps: readonly Breadcrumb[]
): Breadcrumb[] {
  return [
    homeCrumb(desk),
    { text: "Groups", href: `${desk.href}/groups` },
    ...(group ? [{ text: group.name, href: groupHref(desk, group.id) }] : []),
    ...steps,
  ];
}

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

export function linkButton(text: string, href: string): Html {
  return button({ text, href, classes: "govuk-button--secondary" });
}
