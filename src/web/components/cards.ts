import { type Html, html } from "../html.ts";
import { type Content, hasContent } from "./markup.ts";

export type Card = {
  readonly title: string;
  readonly href: string;
  readonly text?: Content | undefined;
  /** Small facts at the foot: "Unitary · 12 datasets". */
  readonly meta?: Content | undefined;
};

/** Links with something to say about each, side by side. The headings are of `headingLevel`. */
export function cards(items: readonly Card[], headingLevel = 3): Html {
  return html`<ul class="fp-cards">${items.map((item) => card(item, headingLevel))}</ul>`;
}

function card(item: Card, level: number): Html {
  const text = hasContent(item.text) && html`<p class="fp-card__text">${item.text}</p>`;
  const meta = hasContent(item.meta) && html`<p class="fp-card__meta">${item.meta}</p>`;
  return html`<li class="fp-card"><h${level} class="fp-card__title"><a class="fp-card__link" href="${item.href}">${item.title}</a></h${level}>${text}${meta}</li>`;
}
