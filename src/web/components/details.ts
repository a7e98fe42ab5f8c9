import { attributes, type Html, html } from "../html.ts";
import { type Attributes, type Content, classNames } from "./markup.ts";

export type DetailsOptions = {
  readonly summaryText: Content;
  readonly text: Content;
  readonly id?: string | undefined;
  readonly open?: boolean | undefined;
  readonly classes?: string | undefined;
  readonly attributes?: Attributes | undefined;
};

export function details(options: DetailsOptions): Html {
  const own = { id: options.id, class: classNames("govuk-details", options.classes) };
  return html`<details${attributes({ ...own, ...options.attributes, open: options.open })}><summary class="govuk-details__summary"><span class="govuk-details__summary-text">${options.summaryText}</span></summary><div class="govuk-details__text">${options.text}</div></details>`;
}
