import type { AbsentState, CautionedState, Figure } from "../../kernel/figures.ts";
import { type Html, html } from "../html.ts";
import { bar, capPatterns, cautionPatterns, stateBox, statePatterns } from "./hatching.ts";
import { marker } from "./markers.ts";
import { type Colour, PALETTE, paint } from "./palette.ts";
import { ABSENT_STATES, CAUTIONED_STATES, STATE_MEANINGS, statesOf } from "./states.ts";

export type LegendItem = { readonly swatch: Html; readonly words: string };

/** The key beneath a drawing, with the measure it is of where the drawing does not say; nothing without items. */
export function legendList(items: readonly LegendItem[], title?: string): Html {
  if (items.length === 0) return html``;
  return html`${title && html`<p class="fp-legend__title">${title}</p>`}<ul class="fp-legend">${items.map((item) => html`<li class="fp-legend__item">${item.swatch} ${item.words}</li>`)}</ul>`;
}

/** The entry for values that are not there, in the pattern the drawing uses. `id` is that of the figure. */
export function absentItem(id: string, state: AbsentState, words: string = STATE_MEANINGS[state]): LegendItem {
  const prefix = `${id}-key`;
  const content = [
    statePatterns(prefix, [state]),
    stateBox(prefix, state, { x: 0.5, y: 0.5, width: 23, height: 15 }),
    html`<rect x=".5" y=".5" width="23" height="15"${paint({ stroke: "hatch" })}/>`,
  ];
  return { swatch: swatch(content), words };
}

/** The entry for a value that carries a caution, as the mark on a line. */
export function cautionMarkerItem(state: CautionedState): LegendItem {
  return { swatch: swatch([marker(state, [12, 8], "ink")]), words: STATE_MEANINGS[state] };
}

/** The entry for a value that carries a caution, as the end of a bar in `colour`. */
function cautionBarItem(id: string, state: CautionedState, colour: Colour): LegendItem {
  const prefix = `${id}-key`;
  const patterns = state === "partial" ? [capPatterns(prefix, [colour])] : [];
  const shape = bar(prefix, { x: 0, y: 2, width: 24, height: 12 }, "right", { colour, caution: state });
  return { swatch: swatch([...patterns, shape]), words: STATE_MEANINGS[state] };
}

/** The entries for the states among the figures of a bar chart whose bars have `colour`. */
export function barLegend(id: string, figures: readonly Figure[], colour: Colour): LegendItem[] {
  const states = new Set(statesOf(figures));
  return [
    ...ABSENT_STATES.filter((state) => states.has(state)).map((state) => absentItem(id, state)),
    ...CAUTIONED_STATES.filter((state) => states.has(state)).map((state) => cautionBarItem(id, state, colour)),
  ];
}

/** The entry for a filled colour; `edged` when the colour is pale. */
export function colourItem(colour: Colour, words: string): LegendItem {
  return {
    swatch: swatch([html`<rect x=".5" y=".5" width="23" height="15"${paint({ fill: colour, stroke: "axis" })}/>`]),
    words,
  };
}

/** The entry for shades with fine lines over them, which areas with any of `states` have. */
export function cautionShadeItem(id: string, states: readonly CautionedState[]): LegendItem {
  const prefix = `${id}-key`;
  const box = html`<rect x=".5" y=".5" width="23" height="15" class="fp-areas--caution fp-stroke-axis" fill="url(#${prefix}-caution-seq-2)" stroke="${PALETTE.axis}"/>`;
  const words = states.map((state) => STATE_MEANINGS[state]).join("; ");
  return { swatch: swatch([cautionPatterns(prefix, ["seq-2"]), box]), words };
}

/** The entry for the line over an interval. */
export function whiskerItem(words: string): LegendItem {
  return {
    swatch: swatch([html`<path d="M2 8H22M2 3v10M22 3v10"${paint({ stroke: "ink" })} stroke-width="1.5"/>`]),
    words,
  };
}

/** An entry with a drawing of its own, 24 by 16 units. */
export function swatch(content: readonly Html[]): Html {
  return html`<svg class="fp-swatch" viewBox="0 0 24 16" width="24" height="16" aria-hidden="true" focusable="false">${content}</svg>`;
}
