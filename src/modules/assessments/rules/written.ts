import type { Figure } from "../../../kernel/figures.ts";
import type { ColumnFormat } from "./results.ts";

/** How the values of a column are written for a reader. Throws RangeError for what is no finite number. */
export const WRITTEN: Readonly<Record<ColumnFormat, (value: number) => string>> = {
  text: (value) => fixed(value, 0),
  count: (value) => fixed(value, 0),
  rate: (value) => fixed(value, 1),
  share: writtenShare,
  ratio: (value) => fixed(value, 2),
  probability: writtenProbability,
  rank: (value) => fixed(value, 0),
  score: (value) => fixed(value, 2),
};

/** A figure inside a sentence: its value, with a caution where it carries one, or the word for why there is none. */
export function writtenFigure(figure: Figure, format: ColumnFormat): string {
  if (!("value" in figure)) return ABSENT[figure.state];
  const value = WRITTEN[format](figure.value);
  return figure.state === "known" ? value : `${value} (${figure.state})`;
}

const ABSENT = {
  missing: "(missing)",
  unknown: "(not known)",
  withheld: "(withheld)",
  suppressed: "(suppressed)",
  "not-applicable": "(not applicable)",
} as const;

const formats = [0, 1, 2, 3].map(
  (digits) => new Intl.NumberFormat("en-GB", { minimumFractionDigits: digits, maximumFractionDigits: digits }),
);
const firstDigit = new Intl.NumberFormat("en-GB", { maximumSignificantDigits: 1 });

/** What would show as nought without being it keeps one digit that tells: "0.04". The minus is a real minus. */
function fixed(value: number, decimals: 0 | 1 | 2 | 3): string {
  if (!Number.isFinite(value)) throw new RangeError(`Not a finite number: ${value}`);
  const size = Math.abs(value);
  const text = formats[decimals]?.format(size) ?? "";
  const isNought = !/[1-9]/.test(text);
  if (size === 0 || (isNought && decimals === 0)) return text;
  return `${value < 0 ? "\u2212" : ""}${isNought ? firstDigit.format(size) : text}`;
}

/** Only the whole is 100%: 0.9999 is "99.9%". */
function writtenShare(share: number): string {
  if (share < 1 && Math.round(share * 1000) === 1000) return "99.9%";
  return `${fixed(share * 100, 1)}%`;
}

function writtenProbability(probability: number): string {
  if (probability < 0.001) return "less than 0.001";
  return probability > 0.999 ? "more than 0.999" : fixed(probability, 3);
}
