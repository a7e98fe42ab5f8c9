const threeDigits = new Intl.NumberFormat("en-GB", { maximumSignificantDigits: 3 });
const whole = new Intl.NumberFormat("en-GB", { maximumFractionDigits: 0 });

/** A number as a reader would write it: whole from a thousand up, with at most three significant digits below. */
export function inWords(value: number): string {
  if (!Number.isFinite(value)) return "without limit";
  return (Math.abs(value) >= 1000 || Number.isInteger(value) ? whole : threeDigits).format(value);
}

/** "1 event", "12 events": `one` with an s for any other number. */
export function countOf(value: number, one: string): string {
  return `${inWords(value)} ${one}${value === 1 ? "" : "s"}`;
}

/** A list as a reader would say it: "a, b and c". */
export function listOf(parts: readonly string[]): string {
  if (parts.length < 2) return parts.join("");
  return `${parts.slice(0, -1).join(", ")} and ${parts.at(-1)}`;
}

/** A probability as a reader would write it: 0.031, and "less than 0.0001" below that. */
export function probabilityInWords(p: number): string {
  return p < 0.0001 ? "less than 0.0001" : String(Number(p.toPrecision(2)));
}

/** A ratio as a change: 1.18 as "up 18%", 0.65 as "down 35%", 1 as "unchanged", and Infinity as "up from none". */
export function changeInWords(ratio: number): string {
  const percent = Math.abs(ratio - 1) * 100;
  if (percent === Infinity) return "up from none";
  const rounded = percent >= 10 ? Math.round(percent) : Math.round(percent * 10) / 10;
  if (rounded === 0) return "unchanged";
  return `${ratio > 1 ? "up" : "down"} ${inWords(rounded)}%`;
}
