import { type Figure, figureNote, figureValue } from "../../kernel/figures.ts";
import { type Measure, valueText } from "./numbers.ts";
import { STATE_WORDS } from "./states.ts";

/** "12.3", "12.3 partial" or "suppressed": a figure inside a sentence or beside its mark. */
export function figureWords(measure: Measure, figure: Figure): string {
  const value = figureValue(figure);
  const state = figure.state === "known" ? "" : STATE_WORDS[figure.state].toLowerCase();
  return value === undefined ? state : `${valueText(measure, value)} ${state}`.trim();
}

/** "Withheld: fewer than 10 offences": the state with its reason; nothing for a figure that is known. */
export function reasonWords(figure: Figure): string {
  if (figure.state === "known") return "";
  const note = figureNote(figure);
  return note ? `${STATE_WORDS[figure.state]}: ${startSmall(note)}` : STATE_WORDS[figure.state];
}

/** Notes are sentences; after a colon they begin small, unless they begin with a name in capitals. */
function startSmall(note: string): string {
  return /^[A-Z][A-Z]/.test(note) ? note : `${note.charAt(0).toLowerCase()}${note.slice(1)}`;
}
