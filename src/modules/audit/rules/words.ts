import { FIELD_CLASSES, isFieldClass } from "../../../kernel/field-classes.ts";
import type { Names } from "./events.ts";

/** `dataset.gap-recorded` as "Dataset: gap recorded". */
export function eventWords(event: string): string {
  const [first = "", ...rest] = event.split(".");
  const words = `${first}: ${rest.join(" ")}`.replaceAll("-", " ");
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}`;
}

/** `job for analyst, chair` as "Job for Analyst, Chair", with the titles that the roles have now. */
export function capacityWords(capacity: string | null, titles: ReadonlyMap<string, string>): string {
  if (capacity === null) return "Not recorded";
  const [, work = "", roles = ""] = /^(job for )?(.*)$/.exec(capacity) ?? [];
  const words = roles
    .split(", ")
    .map((key) => titles.get(key) ?? OTHER_CAPACITIES[key] ?? key)
    .join(", ");
  return work === "" ? words : `Job for ${words}`;
}

const OTHER_CAPACITIES: Readonly<Record<string, string>> = {
  "no role": "No role here",
  console: "Console of the host",
  job: "The program's own work",
  "sign-in": "Signing in",
  "access-token": "by an access token",
};

export function classWords(classes: readonly string[]): string {
  return classes.map((one) => (isFieldClass(one) ? FIELD_CLASSES[one] : one)).join(", ");
}

/** `section-115` as "Section 115". */
export function codeWords(code: string): string {
  const words = code.replaceAll("-", " ");
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}`;
}

/** Who acted, as far as whoever reads may see their name. */
export function personWords(personId: string | null, names: Names): string {
  if (personId === null) return "Nobody";
  return names.get(personId) ?? `Somebody else (${personId.slice(0, 8)})`;
}

/** What an event was about: a name where there is one to be seen, or the reference itself. */
export function objectWords(subject: string, names: Names): string {
  return names.get(subject) ?? subject;
}
