import { type Html, html } from "../../../web/html.ts";
import { partsOf } from "../rules/citations.ts";
import type { QuotedFigure } from "../rules/figure-sources.ts";
import { rowId } from "./result-places.ts";

/** Where the row of a figure stands: an address without its #. Undefined where it is not shown. */
export type FigurePlace = (figure: QuotedFigure) => string | undefined;

/** A sentence with its figures in their places, each a link to the row it stands in. */
export function sentence(words: string, figures: readonly QuotedFigure[], placeOf: FigurePlace): Html {
  return html`${partsOf(words).map((part) => {
    if ("words" in part) return html`${part.words}`;
    const figure = figures[part.place];
    return figure ? quoted(figure, placeOf) : false;
  })}`;
}

/** Of when the figures of a sentence are and how complete, once for those that are alike; and each with what it is. */
export function evidence(figures: readonly QuotedFigure[], placeOf: FigurePlace): Html | false {
  if (figures.length === 0) return false;
  const sources = [...new Set(figures.map(({ dated, coverage }) => [dated, coverage].filter(Boolean).join(". ")))];
  const items = figures.map(
    (figure) =>
      html`<li><span class="fp-number">${figure.text}</span>: ${figure.label}${figure.dated && html`, ${figure.dated}`}${link(figure, placeOf)}</li>`,
  );
  return html`<div class="fp-evidence"><p class="fp-evidence__dated">${sources.map((source, i) => html`${i > 0 && html`<br>`}${source}${!/[.!?]$/.test(source) && "."}`)}</p><details class="fp-evidence__figures"><summary>Where ${figures.length === 1 ? "this figure comes" : `these ${figures.length} figures come`} from</summary><ul>${items}</ul></details></div>`;
}

function quoted(figure: QuotedFigure, placeOf: FigurePlace): Html {
  const place = placeOf(figure);
  if (place === undefined) return html`<span class="fp-quoted">${figure.text}</span>`;
  return html`<a class="fp-quoted" href="${place}#${rowId(figure)}">${figure.text}</a>`;
}

function link(figure: QuotedFigure, placeOf: FigurePlace): Html | false {
  const place = placeOf(figure);
  return (
    place !== undefined &&
    html` (<a class="govuk-link" href="${place}#${rowId(figure)}">see the row<span class="govuk-visually-hidden"> of ${figure.label}</span></a>)`
  );
}
