import { type AbsentState, absent, type CautionedState, type Figure } from "../../kernel/figures.ts";

/** The word for a state: the same in the drawing, the legend and the table. */
export const STATE_WORDS: Readonly<Record<AbsentState | CautionedState, string>> = {
  partial: "Partial",
  provisional: "Provisional",
  proxy: "Proxy",
  missing: "Missing",
  unknown: "Not known",
  withheld: "Withheld",
  suppressed: "Suppressed",
  "not-applicable": "Not applicable",
};

/** What the state means, for the legend. */
export const STATE_MEANINGS: Readonly<Record<AbsentState | CautionedState, string>> = {
  partial: "Partial: some of the data has not arrived",
  provisional: "Provisional: may be revised",
  proxy: "Proxy: stands in for a measure that is not available",
  missing: "Missing: no data was supplied",
  unknown: "Not known",
  withheld: "Withheld: not given, for the reason in the table",
  suppressed: "Suppressed: too small to show without risk to people",
  "not-applicable": "Not applicable",
};

export const ABSENT_STATES: readonly AbsentState[] = ["missing", "unknown", "withheld", "suppressed", "not-applicable"];
export const CAUTIONED_STATES: readonly CautionedState[] = ["partial", "provisional", "proxy"];

/** The figure as it can be drawn: a value that is no finite number is not known, and is never drawn as one. */
export function drawable(figure: Figure): Figure {
  if (!("value" in figure) || Number.isFinite(figure.value)) return figure;
  return absent("unknown", "The value is not a number");
}

export type AbsentFigure = Extract<Figure, { state: AbsentState }>;

export function isAbsent(figure: Figure): figure is AbsentFigure {
  return !("value" in figure);
}

/** The caution that must be shown beside a value, or undefined. */
export function cautionOf(figure: Figure): CautionedState | undefined {
  return "value" in figure && figure.state !== "known" ? figure.state : undefined;
}

/** The states among `figures` that a legend must name, absent ones first, each once. */
export function statesOf(figures: readonly Figure[]): (AbsentState | CautionedState)[] {
  const present = new Set(figures.map((figure) => figure.state));
  return [...ABSENT_STATES, ...CAUTIONED_STATES].filter((state) => present.has(state));
}
