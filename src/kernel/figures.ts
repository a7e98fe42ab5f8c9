/**
 * A number with the state it is in. Missing is never zero: a figure that is not known carries the reason instead of a
 * value, and one that is less than certain carries the value with the caution that must be shown beside it.
 */
export type Figure =
  | { readonly state: "known"; readonly value: number }
  | { readonly state: CautionedState; readonly value: number; readonly note: string }
  | { readonly state: AbsentState; readonly note: string };

/** There is a value, and something the reader must be told with it. */
export type CautionedState = "partial" | "provisional" | "proxy";

/** There is no value, and this is why. */
export type AbsentState = "missing" | "unknown" | "withheld" | "suppressed" | "not-applicable";

export function known(value: number): Figure {
  return { state: "known", value };
}

export function cautioned(state: CautionedState, value: number, note: string): Figure {
  return { state, value, note };
}

export function absent(state: AbsentState, note: string): Figure {
  return { state, note };
}

/** The value if there is one, whatever caution it carries. */
export function figureValue(figure: Figure): number | undefined {
  return "value" in figure ? figure.value : undefined;
}

export function figureNote(figure: Figure): string | undefined {
  return "note" in figure ? figure.note : undefined;
}

/** True only for a figure that may be compared, ranked or claimed upon without a caution. */
export function isKnown(figure: Figure): figure is { state: "known"; value: number } {
  return figure.state === "known";
}
