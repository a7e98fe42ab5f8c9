import { attributes, type Html, html } from "../html.ts";
import { type Attributes, type Content, classNames, hasContent } from "./markup.ts";

export type Legend = {
  readonly text: Content;
  readonly classes?: string | undefined;
  readonly isPageHeading?: boolean | undefined;
};

/** The fieldset of a group of fields, as the fields take it. */
export type FieldsetFrame = {
  readonly legend?: Legend | undefined;
  readonly describedBy?: string | undefined;
  readonly classes?: string | undefined;
  readonly attributes?: Attributes | undefined;
};

export type FieldsetOptions = FieldsetFrame & {
  readonly role?: string | undefined;
  readonly content?: Html | undefined;
};

export function fieldset(options: FieldsetOptions): Html {
  const own = {
    class: classNames("govuk-fieldset", options.classes),
    role: options.role,
    "aria-describedby": options.describedBy || undefined,
  };
  return html`<fieldset${attributes({ ...own, ...options.attributes })}>${options.legend && legend(options.legend)}${options.content}</fieldset>`;
}

function legend(options: Legend): Html | false {
  if (!hasContent(options.text)) return false;
  const words = options.isPageHeading ? html`<h1 class="govuk-fieldset__heading">${options.text}</h1>` : options.text;
  return html`<legend class="${classNames("govuk-fieldset__legend", options.classes)}">${words}</legend>`;
}
