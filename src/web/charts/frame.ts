import { type Html, html, trusted } from "../html.ts";
import { type FigureTable, figureTable } from "./figure-table.ts";
import { type LegendItem, legendList } from "./legend.ts";

/** What stands around every drawing. A measure states its definition, its source, its date and its coverage. */
export type Frame = {
  /** Unique on the page; begins every id inside the figure. Letters, digits, hyphens and underscores. */
  readonly id: string;
  /** What the chart shows, better what it says: "Burglary fell by a fifth in Thurrock". */
  readonly title: string;
  /** The measure, place and period: "Burglaries a month, Thurrock, January 2022 to October 2025". */
  readonly subtitle?: string;
  /** Where the figures come from: "data.police.uk". */
  readonly source: string;
  /** How fresh they are: "Data to October 2025, downloaded 12 November 2025". */
  readonly dated: string;
  /** What is missing from them: "34 of 36 months complete". */
  readonly coverage: string;
  /** What is counted and how. */
  readonly definition?: string;
  /** Set to make the title a heading of this level. */
  readonly headingLevel?: 2 | 3 | 4 | 5;
  /** Shows the table at once instead of behind "Show the figures as a table". */
  readonly tableOpen?: boolean;
};

export type FigureParts = {
  readonly drawing: Html | readonly Html[];
  readonly legend: readonly LegendItem[];
  /** What the key is of, for maps, whose drawing has no axis to say it. */
  readonly legendTitle?: string;
  /** The same figures as the drawing; none only when the drawing is itself a table. */
  readonly tables: readonly FigureTable[];
};

/** What a table of the figures is called: the measure, place and period, or the title where no more is said. */
export function tableCaption(frame: Frame): string {
  return frame.subtitle ?? frame.title;
}

/** The whole figure: caption, drawing, key, table and source. Throws RangeError for an id that cannot stand in markup. */
export function chartFigure(frame: Frame, parts: FigureParts): Html {
  if (!/^[A-Za-z][\w-]*$/.test(frame.id)) throw new RangeError(`Not an id for a figure: ${frame.id}`);
  return html`<figure class="fp-figure" id="${frame.id}" aria-labelledby="${frame.id}-title">
<figcaption class="fp-figure__caption">${titleLine(frame)}${frame.subtitle && html`<p class="fp-figure__subtitle">${frame.subtitle}</p>`}</figcaption>
<div class="fp-figure__drawing">${parts.drawing}</div>
${legendList(parts.legend, parts.legendTitle)}
<p class="fp-figure__source">Source: ${sentence(frame.source)} ${sentence(frame.dated)} Coverage: ${sentence(frame.coverage)}${frame.definition && ` ${sentence(frame.definition)}`}</p>
${tableDetails(frame, parts.tables)}
</figure>`;
}

/** The tables behind a summary; nothing where the drawing is a table itself. */
function tableDetails(frame: Frame, tables: readonly FigureTable[]): Html {
  if (tables.length === 0) return html``;
  const written = tables.map((table, i) => figureTable(`${frame.id}-table${i === 0 ? "" : i + 1}`, table));
  return html`<details class="govuk-details fp-figure__table"${frame.tableOpen ? trusted(" open") : ""}><summary class="govuk-details__summary"><span class="govuk-details__summary-text">Show the figures as a table</span></summary>
<div class="govuk-details__text">${written}</div></details>`;
}

function titleLine(frame: Frame): Html {
  const tag = trusted(frame.headingLevel ? `h${frame.headingLevel}` : "p");
  return html`<${tag} class="fp-figure__title" id="${frame.id}-title">${frame.title}</${tag}>`;
}

function sentence(text: string): string {
  return /[.?!]$/.test(text) ? text : `${text}.`;
}
