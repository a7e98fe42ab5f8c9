import { type Day, day } from "../kernel/dates.ts";
import { done, type Outcome, type Problem, refuse } from "../kernel/outcome.ts";
import { dateInput } from "./components/date-input.ts";
import { errorFor } from "./components/form-page.ts";
import type { Typed } from "./forms.ts";
import type { Html } from "./html.ts";

/** A day in three boxes, `prefix-day` and so on. Where several forms of a page ask for the same, each gives its own `id`. */
export function dayField(
  prefix: string,
  legend: string,
  typed: Typed,
  problems: readonly Problem[],
  id = prefix,
): Html {
  const names = ["day", "month", "year"].map((part) => `${prefix}-${part}`);
  const values = names.map((name) => [name, typeof typed[name] === "string" ? typed[name] : ""]);
  return dateInput({
    id,
    namePrefix: prefix,
    fieldset: { legend: { text: legend } },
    hint: { text: "For example, 27 3 2026." },
    errorMessage: errorFor(problems, prefix),
    values: Object.fromEntries(values),
  });
}

/** Reads the three boxes of a day; `label` begins the words of what is wrong. */
export function readDay(prefix: string, label: string, fields: Readonly<Record<string, unknown>>): Outcome<Day> {
  const read = readOptionalDay(prefix, label, fields);
  if (!read.ok) return read;
  return read.value ? done(read.value) : refuse(`Enter the ${label.charAt(0).toLowerCase()}${label.slice(1)}`, prefix);
}

/** The same for a day that may be left empty. */
export function readOptionalDay(
  prefix: string,
  label: string,
  fields: Readonly<Record<string, unknown>>,
): Outcome<Day | undefined> {
  const [d = "", m = "", y = ""] = ["day", "month", "year"].map((part) => String(fields[`${prefix}-${part}`] ?? ""));
  if (d === "" && m === "" && y === "") return done(undefined);
  try {
    if (/^\d{4}$/.test(y)) return done(day(`${y}-${m.padStart(2, "0")}-${d.padStart(2, "0")}`));
  } catch {
    // Not a day that there is.
  }
  return refuse(`${label} must be a real date, such as 27 3 2026`, prefix);
}
