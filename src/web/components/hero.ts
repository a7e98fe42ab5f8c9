import { type Html, html } from "../html.ts";
import { mark } from "./mark.ts";
import { type Content, hasContent } from "./markup.ts";

export type HeroOptions = {
  /** Above the title: whose page it is, or of what kind. */
  readonly caption?: string | undefined;
  readonly title: string;
  readonly lede?: Content | undefined;
  /** Short facts under the lede: when it was published, what it covers. */
  readonly facts?: readonly Content[] | undefined;
  readonly actions?: Html | undefined;
};

/** The opening of a public page, across its whole width. It holds the page's h1. */
export function hero(options: HeroOptions): Html {
  const caption = options.caption && html`<span class="fp-hero__caption">${options.caption}</span> `;
  const lede = hasContent(options.lede) && html`<p class="fp-hero__lede">${options.lede}</p>`;
  const facts =
    options.facts &&
    options.facts.length > 0 &&
    html`<ul class="fp-hero__facts">${options.facts.map((fact) => html`<li>${fact}</li>`)}</ul>`;
  return html`<div class="fp-hero">${mark()}<div class="govuk-width-container"><h1 class="fp-hero__title">${caption}${options.title}</h1>${lede}${facts}${options.actions}</div></div>`;
}
