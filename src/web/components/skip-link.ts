import { attributes, type Html, html } from "../html.ts";
import { type Attributes, type Content, classNames } from "./markup.ts";

export type SkipLinkOptions = {
  readonly text: Content;
  readonly href?: string | undefined;
  readonly classes?: string | undefined;
  readonly attributes?: Attributes | undefined;
};

export function skipLink(options: SkipLinkOptions): Html {
  const own = {
    href: options.href ?? "#content",
    class: classNames("govuk-skip-link", options.classes),
    ...options.attributes,
    "data-module": "govuk-skip-link",
  };
  return html`<a${attributes(own)}>${options.text}</a>`;
}
