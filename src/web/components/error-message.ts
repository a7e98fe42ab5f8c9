import { attributes, type Html, html } from "../html.ts";
import { type Attributes, type Content, classNames } from "./markup.ts";

export type ErrorMessageOptions = {
  readonly text: Content;
  readonly id?: string | undefined;
  /** What a screen reader says before the message. An empty string for nothing. */
  readonly visuallyHiddenText?: string | undefined;
  readonly classes?: string | undefined;
  readonly attributes?: Attributes | undefined;
};

export function errorMessage(options: ErrorMessageOptions): Html {
  const own = { id: options.id, class: classNames("govuk-error-message", options.classes) };
  const prefix = options.visuallyHiddenText ?? "Error";
  return html`<p${attributes({ ...own, ...options.attributes })}>${prefix !== "" && html`<span class="govuk-visually-hidden">${prefix}:</span> `}${options.text}</p>`;
}
