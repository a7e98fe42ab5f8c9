import type { Breadcrumb } from "../../../web/components/breadcrumbs.ts";
import { type Html, html } from "../../../web/html.ts";
import type { Names } from "../rules/events.ts";
import { objectWords } from "../rules/words.ts";

/** Where a page is, and what turns references into words. */
export type Reading = {
  readonly href: string;
  readonly partnership: string;
  readonly names: Names;
  readonly titles: ReadonlyMap<string, string>;
};

export function trailHref(reading: Pick<Reading, "href">): string {
  return `${reading.href}/audit`;
}

export function eventHref(reading: Pick<Reading, "href">, seq: number): string {
  return `${trailHref(reading)}/events/${seq}`;
}

export function seenHref(reading: Pick<Reading, "href">, object = ""): string {
  const path = `${trailHref(reading)}/seen`;
  return object === "" ? path : `${path}?${new URLSearchParams({ object })}`;
}

export function crumbs(reading: Reading, ...steps: readonly Breadcrumb[]): Breadcrumb[] {
  const trail = { text: "Audit trail", href: trailHref(reading) };
  return [
    { text: reading.partnership, href: reading.href },
    ...(steps.length === 0 ? [{ text: "Audit trail" }] : [trail]),
    ...steps,
  ];
}

/** What an event was about, as a link to who has seen it when it is a thing. */
export function objectLink(reading: Reading, subject: string): Html {
  if (subject === "") return html`<span class="fp-quiet">Nothing in particular</span>`;
  const words = objectWords(subject, reading.names);
  if (subject.startsWith("/")) return html`<code class="fp-cell">${words}</code>`;
  return html`<a class="govuk-link fp-file" href="${seenHref(reading, subject)}">${words}</a>`;
}
