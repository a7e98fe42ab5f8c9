import { formatInstant } from "../../../kernel/dates.ts";
import { button } from "../../../web/components/button.ts";
import { input } from "../../../web/components/input.ts";
import { pageHeading } from "../../../web/components/page-heading.ts";
import { pagination } from "../../../web/components/pagination.ts";
import { scrollRegion } from "../../../web/components/scroll-region.ts";
import { select } from "../../../web/components/select.ts";
import { type TableRow, table } from "../../../web/components/table.ts";
import { tag } from "../../../web/components/tag.ts";
import { type Html, html } from "../../../web/html.ts";
import { emptyState, filterBar, listHref } from "../../../web/lists.ts";
import type { View } from "../../../web/reply.ts";
import type { TrailEvent } from "../rules/events.ts";
import type { TypedFilter } from "../rules/filters.ts";
import { capacityWords, classWords, eventWords, personWords } from "../rules/words.ts";
import { crumbs, eventHref, objectLink, type Reading, seenHref, trailHref } from "./desk.ts";

export type TrailPage = {
  readonly filter: TypedFilter;
  readonly events: readonly TrailEvent[];
  readonly hasNewer: boolean;
  readonly hasOlder: boolean;
  readonly people: readonly { readonly id: string; readonly name: string }[];
  readonly eventNames: readonly string[];
};

/** Who did or read what here, newest first. */
export function trailPage(reading: Reading, page: TrailPage): View {
  const path = trailHref(reading);
  const query = { path, filters: page.filter, page: 1, pageSize: page.events.length };
  const href = (extra: Record<string, string>) => {
    const own = listHref(query);
    const more = new URLSearchParams(extra).toString();
    return more === "" ? own : `${own}${own.includes("?") ? "&" : "?"}${more}`;
  };
  const first = page.events[0]?.seq;
  const last = page.events.at(-1)?.seq;
  const pages = pagination({
    landmarkLabel: "Pages of events",
    previous:
      page.hasNewer && first !== undefined ? { href: href({ after: String(first) }), text: "Newer events" } : undefined,
    next:
      page.hasOlder && last !== undefined ? { href: href({ before: String(last) }), text: "Older events" } : undefined,
  });
  const rows = table({
    caption: "Events",
    captionClasses: "govuk-visually-hidden",
    classes: "fp-table fp-table--list",
    head: [{ text: "What" }, { text: "When" }, { text: "Who" }, { text: "Of what" }, { text: "Data shown or changed" }],
    rows: page.events.map((event) => eventRow(reading, event)),
    firstCellIsHeader: true,
  });
  return {
    kind: "desk",
    title: "Audit trail",
    breadcrumbs: crumbs(reading),
    content: html`${pageHeading({
      title: "Audit trail",
      caption: reading.partnership,
      text: html`Who did or read what, when, in which capacity and with what result. Nobody can change it, and looking at it is an event too. <a class="govuk-link" href="${seenHref(reading)}">Who has seen a record?</a>`,
      actions: button({
        text: "Download (CSV)",
        href: listHref({ ...query, path: `${path}/events.csv` }),
        classes: "govuk-button--secondary",
      }),
    })}${filterBar(query, filterFields(page))}${page.events.length === 0 ? emptyState({ title: "No events match", text: "Try fewer filters, or a longer period." }) : html`<p class="fp-count">Events ${String(first)} to ${String(last)}, newest first</p>${scrollRegion("Events", rows)}${(page.hasNewer || page.hasOlder) && pages}`}`,
  };
}

function eventRow(reading: Reading, event: TrailEvent): TableRow {
  const refused = event.result === "refused" && html` ${tag({ text: "Refused", classes: "govuk-tag--red" })}`;
  const who = event.personId === null ? "" : personWords(event.personId, reading.names);
  const capacity = capacityWords(event.capacity, reading.titles);
  return [
    {
      text: html`<a class="govuk-link" href="${eventHref(reading, event.seq)}">${eventWords(event.event)}<span class="govuk-visually-hidden">, event ${String(event.seq)}</span></a>${refused}`,
    },
    { text: html`<time datetime="${event.at.toISOString()}">${formatInstant(event.at)}</time>` },
    { text: who === "" ? capacity : html`${who}<br><span class="fp-quiet">${capacity}</span>` },
    { text: objectLink(reading, event.subject) },
    { text: classWords(event.fieldClasses) },
  ];
}

function filterFields({ filter, people, eventNames }: TrailPage): Html {
  return html`${select({
    name: "person",
    label: { text: "Who" },
    value: filter.person,
    items: [{ text: "Anybody", value: "" }, ...people.map(({ id, name }) => ({ text: name, value: id }))],
  })}${select({
    name: "event",
    label: { text: "What happened" },
    value: filter.event,
    items: [{ text: "Anything", value: "" }, ...eventNames.map((name) => ({ text: eventWords(name), value: name }))],
  })}${select({
    name: "result",
    label: { text: "Result" },
    value: filter.result,
    items: [
      { text: "Any", value: "" },
      { text: "Done", value: "done" },
      { text: "Refused", value: "refused" },
    ],
  })}${input({
    name: "object",
    label: { text: "Reference of a record" },
    value: filter.object,
    spellcheck: false,
    autocomplete: "off",
  })}${input({ name: "from", label: { text: "From this day" }, type: "date", value: filter.from })}${input({
    name: "to",
    label: { text: "To this day" },
    type: "date",
    value: filter.to,
  })}`;
}
