/** A number as a reader sees it. Every format here throws RangeError for what is no finite number: that is no figure. */
export type Format = (value: number) => string;

/** `12345` as "12,345"; a fraction is rounded. The minus is a real minus. */
export function formatCount(value: number): string {
  return written(value, 0);
}

/** One decimal: "10.3". What would show as nought without being it keeps one digit that tells: "0.04". */
export function formatRate(value: number): string {
  return written(value, 1);
}

/** A proportion as per cent: `0.123` as "12.3%". Only the whole is 100%: 0.9999 is "99.9%". */
export function formatPercent(proportion: number): string {
  const rounded = Math.abs(proportion) < 1 && Math.round(Math.abs(proportion) * 1000) === 1000;
  return rounded ? `${proportion < 0 ? MINUS : ""}99.9%` : `${written(proportion * 100, 1)}%`;
}

/** A proportional change with its sign: `0.123` as "+12.3%", `-0.04` as "−4.0%", no change as "0.0%". */
export function formatChange(proportion: number): string {
  return `${proportion > 0 ? "+" : ""}${written(proportion * 100, 1)}%`;
}

/** Two decimals: "1.24". */
export function formatRatio(value: number): string {
  return written(value, 2);
}

/** A probability: "0.034", "less than 0.001", "more than 0.999". Throws RangeError outside 0 to 1. */
export function formatPValue(probability: number): string {
  if (!(probability >= 0 && probability <= 1)) throw new RangeError(`Not a probability: ${probability}`);
  if (probability < 0.001) return "less than 0.001";
  if (probability > 0.999) return "more than 0.999";
  return written(probability, 3);
}

/** A size in decimal units, as file managers give it: "999 bytes", "1.2 MB". */
export function formatBytes(bytes: number): string {
  if (bytes < 1000) return quantity(bytes, "byte");
  // 999,950 would round to "1,000.0 KB".
  const unit = BYTE_UNITS.find(({ size }) => bytes / size < 999.95) ?? LARGEST_UNIT;
  return `${written(bytes / unit.size, 1).replace(/\.0$/, "")} ${unit.name}`;
}

/** "1 dataset", "17 datasets". The plural is the word with s unless it is given. */
export function quantity(count: number, one: string, many = `${one}s`): string {
  return `${formatCount(count)} ${count === 1 ? one : many}`;
}

/** "a", "a and b", "a, b and c". Empty for nothing. */
export function formatList(words: readonly string[], joiner: "and" | "or" = "and"): string {
  if (words.length < 2) return words.join("");
  return `${words.slice(0, -1).join(", ")} ${joiner} ${words.at(-1)}`;
}

const MINUS = "\u2212";
const LARGEST_UNIT = { name: "TB", size: 1e12 };
const BYTE_UNITS = [{ name: "KB", size: 1e3 }, { name: "MB", size: 1e6 }, { name: "GB", size: 1e9 }, LARGEST_UNIT];

// Making a NumberFormat costs a hundred times as much as using one.
const fixed = [0, 1, 2, 3].map(
  (digits) => new Intl.NumberFormat("en-GB", { minimumFractionDigits: digits, maximumFractionDigits: digits }),
);
const firstDigit = new Intl.NumberFormat("en-GB", { maximumSignificantDigits: 1 });

function written(value: number, decimals: 0 | 1 | 2 | 3): string {
  if (!Number.isFinite(value)) throw new RangeError(`Not a finite number: ${value}`);
  const size = Math.abs(value);
  const text = fixed[decimals]?.format(size) ?? "";
  const isNought = !/[1-9]/.test(text);
  if (size === 0 || (isNought && decimals === 0)) return text;
  return `${value < 0 ? MINUS : ""}${isNought ? firstDigit.format(size) : text}`;
}
