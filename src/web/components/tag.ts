import { attributes, type Html, html } from "../html.ts";
import { type Attributes, type Content, classNames } from "./markup.ts";

/** `classes` chooses a colour, as `govuk-tag--green`. The words must say it too. */
export type TagOptions = {
  readonly text: Content;
  readonly classes?: string | undefined;
  readonly attributes?: Attributes | undefined;
};

export function tag(options: TagOptions): Html {
  const own = { class: classNames("govuk-tag", options.classes) };
  return html`<strong${attributes({ ...own, ...options.attributes })}>${options.text}</strong>`;
}
