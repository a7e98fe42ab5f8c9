/** Markup that is safe to send: made only by `html`, which escapes, and by `trusted`. */
export type Html = { readonly markup: string };

/** What may stand in a `${}` of `html`. Nothing is shown for false, null and undefined. */
export type HtmlValue = Html | string | number | false | null | undefined | readonly HtmlValue[];

/** Markup from a template. Every value is escaped unless it is markup already; lists are joined without a separator. */
export function html(strings: TemplateStringsArray, ...values: readonly HtmlValue[]): Html {
  let markup = strings[0] ?? "";
  for (let i = 0; i < values.length; i++) markup += render(values[i]) + (strings[i + 1] ?? "");
  return { markup };
}

/** Marks text as markup. Only for text that this program wrote itself, never for anything a person typed. */
export function trusted(markup: string): Html {
  return { markup };
}

/** Attributes in the order given: ` name="value"`. True gives the bare name; false, null and undefined leave it out. */
export function attributes(values: Readonly<Record<string, string | number | boolean | null | undefined>>): Html {
  let markup = "";
  for (const name of Object.keys(values)) {
    const value = values[name];
    if (value === false || value === null || value === undefined) continue;
    markup += value === true ? ` ${name}` : ` ${name}="${escapeHtml(String(value))}"`;
  }
  return { markup };
}

function escapeHtml(text: string): string {
  return SPECIAL.test(text) ? text.replace(EVERY_SPECIAL, (character) => ENTITIES[character] ?? "") : text;
}

const SPECIAL = /[&<>"']/;
const EVERY_SPECIAL = /[&<>"']/g;
const ENTITIES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

function render(value: HtmlValue): string {
  if (typeof value === "string") return escapeHtml(value);
  if (typeof value === "number") return String(value);
  if (value === false || value === null || value === undefined) return "";
  if (!isList(value)) return value.markup;
  let markup = "";
  for (const one of value) markup += render(one);
  return markup;
}

function isList(value: HtmlValue): value is readonly HtmlValue[] {
  return Array.isArray(value);
}
