import { type Figure, figureNote, figureValue } from "../../kernel/figures.ts";
import { STATE_WORDS } from "../charts/states.ts";
import type { Format } from "../format.ts";
import { type Html, html } from "../html.ts";
import { NOTHING } from "./markup.ts";

/** The notes of the figures in one table, numbered in the order in which they are met, the same words once. */
export type FigureNotes = { readonly id: string; readonly numbers: ReadonlyMap<string, number> };

/**
 * A figure with its state: the number alone when it is known, else the word for its state and the reason, which opens
 * on asking. With `notes` the reason is a numbered note instead. A block: for a cell or a `div`, not inside a paragraph.
 */
export function figure(of: Figure, format: Format, notes?: FigureNotes): Html {
  if (of.state === "known") return html`<span class="fp-number">${format(of.value)}</span>`;
  const value = figureValue(of);
  // The word stands first, so that the digits of a column end in one line.
  const number = value !== undefined && html` <span class="fp-number">${format(value)}</span>`;
  const state = html`<span class="fp-state fp-state--${of.state}">${STATE_WORDS[of.state]}</span>`;
  const words = html`${state}${notes && noteLink(of, notes)}${number}`;
  return notes ? words : reason(of, words);
}

/** The figure in the words of a sentence: "1,234 (partial: two months are missing)", "not known (it was not asked for)". */
export function figureText(of: Figure, format: Format): string {
  if (of.state === "known") return format(of.value);
  const state = STATE_WORDS[of.state].toLowerCase();
  const value = figureValue(of);
  const note = figureNote(of);
  if (value === undefined) return note ? `${state} (${note})` : state;
  return `${format(value)} (${[state, note].filter(Boolean).join(": ")})`;
}

/** Numbers the notes of `figures`. `id` is unique on the page and begins the address of each note. */
export function figureNotes(id: string, figures: readonly Figure[]): FigureNotes {
  const notes = new Set(figures.map(figureNote).filter((note) => note));
  return { id, numbers: new Map([...notes].map((note, i) => [note ?? "", i + 1])) };
}

/** The list that stands beneath the table; nothing when there are no notes. */
export function figureNoteList(notes: FigureNotes): Html {
  if (notes.numbers.size === 0) return NOTHING;
  const items = [...notes.numbers].map(([note, number]) => html`<li id="${notes.id}-${number}">${note}</li>`);
  return html`<ol class="govuk-list govuk-list--number fp-notes" aria-label="Notes to the figures">${items}</ol>`;
}

function noteLink(of: Figure, notes: FigureNotes): Html | false {
  const number = notes.numbers.get(figureNote(of) ?? "");
  if (number === undefined) return false;
  return html`<a class="fp-note-link" href="#${notes.id}-${number}"><span class="govuk-visually-hidden">note </span>${number}</a>`;
}

function reason(of: Figure, words: Html): Html {
  const note = figureNote(of);
  if (!note) return words;
  return html`<details class="fp-why"><summary class="fp-why__summary">${words}<span class="govuk-visually-hidden">: why</span></summary><div class="fp-why__note">${note}</div></details>`;
}
