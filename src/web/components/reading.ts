import { type Html, html } from "../html.ts";
import type { Content } from "./markup.ts";

export type ContentsItem = {
  readonly text: Content;
  readonly href: string;
  readonly items?: readonly ContentsItem[] | undefined;
};

/** A long text in a good measure, with its contents beside it where there is room and before it where there is not. */
export function reading(contents: Html, body: Html): Html {
  return html`<div class="fp-reading"><div class="fp-reading__contents">${contents}</div><div class="fp-reading__body">${body}</div></div>`;
}

/** Links to the sections of this page, two levels at most. */
export function contentsList(items: readonly ContentsItem[], title = "Contents"): Html {
  return html`<nav class="fp-contents" aria-label="${title}"><p class="fp-contents__title" aria-hidden="true">${title}</p>${contentsItems(items)}</nav>`;
}

export type SectionOptions = {
  /** What a link to the section names after #. */
  readonly id: string;
  readonly title: Content;
  readonly headingLevel?: number | undefined;
  readonly content: Html;
};

/** A part of a text under its heading. */
export function section(options: SectionOptions): Html {
  const level = options.headingLevel ?? 2;
  return html`<section class="fp-section fp-section--${level}" id="${options.id}"><h${level} class="fp-section__title">${options.title}</h${level}>${options.content}</section>`;
}

function contentsItems(items: readonly ContentsItem[]): Html {
  return html`<ol class="fp-contents__list">${items.map(
    (item) =>
      html`<li class="fp-contents__item"><a class="govuk-link govuk-link--no-visited-state" href="${item.href}">${item.text}</a>${item.items && item.items.length > 0 && contentsItems(item.items)}</li>`,
  )}</ol>`;
}
