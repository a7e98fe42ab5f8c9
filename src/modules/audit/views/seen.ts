import { formatInstant } from "../../../kernel/dates.ts";
import { button } from "../../../web/components/button.ts";
import { input } from "../../../web/components/input.ts";
import { pageHeading } from "../../../web/components/page-heading.ts";
import { scrollRegion } from "../../../web/components/scroll-region.ts";
import { table } from "../../../web/components/table.ts";
import { type Html, html } from "../../../web/html.ts";
import { emptyState, listHref } from "../../../web/lists.ts";
import type { View } from "../../../web/reply.ts";
import type { Sight } from "../rules/events.ts";
import { capacityWords, classWords, objectWords, personWords } from "../rules/words.ts";
import { crumbs, type Reading, seenHref, trailHref } from "./desk.ts";

/** Who has been shown data of one record; without a reference, the question alone. */
export function seenPage(reading: Reading, object: string, sights: readonly Sight[]): View {
  const title = "Who has seen a record";
  const form = html`<form class="fp-filters" action="${seenHref(reading)}" method="get" novalidate><div class="fp-filters__fields">${input(
    {
      name: "object",
      label: { text: "Reference of the record" },
      hint: { text: "It stands at the end of the record's address" },
      value: object,
      spellcheck: false,
      autocomplete: "off",
    },
  )}<div class="fp-filters__actions">${button({ text: "Show who has seen it", classes: "govuk-button--secondary" })}</div></div></form>`;
  return {
    kind: "desk",
    title,
    breadcrumbs: crumbs(reading, { text: title }),
    content: html`${pageHeading({
      title,
      caption: reading.partnership,
      text: "Everybody who was shown personal data of a record, on a page or in a file they took away. Looking it up is an event too.",
    })}${form}${object !== "" && seenBy(reading, object, sights)}`,
  };
}

function seenBy(reading: Reading, object: string, sights: readonly Sight[]): Html {
  const all = listHref({ path: trailHref(reading), filters: { object }, sort: undefined, page: 1 });
  const heading = html`<h2 class="govuk-heading-m">${objectWords(object, reading.names)}</h2><p class="govuk-body"><a class="govuk-link" href="${all}">Everything that happened to it</a></p>`;
  if (sights.length === 0)
    return html`${heading}${emptyState({ title: "Nobody has seen it", text: "No event says that data of this record was shown to anybody here." })}`;
  const rows = table({
    caption: title(sights),
    captionClasses: "govuk-visually-hidden",
    classes: "fp-table fp-table--list",
    head: [
      { text: "Who" },
      { text: "In which capacity" },
      { text: "Data shown" },
      { text: "Times", format: "numeric" },
      { text: "First" },
      { text: "Last" },
    ],
    rows: sights.map((sight) => [
      { text: personWords(sight.personId, reading.names) },
      { text: capacityWords(sight.capacity, reading.titles) },
      { text: classWords(sight.fieldClasses) },
      { text: String(sight.times), format: "numeric" },
      { text: formatInstant(sight.firstAt) },
      { text: formatInstant(sight.lastAt) },
    ]),
    firstCellIsHeader: true,
  });
  return html`${heading}${scrollRegion("Who has seen it", rows)}`;
}

function title(sights: readonly Sight[]): string {
  return sights.length === 1 ? "One way in which it was seen" : `${sights.length} ways in which it was seen`;
}
