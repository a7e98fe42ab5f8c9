import { formatDay } from "../../../kernel/dates.ts";
import { button } from "../../../web/components/button.ts";
import { type Form, textField } from "../../../web/components/typed-fields.ts";
import type { Desk } from "../../../web/desk.ts";
import { quantity } from "../../../web/format.ts";
import { type Html, html } from "../../../web/html.ts";
import { type Found, type FoundReleased, piecesOf } from "../rules/searches.ts";
import { minutesHref, releaseHref } from "./desk.ts";

/** The search of a group's minutes, and what it found; `found` is undefined before anything was looked for. */
export function searchSection(desk: Desk, href: string, found: readonly Found[] | undefined, form: Form): Html {
  return html`${searchForm(href, form)}${found && results(found, "what you may read", (one) => ({ href: hrefOf(desk, one), title: one.heading }))}`;
}

/** The search of what is released to the public, of one group or of all; `href` is where the released minutes are. */
export function publicSearch(
  action: string,
  href: string,
  found: readonly FoundReleased[] | undefined,
  form: Form,
): Html {
  return html`${searchForm(action, form)}${found && results(found, "what is published here", (one) => ({ href: `${href}/${one.releaseId}`, title: `${one.group}, ${one.heading}` }))}`;
}

function searchForm(href: string, form: Form): Html {
  return html`<form action="${href}" method="get" novalidate>${textField(form, { name: "words", label: "Search minutes and decisions", hint: "For example, vehicle crime. Words in quotation marks are looked for together; a minus before a word leaves it out." }, "govuk-input--width-30")}${textField(form, { name: "since", label: "Since the year", hint: "For example, 2024." }, "govuk-input--width-4")}${button({ text: "Search", classes: "govuk-button--secondary" })}</form>`;
}

type Excerpt = Pick<Found, "heldOn" | "excerpt">;

function results<One extends Excerpt>(
  found: readonly One[],
  where: string,
  linkOf: (one: One) => { readonly href: string; readonly title: string },
): Html {
  if (found.length === 0) return html`<p class="govuk-body">Nothing was found in ${where}.</p>`;
  const items = found.map((one) => {
    const { href, title } = linkOf(one);
    return html`<li><a class="govuk-link" href="${href}">${formatDay(one.heldOn)}: ${title}</a><br>${piecesOf(one.excerpt).map((piece, i) => (i % 2 === 1 ? html`<strong>${piece}</strong>` : piece))}</li>`;
  });
  return html`<h2 class="govuk-heading-m">${quantity(found.length, "place")} found</h2><ul class="govuk-list govuk-list--spaced">${items}</ul>`;
}

function hrefOf(desk: Desk, { meetingId, releaseId }: Found): string {
  return meetingId === null ? releaseHref(desk, releaseId ?? "") : minutesHref(desk, meetingId);
}
