import { type Html, html } from "../html.ts";
import { type Content, hasContent } from "./markup.ts";

export type PageHeadingOptions = {
  readonly caption?: string | undefined;
  readonly title: Content;
  /** What the page is for, in a sentence. */
  readonly text?: Content | undefined;
  /** Buttons for what can be done here, beside the title where there is room. */
  readonly actions?: Html | undefined;
};

/** The h1 of a page that has no hero. */
export function pageHeading(options: PageHeadingOptions): Html {
  const caption = options.caption && html`<span class="govuk-caption-l">${options.caption}</span> `;
  const text = hasContent(options.text) && html`<p class="fp-heading__text">${options.text}</p>`;
  const actions = options.actions && html`<div class="fp-heading__actions">${options.actions}</div>`;
  return html`<div class="fp-heading"><div class="fp-heading__words"><h1 class="govuk-heading-l">${caption}${options.title}</h1>${text}</div>${actions}</div>`;
}
