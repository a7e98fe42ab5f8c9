import { attributes, type Html, html } from "../html.ts";
import { type Attributes, type Content, classNames } from "./markup.ts";

export type InsetTextOptions = {
  readonly text: Content;
  readonly id?: string | undefined;
  readonly classes?: string | undefined;
  readonly attributes?: Attributes | undefined;
};

export function insetText(options: InsetTextOptions): Html {
  const own = { id: options.id, class: classNames("govuk-inset-text", options.classes) };
  return html`<div${attributes({ ...own, ...options.attributes })}>${options.text}</div>`;
}
