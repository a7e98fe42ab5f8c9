/** How the values of a measure are named and written. */
export type Measure = {
  /** What is counted, with its unit and period: "Burglaries per 1,000 households a year". */
  readonly label: string;
  /** Digits after the point, 0 for counts. */
  readonly decimals: number;
  /** Set before the number: "£". */
  readonly before?: string;
  /** Set after the number, with its own space if it wants one: "%". */
  readonly after?: string;
};

/** Bounds of an estimate, in the unit of its measure. `high` may be Infinity when there is no upper bound. */
export type Interval = { readonly low: number; readonly high: number };

/** `1234.5` as "1,234.5" or "£1,235", as the measure has it. Only for numbers that are finite. */
export function valueText(measure: Measure, value: number): string {
  return signed(measure, value, (size) => numberText(size, measure.decimals));
}

/** "10.1 to 12.3"; a bound that does not exist is said in words. */
export function intervalText(measure: Measure, interval: Interval): string {
  const low = Number.isFinite(interval.low) ? valueText(measure, interval.low) : "no lower limit";
  const high = Number.isFinite(interval.high) ? valueText(measure, interval.high) : "no upper limit";
  return `${low} to ${high}`;
}

/** The interval, unless its ends are no numbers or stand the wrong way round: then there is none to draw. */
export function soundInterval(interval: Interval | undefined): Interval | undefined {
  if (!interval || !(interval.low <= interval.high)) return undefined;
  return interval.low === Number.POSITIVE_INFINITY || interval.high === Number.NEGATIVE_INFINITY ? undefined : interval;
}

/** The number on an axis whose ticks stand `step` apart: only the digits that the step needs, millions as "m". */
export function tickText(measure: Measure, value: number, step: number): string {
  const [unit, letter] = step >= 1e9 ? [1e9, "bn"] : step >= 1e6 ? [1e6, "m"] : [1, ""];
  const decimals = Math.min(6, Math.max(0, -Math.floor(Math.log10(step / unit) + 1e-9)));
  return signed(measure, value, (size) => `${numberText(size / unit, decimals)}${letter}`);
}

/** A coordinate for markup: tenths of a unit are finer than any screen shows. */
export function px(coordinate: number): number {
  return Math.round(coordinate * 10) / 10;
}

const formats = new Map<number, Intl.NumberFormat>();
const huge = new Intl.NumberFormat("en-GB", { notation: "scientific", maximumSignificantDigits: 3 });

/** The minus stands before the unit and is a real minus: −£5, not £-5. Nothing that rounds to nought keeps a sign. */
function signed(measure: Measure, value: number, write: (size: number) => string): string {
  const text = write(Math.abs(value));
  const sign = value < 0 && /[1-9]/.test(text) ? "\u2212" : "";
  return `${sign}${measure.before ?? ""}${text}${measure.after ?? ""}`;
}

function numberText(value: number, decimals: number): string {
  if (value >= 1e15) return huge.format(value);
  let format = formats.get(decimals);
  if (!format) {
    format = new Intl.NumberFormat("en-GB", { minimumFractionDigits: decimals, maximumFractionDigits: decimals });
    formats.set(decimals, format);
  }
  return format.format(value);
}
