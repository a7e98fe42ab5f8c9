import { type Figure, figureNote, figureValue } from "../../kernel/figures.ts";
import { STATE_WORDS } from "../charts/states.ts";
import type { Format } from "../format.ts";
import { type Html, html } from "../html.ts";
import { type Content, hasContent } from "./markup.ts";

export type KeyFigure = {
  /** What is counted: "Recorded burglaries". */
  readonly label: string;
  readonly figure: Figure;
  readonly format: Format;
  /** What the number is of, after it: "per 1,000 households". */
  readonly unit?: string | undefined;
  /** What to make of it, in a few words: "12.3% fewer than the year before". */
  readonly text?: Content | undefined;
  /** The date of the data: "Year to October 2025". */
  readonly dated: string;
  /** What is missing from it: "All 12 months complete". */
  readonly coverage: string;
  /** Where the figure is explained. */
  readonly href?: string | undefined;
};

/** The few figures that matter, side by side, each with its date and its coverage. The headings are of `headingLevel`. */
export function keyFigures(figures: readonly KeyFigure[], headingLevel = 3): Html {
  return html`<ul class="fp-key-figures">${figures.map((figure) => card(figure, headingLevel))}</ul>`;
}

function card(item: KeyFigure, level: number): Html {
  const label = item.href ? html`<a class="govuk-link" href="${item.href}">${item.label}</a>` : item.label;
  const text = hasContent(item.text) && html`<p class="fp-key-figure__text">${item.text}</p>`;
  const note = figureNote(item.figure);
  return html`<li class="fp-key-figure"><h${level} class="fp-key-figure__label">${label}</h${level}><p class="fp-key-figure__value">${value(item)}</p>${note && html`<p class="fp-key-figure__note">${note}</p>`}${text}<p class="fp-key-figure__data">${item.dated}<br>${item.coverage}</p></li>`;
}

function value(item: KeyFigure): Html {
  const number = figureValue(item.figure);
  if (number === undefined)
    return html`<span class="fp-key-figure__absent">${STATE_WORDS[absentOr(item.figure)]}</span>`;
  const state =
    item.figure.state !== "known" &&
    html` <span class="fp-state fp-state--${item.figure.state}">${STATE_WORDS[item.figure.state]}</span>`;
  const unit = item.unit && html` <span class="fp-key-figure__unit">${item.unit}</span>`;
  return html`<span class="fp-number">${item.format(number)}</span>${unit}${state}`;
}

function absentOr(figure: Figure): Exclude<Figure["state"], "known"> {
  return figure.state === "known" ? "unknown" : figure.state;
}
