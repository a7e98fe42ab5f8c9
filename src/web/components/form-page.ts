import type { Problem } from "../../kernel/outcome.ts";
import { csrfField } from "../csrf.ts";
import { attributes, type Html, html } from "../html.ts";
import { button, buttonGroup } from "./button.ts";
import { errorSummary } from "./error-summary.ts";
import type { Content } from "./markup.ts";
import { pageHeading } from "./page-heading.ts";

export type FormPageOptions = {
  readonly title: Content;
  readonly caption?: string | undefined;
  /** What the form is for, before the fields. */
  readonly text?: Content | undefined;
  readonly action: string;
  /** This browser's form token. Left out, the server puts it in as it sends the page. */
  readonly csrfToken?: string | undefined;
  readonly problems: readonly Problem[];
  /** The id to link a problem to, where it is not the name of its field: a date's is that of its first box. */
  readonly anchors?: Readonly<Record<string, string>> | undefined;
  readonly fields: Html;
  readonly submitText: string;
  readonly submitClasses?: string | undefined;
  readonly cancel?: { readonly text: string; readonly href: string } | undefined;
  /** Sends files, with progress where scripts run. */
  readonly upload?: boolean | undefined;
  /** Further hidden fields: the version of the row, the key of the attempt. */
  readonly hidden?: Readonly<Record<string, string>> | undefined;
};

/** A page that is one form: what went wrong, the heading, the fields, the button. Give `page` the same `problems`. */
export function formPage(options: FormPageOptions): Html {
  const cancel = options.cancel && html`<a class="govuk-link" href="${options.cancel.href}">${options.cancel.text}</a>`;
  const submit = button({ text: options.submitText, classes: options.submitClasses, preventDoubleClick: true });
  return html`<div class="fp-form-page">${problemSummary(options.problems, options.anchors)}${pageHeading({
    title: options.title,
    caption: options.caption,
    text: options.text,
  })}${postForm(options, html`${options.fields}${buttonGroup([submit, cancel])}`)}</div>`;
}

export type PostFormOptions = Pick<FormPageOptions, "action" | "csrfToken" | "upload" | "hidden">;

/** A form that changes something. The token comes first, so that it is read before any file is. */
export function postForm(options: PostFormOptions, content: Html): Html {
  const own = {
    action: options.action,
    method: "post",
    enctype: options.upload ? "multipart/form-data" : undefined,
    "data-upload": options.upload,
    novalidate: true,
  };
  const token = options.csrfToken === undefined ? csrfField() : hiddenInput("_csrf", options.csrfToken);
  const others = Object.entries(options.hidden ?? {}).map(([name, value]) => hiddenInput(name, value));
  return html`<form${attributes(own)}>${token}${others}${content}</form>`;
}

function hiddenInput(name: string, value: string): Html {
  return html`<input${attributes({ type: "hidden", name, value })}>`;
}

/** Every problem, linked to its field; nothing when there is none. */
export function problemSummary(
  problems: readonly Problem[],
  anchors: Readonly<Record<string, string>> = {},
): Html | false {
  if (problems.length === 0) return false;
  return errorSummary({
    titleText: "There is a problem",
    errorList: problems.map(({ message, field }) => ({
      text: message,
      href: field === undefined ? undefined : `#${anchors[field] ?? field}`,
    })),
  });
}

/** The `errorMessage` of a field: all that is wrong with it, or undefined. */
export function errorFor(problems: readonly Problem[], field: string): { readonly text: string } | undefined {
  const messages = problems.filter((problem) => problem.field === field).map(({ message }) => message);
  return messages.length === 0 ? undefined : { text: messages.join(". ") };
}
