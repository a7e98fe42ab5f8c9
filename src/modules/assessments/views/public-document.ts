import { keyFigures } from "../../../web/components/key-figure.ts";
import { type ContentsItem, contentsList, reading, section } from "../../../web/components/reading.ts";
import { summaryList } from "../../../web/components/summary-list.ts";
import { warningText } from "../../../web/components/warning-text.ts";
import { type Html, html } from "../../../web/html.ts";
import { ASSESSMENT_WORDS as WORDS } from "../content.ts";
import type { PublicDocument } from "../rules/documents.ts";
import type { QuotedFigure } from "../rules/figure-sources.ts";
import { ALL_TYPES } from "../rules/results.ts";
import { figureAt } from "../rules/small-counts.ts";
import { WRITTEN } from "../rules/written.ts";
import { paragraphs } from "./paragraphs.ts";
import { publicFigures } from "./public-figures.ts";
import { evidence, sentence } from "./sentence.ts";

/** A released assessment from its summary to its sources: the same for the public and for whoever is to release it. */
export function publicDocumentBody(document: PublicDocument, filesHref: string): Html {
  const { sections } = WORDS;
  const body = html`${labels(document)}${section({ id: "summary", title: sections.summary, content: summary(document) })}${section(
    { id: "priorities", title: sections.priorities, content: priorities(document) },
  )}${section({ id: "findings", title: sections.findings, content: findings(document) })}${section({
    id: "figures",
    title: sections.figures,
    content: publicFigures(document, filesHref),
  })}${section({ id: "sources", title: sections.sources, content: sources(document) })}${section({
    id: "reading",
    title: sections.reading,
    content: html`<ul class="govuk-list govuk-list--bullet">${WORDS.reading.map((line) => html`<li>${line}</li>`)}</ul>`,
  })}`;
  return reading(contentsList(contents(), sections.contents), body);
}

function contents(): ContentsItem[] {
  const { sections } = WORDS;
  return [
    { text: sections.summary, href: "#summary" },
    { text: sections.priorities, href: "#priorities" },
    { text: sections.findings, href: "#findings" },
    {
      text: sections.figures,
      href: "#figures",
      items: [
        { text: sections.types, href: "#types" },
        { text: sections.months, href: "#months" },
        { text: sections.districts, href: "#districts" },
        { text: sections.wards, href: "#wards" },
        { text: sections.hotSpots, href: "#hot-spots" },
      ],
    },
    { text: sections.sources, href: "#sources" },
    { text: sections.reading, href: "#reading" },
  ];
}

/** What a reader must know before all else: that nothing of it is real, or that the map is none. */
function labels({ sources: { isSynthetic, isSketch } }: PublicDocument): Html {
  return html`${isSynthetic && warningText({ text: WORDS.synthetic, iconFallbackText: "Note" })}${isSketch && html`<p class="govuk-body">${WORDS.sketch}</p>`}`;
}

function summary({ summary: text, tables, sources: { period, coverage } }: PublicDocument): Html {
  const types = tables.find(({ name }) => name === "types");
  const of = (column: string) => figureAt(types, ALL_TYPES, column);
  const common = { dated: period, coverage };
  return html`<div class="fp-prose fp-prose--lead">${text === "" ? html`<p class="govuk-body">${WORDS.noSummary}</p>` : paragraphs(text)}</div>${
    types !== undefined &&
    keyFigures([
      { label: "Incidents recorded", figure: of("count"), format: WRITTEN.count, href: "#types", ...common },
      {
        label: "Rate",
        figure: of("rate"),
        format: WRITTEN.rate,
        unit: "per 1,000 residents",
        href: "#types",
        ...common,
      },
      {
        label: "Rank among districts",
        figure: of("rank"),
        format: WRITTEN.rank,
        text: "1 is the highest rate of the police force's districts",
        href: "#districts",
        ...common,
      },
    ])
  }`;
}

function priorities({ priorities: chosen, findings: found }: PublicDocument): Html {
  const placeOf = () => undefined;
  return html`<ol class="fp-priorities fp-priorities--public">${chosen.map((priority, i) => {
    const grounds = priority.findings.flatMap((n) => {
      const finding = found[n];
      return finding
        ? [
            html`<li>${sentence(finding.sentence, finding.figures, placeOf)} <a class="govuk-link" href="#finding-${n + 1}">Finding ${n + 1}</a></li>`,
          ]
        : [];
    });
    return html`<li class="fp-priority" id="priority-${i + 1}"><h3 class="fp-priority__title">${priority.title}</h3>${paragraphs(priority.reason)}<details class="fp-priority__why"><summary>${WORDS.why}</summary><ul>${grounds}</ul></details></li>`;
  })}</ol>`;
}

function findings(document: PublicDocument): Html {
  return html`<ol class="fp-findings">${document.findings.map((finding, i) => {
    const led = document.priorities.flatMap((priority, n) => (priority.findings.includes(i) ? [{ priority, n }] : []));
    return html`<li class="fp-finding" id="finding-${i + 1}"><p class="fp-finding__sentence">${sentence(finding.sentence, finding.figures, placesIn(document))}</p>${evidence(finding.figures, placesIn(document))}${
      led.length > 0 &&
      html`<p class="fp-finding__led">${WORDS.ledTo} ${led.map(({ priority, n }, j) => html`${j > 0 && ", "}<a class="govuk-link" href="#priority-${n + 1}">${priority.title}</a>`)}</p>`
    }</li>`;
  })}</ol>`;
}

/** A figure leads to its row when the row is on the page. */
function placesIn({ tables }: PublicDocument) {
  return ({ table, row }: QuotedFigure) =>
    tables.some(({ name, rows }) => name === table && rows.some(({ key }) => key === row)) ? "" : undefined;
}

function sources({ sources: of }: PublicDocument): Html {
  const words = WORDS.sources;
  const row = (key: string, value: string) => value !== "" && { key: { text: key }, value: { text: value } };
  const list = summaryList({
    rows: [
      row(words.data, `${of.dataset}, version ${of.version}`),
      row(words.provider, of.provider),
      row(words.licence, of.licence),
      row(words.force, of.force),
      row(words.period, of.period),
      row(words.coverage, of.coverage),
      row(words.duplicates, words[of.duplicates]),
      row(words.places, of.projection),
      row(words.program, `Frankpledge ${of.program}`),
    ],
  });
  return html`${list}${of.attributions.length > 0 && html`<h3 class="govuk-heading-s">${words.attributions}</h3>${of.attributions.map((line) => html`<p class="govuk-body fp-attribution">${line}</p>`)}`}`;
}
