import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { trusted } from "../html.ts";

/** One example of a component as govuk-frontend publishes it: the options in its words, and the markup they must give. */
export type GovukFixture = { readonly name: string; readonly options: unknown; readonly html: string };

/** Every published example of a component, for the tests of our functions. */
export function govukFixtures(component: string): readonly GovukFixture[] {
  const path = createRequire(import.meta.url).resolve(
    `govuk-frontend/dist/govuk/components/${component}/fixtures.json`,
  );
  return (JSON.parse(readFileSync(path, "utf8")) as { fixtures: GovukFixture[] }).fixtures;
}

/**
 * Their options in our shape: a pair of `text` and `html` (or `titleText` and `titleHtml`) becomes one `text`; an option
 * that holds nothing but words becomes the words; what is empty or null is left out.
 */
export function ourOptions(theirs: unknown, at = ""): unknown {
  if (Array.isArray(theirs)) return theirs.map((item) => ourItem(item, at));
  if (typeof theirs !== "object" || theirs === null) return theirs;

  const entries = Object.entries(theirs).filter(([, value]) => value !== null && value !== undefined);
  const ours: Record<string, unknown> = {};
  for (const [name, value] of entries) {
    if (at === "attributes" || at === "values") ours[name] = value;
    else if (name === "html" || name.endsWith("Html")) continue;
    else if (name === "value" && value === false) ours[name] = "false";
    else ours[name] = isWords(name) ? String(value) : ourOptions(value, name);
  }
  for (const [name, value] of entries) {
    // As in their templates, empty markup gives way to the text.
    if (name === "html" && value) ours["text"] = trusted(String(value).trim());
    if (name.endsWith("Html") && value) ours[name.replace(/Html$/, "Text")] = trusted(String(value).trim());
  }
  return ONLY_WORDS.has(at) ? ours["text"] : ours;
}

/**
 * Markup as a list of tags and words in which only differences that a reader could notice remain: attributes are sorted,
 * classes and white space collapsed, entities decoded. White space is kept where it parts words.
 */
export function normalised(markup: string): string[] {
  const tokens: string[] = [];
  let lastWords: number | undefined;
  let spaced = false;
  for (const part of markup.split(/(<[^>]+>)/)) {
    if (part.startsWith("<")) {
      tokens.push(normalTag(part));
      if (!INLINE_TAG.test(part)) lastWords = undefined;
      continue;
    }
    const words = decoded(part).trim().replace(/\s+/g, " ");
    spaced ||= /^\s/.test(part);
    if (words === "") continue;
    // A space is seen only between words with no block between; wherever it stood, it is kept behind the first of them.
    if (lastWords !== undefined && spaced) tokens[lastWords] += " ";
    lastWords = tokens.push(words) - 1;
    spaced = /\s$/.test(part);
  }
  return tokens;
}

const INLINE_TAG = /^<\/?(span|a|strong|b|em)\b/;
const ONLY_WORDS = new Set(["conditional", "beforeInput", "afterInput", "beforeInputs", "afterInputs"]);

function isWords(name: string): boolean {
  return (
    name === "text" || (name.endsWith("Text") && name !== "multipleFilesChosenText" && !name.endsWith("LimitText"))
  );
}

function ourItem(item: unknown, at: string): unknown {
  const isEmptyObject = typeof item === "object" && item !== null && Object.keys(item).length === 0;
  return isEmptyObject ? undefined : ourOptions(item, at);
}

function normalTag(tag: string): string {
  const [, slash = "", name = "", rest = ""] = /^<(\/?)([\w-]+)(.*?)\/?>$/s.exec(tag) ?? [];
  const found = [...rest.matchAll(/([^\s=]+)(?:="([^"]*)")?/g)].map(([, key = "", value = ""]) => {
    const text = decoded(value);
    return `${key}="${key === "class" ? text.trim().split(/\s+/).join(" ") : text}"`;
  });
  return `<${[slash + name, ...found.sort()].join(" ")}>`;
}

function decoded(text: string): string {
  return text.replace(/&(#39|#x27|quot|amp|lt|gt|ctdot|nbsp);/g, (entity, name: string) => ENTITIES[name] ?? entity);
}

const ENTITIES: Readonly<Record<string, string>> = {
  "#39": "'",
  "#x27": "'",
  quot: '"',
  amp: "&",
  lt: "<",
  gt: ">",
  ctdot: "⋯",
  nbsp: "\u00a0",
};
