import { dayOf } from "../../../kernel/dates.ts";
import { type Card, cards } from "../../../web/components/cards.ts";
import { hero } from "../../../web/components/hero.ts";
import { insetText } from "../../../web/components/inset-text.ts";
import { section } from "../../../web/components/reading.ts";
import { type Html, html } from "../../../web/html.ts";
import type { View } from "../../../web/reply.ts";
import { ASSESSMENT_WORDS as WORDS } from "../content.ts";
import type { PublicDocument } from "../rules/documents.ts";
import { versionName } from "../rules/drafts.ts";
import { publicDocumentBody } from "./public-document.ts";

/** A released version as a reader is told of it. */
export type ReleasedHead = {
  readonly id: string;
  readonly assessmentId: string;
  readonly version: number;
  readonly title: string;
  readonly year: string;
  readonly releasedAt: Date;
};

export type ReleasedSummary = ReleasedHead & {
  readonly place: string;
  readonly summary: string;
  readonly priorities: readonly { readonly title: string }[];
  readonly isSynthetic: boolean;
};

/** The assessments that are released, the latest version of each first. */
export function releasedListPage(name: string, href: string, released: readonly ReleasedSummary[]): View {
  const words = WORDS.list;
  const latest = released.filter((one) => isLatest(one, released));
  const earlier = released.filter((one) => !isLatest(one, released));
  const content =
    released.length === 0
      ? html`<p class="govuk-body">${words.none}</p>`
      : html`${cards(
          latest.map((one) => cardOf(one, href)),
          2,
        )}${
          earlier.length > 0 &&
          section({
            id: "earlier",
            title: words.earlier,
            content: html`<ul class="govuk-list">${earlier.map((one) => html`<li><a class="govuk-link" href="${href}/${one.id}">${one.title}, ${versionOf(one)}</a></li>`)}</ul>`,
          })
        }`;
  return {
    kind: "public",
    title: words.title,
    description: words.lede,
    hero: hero({ caption: name, title: words.title, lede: words.lede }),
    content,
  };
}

/** A released assessment. Everything of it comes from its document. */
export function releasedPage(
  head: ReleasedHead,
  document: PublicDocument,
  href: string,
  latestHref: string | undefined,
): View {
  const { sources, place } = document;
  const later =
    latestHref !== undefined &&
    insetText({
      text: html`${WORDS.superseded} <a class="govuk-link" href="${latestHref}">${WORDS.readLatest}</a>`,
    });
  return {
    kind: "public",
    title: `${head.title}, ${versionOf(head)}`,
    description: WORDS.lede,
    hero: hero({
      caption: WORDS.kind,
      title: head.title,
      lede: WORDS.lede,
      facts: [html`<strong>${versionOf(head)}</strong>`, place, `${sources.period}`].filter(
        (fact) => typeof fact !== "string" || fact !== "",
      ),
    }),
    content: html`${later}${publicDocumentBody(document, `${href}/tables`)}`,
    licences: sources.attributions,
  };
}

/** What a partnership's public home shows of its latest assessment: the way to it, and what was put first. */
export function releasedCard(released: ReleasedSummary, href: string): Html {
  const [opening = ""] = released.summary.split(/\n{2,}/);
  const chosen = released.priorities.map(({ title }) => html`<li>${title}</li>`);
  return html`<div class="fp-released"><h3 class="fp-released__title"><a class="govuk-link" href="${href}/${released.id}">${released.title}</a></h3><p class="fp-released__version">${versionOf(released)}</p>${released.isSynthetic && html`<p class="govuk-body">${WORDS.synthetic}</p>`}<p class="govuk-body">${opening}</p>${chosen.length > 0 && html`<h4 class="govuk-heading-s">${WORDS.sections.priorities}</h4><ol class="govuk-list govuk-list--number">${chosen}</ol>`}<p class="govuk-body"><a class="govuk-link" href="${href}/${released.id}">${WORDS.list.read}<span class="govuk-visually-hidden">: ${released.title}</span></a></p></div>`;
}

function cardOf(released: ReleasedSummary, href: string): Card {
  const [opening = ""] = released.summary.split(/\n{2,}/);
  return {
    title: released.title,
    href: `${href}/${released.id}`,
    text: opening.length > 280 ? `${opening.slice(0, opening.lastIndexOf(" ", 280))} …` : opening,
    meta: [released.place, versionOf(released)].filter(Boolean).join(" · "),
  };
}

function isLatest(one: ReleasedHead, all: readonly ReleasedHead[]): boolean {
  return !all.some((other) => other.assessmentId === one.assessmentId && other.version > one.version);
}

function versionOf({ year, version, releasedAt }: ReleasedHead): string {
  return versionName(year, version, dayOf(releasedAt));
}
