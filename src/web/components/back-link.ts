import { attributes, type Html, html } from "../html.ts";
import { type Attributes, type Content, classNames } from "./markup.ts";

export type BackLinkOptions = {
  readonly text?: Content | undefined;
  readonly href: string;
  readonly classes?: string | undefined;
  readonly attributes?: Attributes | undefined;
};

export function backLink(options: BackLinkOptions): Html {
  const own = { href: options.href, class: classNames("govuk-back-link", options.classes) };
  return html`<a${attributes({ ...own, ...options.attributes })}>${options.text ?? "Back"}</a>`;
}
