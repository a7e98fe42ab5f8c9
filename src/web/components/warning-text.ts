import { attributes, type Html, html } from "../html.ts";
import { type Attributes, type Content, classNames } from "./markup.ts";

export type WarningTextOptions = {
  readonly text: Content;
  readonly iconFallbackText?: string | undefined;
  readonly classes?: string | undefined;
  readonly attributes?: Attributes | undefined;
};

export function warningText(options: WarningTextOptions): Html {
  const own = { class: classNames("govuk-warning-text", options.classes) };
  return html`<div${attributes({ ...own, ...options.attributes })}><span class="govuk-warning-text__icon" aria-hidden="true">!</span> <strong class="govuk-warning-text__text"><span class="govuk-visually-hidden">${options.iconFallbackText ?? "Warning"}</span> ${options.text}</strong></div>`;
}
