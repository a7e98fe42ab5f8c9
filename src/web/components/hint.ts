import { attributes, type Html, html } from "../html.ts";
import { type Attributes, type Content, classNames } from "./markup.ts";

export type HintOptions = {
  readonly text: Content;
  readonly id?: string | undefined;
  readonly classes?: string | undefined;
  readonly attributes?: Attributes | undefined;
};

export function hint(options: HintOptions): Html {
  const own = { id: options.id, class: classNames("govuk-hint", options.classes) };
  return html`<div${attributes({ ...own, ...options.attributes })}>${options.text}</div>`;
}
