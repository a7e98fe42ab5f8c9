import { formatInstant } from "../../../kernel/dates.ts";
import { button } from "../../../web/components/button.ts";
import { pageHeading } from "../../../web/components/page-heading.ts";
import { summaryList } from "../../../web/components/summary-list.ts";
import { table } from "../../../web/components/table.ts";
import { tag } from "../../../web/components/tag.ts";
import { formatCount } from "../../../web/format.ts";
import { type Html, html } from "../../../web/html.ts";
import { emptyState, type ListQuery, listPage } from "../../../web/lists.ts";
import type { View } from "../../../web/reply.ts";
import { type Edition, holdingName, KIND_LABELS, ORIGIN_LABELS, type Origin } from "../rules/editions.ts";
import { type HeldEdition, type Need, needsOf } from "../rules/needs.ts";

export type Register = {
  readonly editions: readonly Edition[];
  readonly total: number;
  readonly holdings: readonly HeldEdition[];
  readonly gazetteer: { readonly number: number; readonly sha256: string } | undefined;
};

/** Every edition that is held, and what is still missing. */
export function editionsPage(home: string, query: ListQuery, register: Register): View {
  const list = listPage({
    title: TITLE,
    text: "Which small area lies in which ward, district and force; where they are; who lives there. Held once, for every partnership of this installation.",
    actions: html`${button({ text: "Import files", href: `${home}/new` })}`,
    query,
    total: register.total,
    noun: "edition",
    columns: [
      { text: "Edition" },
      { text: "Kind" },
      { text: "Vintage" },
      { text: "Origin" },
      { text: "Rows", format: "numeric" },
      { text: "Imported" },
    ],
    rows: register.editions.map((edition) => [
      {
        text: html`<a class="govuk-link" href="${home}/${edition.id}">${edition.title}</a><br><span class="fp-quiet">${edition.fileName}</span>`,
      },
      { text: KIND_LABELS[edition.kind] },
      { text: edition.vintage || NOT_SAID },
      { text: originTag(edition.origin) },
      { text: formatCount(edition.rows), format: "numeric" },
      { text: formatInstant(edition.importedAt) },
    ]),
    empty: emptyState({
      title: "No places have been imported yet",
      text: "Until they are, incidents show “area not yet known”: they are placed when the lookups arrive, without a second import.",
      action: button({ text: "Import files", href: `${home}/new` }),
    }),
  });
  return {
    kind: "desk",
    title: TITLE,
    licences: attributionLines(register.editions),
    content: html`${list}${gazetteerSection(home, register.gazetteer)}${needsSections(register.holdings)}`,
  };
}

/** One edition: where it is from, and what of it is kept. */
export function editionPage(home: string, edition: Edition): View {
  const rows = edition.holds.map((holding) => [
    { text: holdingName(holding) },
    { text: formatCount(holding.rows), format: "numeric" } as const,
  ]);
  return {
    kind: "desk",
    title: edition.title,
    breadcrumbs: [{ text: TITLE, href: home }, { text: edition.title }],
    licences: attributionLines([edition]),
    content: html`${pageHeading({ title: edition.title, caption: KIND_LABELS[edition.kind] })}${summaryList({
      rows: [
        { key: { text: "Origin" }, value: { text: originTag(edition.origin) } },
        { key: { text: "Vintage" }, value: { text: edition.vintage || NOT_SAID } },
        { key: { text: "File" }, value: { text: edition.fileName } },
        { key: { text: "Rows in the file" }, value: { text: formatCount(edition.rows) } },
        {
          key: { text: "Imported" },
          value: { text: html`${formatInstant(edition.importedAt)}, ${importer(edition)}` },
        },
        { key: { text: "Left out" }, value: { text: lines(edition.notes, "Nothing") } },
        { key: { text: "Must be shown with it" }, value: { text: lines(edition.attribution.split("\n"), "") } },
        {
          key: { text: "SHA-256 of the content" },
          value: { text: html`<code class="fp-reference">${edition.sha256}</code>` },
        },
      ],
    })}<h2 class="govuk-heading-m">What is kept of it</h2>${table({
      caption: "What is kept of it",
      captionClasses: "govuk-visually-hidden",
      head: [{ text: "What" }, { text: "Rows", format: "numeric" }],
      rows,
      firstCellIsHeader: true,
    })}`,
  };
}

export const TITLE = "Places and population";
const NOT_SAID = "Not stated";

/** The attributions of these editions, each once, for the foot of a page that shows something of them. */
export function attributionLines(editions: readonly { readonly attribution: string }[]): string[] {
  return [...new Set(editions.flatMap(({ attribution }) => attribution.split("\n")))];
}

function originTag(origin: Origin): Html {
  return tag({
    text: ORIGIN_LABELS[origin],
    classes: origin === "official" ? "govuk-tag--green" : "govuk-tag--yellow",
  });
}

function importer({ importedBy, origin }: Edition): string {
  if (importedBy !== undefined) return `by ${importedBy}`;
  return origin === "sketch" ? "with the demonstration" : "at the console";
}

function gazetteerSection(home: string, gazetteer: Register["gazetteer"]): Html | false {
  if (!gazetteer) return false;
  return html`<h2 class="govuk-heading-m">Today’s gazetteer</h2><p class="govuk-body">What all lookups say together is gazetteer ${gazetteer.number}. An analysis names the one it used. <a class="govuk-link" href="${home}/districts">Look up a district</a></p>`;
}

function needsSections(holdings: readonly HeldEdition[]): Html {
  const { missing, sketched } = needsOf(holdings);
  return html`${missing.length > 0 && html`<h2 class="govuk-heading-m" id="missing">What is still missing</h2>${needList(missing)}`}${sketched.length > 0 && html`<h2 class="govuk-heading-m" id="sketched">Held only as a sketch</h2><p class="govuk-body">The demonstration drew these. Official files take their place once they are imported.</p><ul class="govuk-list govuk-list--bullet">${sketched.map(({ file }) => html`<li>${file}</li>`)}</ul>`}`;
}

function needList(needs: readonly Need[]): Html {
  return html`<ul class="govuk-list govuk-list--bullet">${needs.map(({ file, without }) => html`<li><strong>${file}.</strong> ${without}</li>`)}</ul>`;
}

function lines(texts: readonly string[], none: string): Html {
  if (texts.length === 0) return html`${none}`;
  return html`${texts.map((text, i) => html`${i > 0 && html`<br>`}${text}`)}`;
}
