import { attributes, type Html, html } from "../html.ts";
import { type Attributes, type Content, classNames, hasContent } from "./markup.ts";

export type LabelOptions = {
  readonly text: Content;
  readonly for?: string | undefined;
  readonly isPageHeading?: boolean | undefined;
  readonly classes?: string | undefined;
  readonly attributes?: Attributes | undefined;
};

/** Nothing when there are no words. */
export function label(options: LabelOptions): Html | false {
  if (!hasContent(options.text)) return false;
  const own = { class: classNames("govuk-label", options.classes), ...options.attributes, for: options.for };
  const element = html`<label${attributes(own)}>${options.text}</label>`;
  return options.isPageHeading ? html`<h1 class="govuk-label-wrapper">${element}</h1>` : element;
}
